/**
 * Commands on their way to the hub: on the disk before they are sent, sent until answered, under one id, so that each
 * takes effect exactly once however often the line breaks. One meeting's commands go one after the other, because two
 * ballots in the wrong order would count the wrong one.
 */
import { v7 as newId } from 'uuid'
import type { CallResult } from '../../../protocol/app/calls.ts'
import type { PendingCommand } from '../../../protocol/app/state.ts'
import { FailureError, failureTraits, type Failure } from '../../../protocol/failures.ts'
import { commandAnswer, type CommandAnswer } from '../../../protocol/live/channel.ts'
import type { Command } from '../../../protocol/live/command.ts'
import type { QueuedCommand, QueueStore } from '../cache/queue-store.ts'
import type { Link } from '../net/link.ts'
import { pause } from '../pause.ts'

export interface CommandQueueOptions {
  readonly store: QueueStore
  readonly link: Link
  readonly now: () => number
  readonly log: (line: string) => void
  /** What is pending, refused or acknowledged has changed. */
  readonly onChange: () => void
}

export interface CommandQueue {
  /** Resolves with the hub's answer, or with `queued` when none comes within a moment. */
  submit(meetingId: string, command: Command): Promise<CallResult<'live:command'>>
  /** Sends what is waiting; on every connect. */
  flush(): void
  pending(meetingId: string): PendingCommand[]
  refused(meetingId: string): (PendingCommand & { failure: Failure })[]
  dismiss(commandId: string): void
  close(): void
}

/** How long the person waits before being told that it will go out later. */
const patienceMs = 2000
const answerTimeoutMs = 5000
/** Between tries that the hub could not answer; each is twice as long as the one before. */
const firstPauseMs = 1000
const longestPauseMs = 30_000

/**
 * How old a command may be when it goes out. A ballot waits as long as it must: it belongs to one vote, and the hub
 * refuses it when that vote has ended. What steers the meeting is meant for the moment it was given in: reaching the
 * hub minutes later it would open an item or close a vote under people's hands, so it is given up and the person
 * told. Had the hub taken it after all, and only its answer got lost, the log says so by itself.
 */
const steeringLimitMs = 30_000

function isStale(entry: QueuedCommand, nowMs: number): boolean {
  if (entry.command.type === 'ballot:cast') return false
  const ageMs = nowMs - entry.queuedAtMs
  // A clock that was put back meanwhile tells nothing: treated as too old.
  return ageMs > steeringLimitMs || ageMs < 0
}

export function createCommandQueue(options: CommandQueueOptions): CommandQueue {
  const { store, link, now, log, onChange } = options
  const waiters = new Map<string, (answer: CallResult<'live:command'>) => void>()
  const draining = new Set<string>()
  const closed = new AbortController()

  function settle(entry: QueuedCommand, answer: CommandAnswer): void {
    const waiter = waiters.get(entry.commandId)
    if (answer.outcome === 'committed') store.acknowledge(entry)
    else if (waiter !== undefined) store.remove(entry.commandId)
    // Nobody waits for the answer any more: it is shown until the person takes it away.
    else store.refuse(entry.commandId, answer.failure)
    onChange()
    waiter?.(answer)
  }

  /** What to do after this try: go on with the next, try the same again, or leave it until the next connect. */
  async function send(entry: QueuedCommand): Promise<'next' | 'again' | 'later'> {
    const { commandId, meetingId, command } = entry
    if (isStale(entry, now())) {
      log(`queue: gave up ${command.type}, too late`)
      settle(entry, { outcome: 'refused', failure: { kind: 'hub-timeout', detail: 'too late to be sent' } })
      return 'next'
    }
    try {
      const answer = await link.request(
        'command',
        { commandId, meetingId, command },
        commandAnswer,
        answerTimeoutMs,
      )
      if (closed.signal.aborted) return 'later'
      settle(entry, answer)
      return 'next'
    } catch (cause) {
      if (!(cause instanceof FailureError)) throw cause
      if (closed.signal.aborted || !link.isConnected() || cause.kind === 'signed-out') return 'later'
      if (failureTraits[cause.kind].canRetry) return 'again'
      log(`queue: ${command.type} refused, ${cause.kind}`)
      settle(entry, { outcome: 'refused', failure: cause.toFailure() })
      return 'next'
    }
  }

  async function drain(meetingId: string): Promise<void> {
    if (draining.has(meetingId)) return
    draining.add(meetingId)
    let pauseMs = firstPauseMs
    try {
      while (link.isConnected() && !closed.signal.aborted) {
        const entry = store.all().find((each) => each.meetingId === meetingId && each.refusal === null)
        if (entry === undefined) return
        const then = await send(entry)
        if (then === 'later') return
        if (then === 'next') pauseMs = firstPauseMs
        else {
          await pause(pauseMs, closed.signal)
          pauseMs = Math.min(longestPauseMs, pauseMs * 2)
        }
      }
    } finally {
      draining.delete(meetingId)
    }
  }

  function start(meetingId: string): void {
    drain(meetingId).catch((cause: unknown) => {
      log(`queue: stopped, ${String(cause)}`)
    })
  }

  function view(entry: QueuedCommand): PendingCommand {
    const { command, commandId, queuedAtMs } = entry
    return {
      commandId,
      type: command.type,
      voteId: 'voteId' in command ? command.voteId : null,
      choice: command.type === 'ballot:cast' ? command.choice : null,
      sinceMs: queuedAtMs,
    }
  }

  return {
    submit(meetingId, command) {
      const entry = { commandId: newId(), meetingId, command, queuedAtMs: now(), refusal: null }
      store.add(entry)
      onChange()
      return new Promise((resolve) => {
        const done = (answer: CallResult<'live:command'>) => {
          clearTimeout(timer)
          waiters.delete(entry.commandId)
          resolve(answer)
        }
        const timer = setTimeout(() => done({ outcome: 'queued' }), patienceMs)
        waiters.set(entry.commandId, done)
        start(meetingId)
      })
    },
    flush() {
      for (const meetingId of new Set(store.all().map((entry) => entry.meetingId))) start(meetingId)
    },
    pending: (meetingId) =>
      store
        .all()
        .filter((entry) => entry.meetingId === meetingId && entry.refusal === null)
        .map(view),
    refused: (meetingId) =>
      store
        .all()
        .flatMap((entry) =>
          entry.meetingId === meetingId && entry.refusal !== null
            ? [{ ...view(entry), failure: entry.refusal }]
            : [],
        ),
    dismiss(commandId) {
      const entry = store.all().find((each) => each.commandId === commandId)
      if (entry === undefined || entry.refusal === null) return
      store.remove(commandId)
      onChange()
    },
    close() {
      closed.abort()
      for (const done of waiters.values()) done({ outcome: 'queued' })
    },
  }
}
