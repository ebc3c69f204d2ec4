/** What every store must do: logs, boxes, signed heads and places. */
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { emptyLogHash } from '../../meeting/hash-chain.ts'
import {
  answer,
  meetingRow,
  chain,
  append,
  meetingWithPeople,
  idsOf,
  type StoreInUse,
} from './store-fixtures.ts'

export function describeLog(use: StoreInUse): void {
  describe('the log', () => {
    it('keeps events in order and the head with them', async () => {
      const meetingId = newId()
      expect(await use.store.log.readHead(meetingId)).toEqual({ seq: 0, hash: emptyLogHash })
      const { events, head } = chain(5)
      await use.store.log.append([append(meetingId, { events })], [])
      await use.reopen()
      expect(await use.store.log.readHead(meetingId)).toEqual({ seq: 5, hash: head.hash })
      expect(await use.store.log.read(meetingId, 0, 100)).toEqual(events)
      expect(await use.store.log.read(meetingId, 2, 2)).toEqual(events.slice(2, 4))
      expect(await use.store.log.read(newId(), 0, 100)).toEqual([])
    })

    it('writes nothing at all when one of the heads is not where it was thought to be', async () => {
      const [one, two] = [newId(), newId()]
      await use.store.log.append([append(one, { events: chain(1).events })], [])
      const voteId = newId()
      const appended = await use.store.log.append(
        [
          append(two, {
            events: chain(1).events,
            ballots: [{ voteId, personId: newId(), choice: 'approve' }],
            meetingRow: meetingRow(two, 'live'),
          }),
          append(one, { events: chain(1).events }),
        ],
        [answer('p', 'c')],
      )
      expect(appended).toEqual({ outcome: 'behind' })
      expect((await use.store.log.readHead(two)).seq).toBe(0)
      expect(await use.store.log.readBallots(two)).toEqual([])
      expect(await use.store.rows.loadMeeting(two)).toBeNull()
      expect(await use.store.hub.findAnswer('p', 'c')).toBeNull()
    })

    it('of two appends on the same head, lets one in', async () => {
      const meetingId = newId()
      const outcomes = await Promise.all([
        use.store.log.append([append(meetingId, { events: chain(1).events })], []),
        use.store.log.append([append(meetingId, { events: chain(2).events })], []),
      ])
      expect(outcomes.map((each) => each.outcome).sort()).toEqual(['appended', 'behind'])
    })

    it('keeps one ballot for each vote and person, the last one, until its box is emptied', async () => {
      const meetingId = newId()
      const [voteId, otherVote, personId] = [newId(), newId(), newId()]
      const { events, head } = chain(1)
      await use.store.log.append(
        [
          append(meetingId, {
            events,
            ballots: [
              { voteId, personId, choice: 'approve' },
              { voteId: otherVote, personId, choice: 'abstain' },
              { voteId, personId, choice: 'reject' },
            ],
          }),
        ],
        [],
      )
      await use.reopen()
      expect(new Set(await use.store.log.readBallots(meetingId))).toEqual(
        new Set([
          { voteId, personId, choice: 'reject' },
          { voteId: otherVote, personId, choice: 'abstain' },
        ]),
      )
      const next = chain(1, head)
      await use.store.log.append(
        [append(meetingId, { afterSeq: 1, events: next.events, emptiedVoteIds: [voteId] })],
        [],
      )
      expect(await use.store.log.readBallots(meetingId)).toEqual([
        { voteId: otherVote, personId, choice: 'abstain' },
      ])
    })

    it("commits the answers, the signed head and the meeting's row together with the events", async () => {
      const me = newId()
      const meetingId = await meetingWithPeople(use.store, [me])
      const { events, head } = chain(1)
      const checkpoint = { seq: 1, hash: head.hash, signature: 'c2ln', atMs: 7 }
      const appended = await use.store.log.append(
        [
          append(meetingId, {
            events,
            checkpoints: [checkpoint],
            meetingRow: meetingRow(meetingId, 'live'),
          }),
        ],
        [answer('p', 'c')],
      )
      expect(appended).toEqual({ outcome: 'appended', change: 2 })
      expect(await use.store.log.readCheckpoints(meetingId)).toEqual([checkpoint])
      expect(await idsOf(use.store, me, 1)).toEqual([meetingId])
      expect(await use.store.rows.liveMeetingIds()).toEqual([meetingId])
      expect(await use.store.hub.findAnswer('p', 'c')).not.toBeNull()
    })

    it('keeps the last place of each meeting', async () => {
      const meetingId = newId()
      expect(await use.store.log.readPlace(meetingId)).toBeNull()
      const place = { meetingId, revision: 1, by: null, atMs: 1, shown: null }
      const shown = { documentId: newId(), page: 2, pointer: { x: 0.25, y: 1 } }
      await use.store.log.savePlace(place)
      await use.store.log.savePlace({ ...place, revision: 2, shown })
      expect(await use.store.log.readPlace(meetingId)).toEqual({ ...place, revision: 2, shown })
    })
  })
}
