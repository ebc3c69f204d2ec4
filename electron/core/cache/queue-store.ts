/**
 * Commands of this person that the hub has not answered yet, and the ballots it has acknowledged.
 * A command is on the disk, for good, before it is sent: it survives a crash and a power cut.
 */
import { z } from 'zod'
import { failure, type Failure } from '../../../protocol/failures.ts'
import { timeMs, uuid } from '../../../protocol/ids.ts'
import { command } from '../../../protocol/live/command.ts'
import { choice, type Choice } from '../../../protocol/live/motion.ts'
import { writing, type Db } from './database.ts'
import type { Sealer } from './sealing.ts'

const queuedCommand = z.object({
  commandId: uuid,
  meetingId: uuid,
  command,
  /** By this laptop's clock. */
  queuedAtMs: timeMs,
  /** Set once the hub, or this laptop, has refused it; then it is only shown, and never sent again. */
  refusal: failure.nullable(),
})
export type QueuedCommand = z.infer<typeof queuedCommand>

export interface QueueStore {
  /** In the order in which they were given. */
  all(): readonly QueuedCommand[]
  add(entry: QueuedCommand): void
  refuse(commandId: string, refusal: Failure): void
  remove(commandId: string): void
  /** The hub has it: out of the queue, and a ballot into the acknowledged ones, in one step. */
  acknowledge(entry: QueuedCommand): void
  ownBallots(meetingId: string): Readonly<Record<string, Choice>>
  /** What the hub says of one vote: the choice, or null where it holds no ballot of this person. */
  setOwnBallot(meetingId: string, voteId: string, choice: Choice | null): void
}

export function createQueueStore(db: Db, sealer: Sealer): QueueStore {
  const put = db.prepare(
    'insert into command values (?, ?, ?) on conflict do update set content = excluded.content',
  )
  const deleteCommand = db.prepare('delete from command where command_id = ?')
  const putBallot = db.prepare(
    'insert into own_ballot values (?, ?, ?) on conflict do update set content = excluded.content',
  )
  const deleteBallot = db.prepare('delete from own_ballot where vote_id = ?')
  const selectBallots = db.prepare<[string], { vote_id: string; content: Buffer }>(
    'select vote_id, content from own_ballot where meeting_id = ?',
  )

  /** The map keeps the order; ids are UUIDv7, so it is the order of the ids too. */
  const queue = new Map<string, QueuedCommand>()
  const stored = db
    .prepare<[], { command_id: string; content: Buffer }>(
      'select command_id, content from command order by 1',
    )
    .all()
  for (const row of stored) {
    const entry = queuedCommand.safeParse(sealer.openJson(row.content, `command/${row.command_id}`))
    if (entry.success) queue.set(entry.data.commandId, entry.data)
  }

  function write(entry: QueuedCommand): void {
    const content = sealer.sealJson(entry, `command/${entry.commandId}`)
    // A vote must outlive a power cut, so this one commit waits for the disk.
    db.pragma('synchronous = FULL')
    try {
      writing(() => put.run(entry.commandId, entry.meetingId, content))
    } finally {
      db.pragma('synchronous = NORMAL')
    }
    queue.set(entry.commandId, entry)
  }

  function writeBallot(meetingId: string, voteId: string, value: Choice): void {
    putBallot.run(voteId, meetingId, sealer.sealJson(value, `own-ballot/${voteId}`))
  }

  return {
    all: () => [...queue.values()],
    add: write,
    refuse(commandId, refusal) {
      const entry = queue.get(commandId)
      if (entry !== undefined) write({ ...entry, refusal })
    },
    remove(commandId) {
      writing(() => deleteCommand.run(commandId))
      queue.delete(commandId)
    },
    acknowledge(entry) {
      writing(
        db.transaction(() => {
          deleteCommand.run(entry.commandId)
          if (entry.command.type === 'ballot:cast') {
            writeBallot(entry.meetingId, entry.command.voteId, entry.command.choice)
          }
        }),
      )
      queue.delete(entry.commandId)
    },
    ownBallots(meetingId) {
      const ballots: Record<string, Choice> = {}
      for (const row of selectBallots.all(meetingId)) {
        const value = choice.safeParse(sealer.openJson(row.content, `own-ballot/${row.vote_id}`))
        if (value.success) ballots[row.vote_id] = value.data
      }
      return ballots
    },
    setOwnBallot(meetingId, voteId, value) {
      writing(() => {
        if (value === null) deleteBallot.run(voteId)
        else writeBallot(meetingId, voteId, value)
      })
    },
  }
}
