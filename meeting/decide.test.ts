import { describe, expect, test } from 'vitest'
import { as, chair, documentIds, id, itemIds, Log, prepared, startedLog, voteOpenCommand } from './testing.ts'

const item = (n: number) => itemIds[n] ?? ''
const cast = { type: 'ballot:cast', voteId: id(301), choice: 'approve' } as const

describe('every refusal', () => {
  test('who is not on the list may do nothing', () => {
    expect(new Log().refusal({ type: 'meeting:start' }, as(99))).toBe('not-a-participant')
  })
  test('a delegate may not do what only the chair may', () => {
    const log = startedLog()
    for (const command of [
      { type: 'meeting:end' },
      { type: 'item:open', itemId: item(0) },
      { type: 'item:close', itemId: item(0) },
      { type: 'attendance:mark', personId: id(2), isPresent: true },
      voteOpenCommand(),
      { type: 'vote:close', voteId: id(301) },
      { type: 'vote:cancel', voteId: id(301), reason: 'by mistake' },
    ] as const) {
      expect(log.refusal(command, as(2)), command.type).toBe('not-allowed')
    }
  })
  test('the secretary leads the agenda but opens no vote', () => {
    const log = startedLog().do({ type: 'item:open', itemId: item(0) }, as(6))
    expect(log.refusal(voteOpenCommand(), as(6))).toBe('not-allowed')
  })
  test('nobody but the hub replaces the roster', () => {
    expect(startedLog().refusal({ type: 'roster:update' })).toBe('not-allowed')
  })
  test('a draft can not be started', () => {
    const log = new Log()
    log.prepared = { ...prepared, isPublished: false }
    expect(log.refusal({ type: 'meeting:start' })).toBe('meeting-not-published')
  })
  test('a meeting without members can not be started', () => {
    const log = new Log()
    log.prepared = { ...prepared, roster: prepared.roster.map((entry) => ({ ...entry, isMember: false })) }
    expect(log.refusal({ type: 'meeting:start' })).toBe('no-members')
  })
  test('a meeting starts once', () => {
    expect(startedLog().refusal({ type: 'meeting:start' })).toBe('meeting-already-started')
  })
  test('nothing happens before the start', () => {
    expect(new Log().refusal({ type: 'item:open', itemId: item(0) })).toBe('meeting-not-live')
  })
  test('nothing happens after the end, not even another start', () => {
    const log = startedLog().do({ type: 'meeting:end' })
    expect(log.refusal({ type: 'item:open', itemId: item(0) })).toBe('meeting-ended')
    expect(log.refusal({ type: 'meeting:start' })).toBe('meeting-ended')
  })
  test('a meeting does not end while a vote is open', () => {
    expect(startedLog().do(voteOpenCommand()).refusal({ type: 'meeting:end' })).toBe('vote-already-open')
  })
  test('items: unknown, open already, none open', () => {
    const log = startedLog()
    expect(log.refusal({ type: 'item:open', itemId: id(999) })).toBe('unknown-item')
    expect(log.refusal({ type: 'item:close', itemId: item(0) })).toBe('no-open-item')
    log.do({ type: 'item:open', itemId: item(0) })
    expect(log.refusal({ type: 'item:open', itemId: item(0) })).toBe('item-already-open')
    expect(log.refusal({ type: 'item:close', itemId: item(1) })).toBe('no-open-item')
  })
  test('attendance: unknown person, nothing new', () => {
    const log = startedLog()
    const mark = { type: 'attendance:mark', personId: id(2), isPresent: true } as const
    expect(log.refusal({ ...mark, personId: id(99) })).toBe('unknown-person')
    expect(log.refusal({ ...mark, isPresent: false })).toBe('attendance-unchanged')
    log.do(mark)
    expect(log.refusal({ type: 'attendance:check-in' }, as(2))).toBe('attendance-unchanged')
    expect(log.refusal({ type: 'attendance:check-in' }, 'hub')).toBe('unknown-person')
  })
  test('votes: one at a time, each id once, about things of this meeting', () => {
    const log = startedLog().do(voteOpenCommand())
    expect(log.refusal(voteOpenCommand({}, id(302)))).toBe('vote-already-open')
    log.do({ type: 'vote:close', voteId: id(301) })
    expect(log.refusal(voteOpenCommand())).toBe('vote-id-taken')
    const other = voteOpenCommand({}, id(302))
    if (other.type !== 'vote:open') throw new Error('not a vote')
    expect(log.refusal({ ...other, itemId: id(999) })).toBe('unknown-item')
    const motion = { ...other.motion, documentId: id(999) }
    expect(log.refusal({ ...other, motion })).toBe('unknown-document')
    expect(log.refusal({ ...other, motion: { ...motion, documentId: documentIds[0] ?? '' } })).toBeNull()
  })
  test('without a quorum the chair is asked', () => {
    const log = startedLog()
    const command = voteOpenCommand()
    if (command.type !== 'vote:open') throw new Error('not a vote')
    expect(log.refusal({ ...command, withoutQuorum: false })).toBe('no-quorum')
    for (const n of [1, 2, 3, 4]) log.do({ type: 'attendance:check-in' }, as(n))
    expect(log.refusal({ ...command, withoutQuorum: false })).toBeNull()
    expect(log.state.votes[0]?.isQuorate).toBe(true)
  })
  test('a vote opened without a quorum says so in the record', () => {
    expect(startedLog().do(voteOpenCommand()).state.votes[0]?.isQuorate).toBe(false)
  })
  test('a roster that lost its members opens no vote', () => {
    const log = startedLog()
    log.append({
      type: 'roster:updated',
      roster: prepared.roster.map((one) => ({ ...one, isMember: false })),
    })
    expect(log.refusal(voteOpenCommand())).toBe('no-members')
  })
  test('ballots: unknown vote, closed vote, no vote of one’s own', () => {
    const log = startedLog()
    expect(log.refusal(cast, as(2))).toBe('unknown-vote')
    log.do(voteOpenCommand())
    expect(log.refusal(cast, as(6))).toBe('not-a-voter')
    expect(log.refusal(cast, as(7))).toBe('not-allowed')
    expect(log.refusal(cast, 'hub')).toBe('not-a-voter')
    log.do({ type: 'vote:close', voteId: id(301) })
    expect(log.refusal(cast, as(2))).toBe('vote-not-open')
  })
  test('a ballot after the time limit does not count, though nobody has closed the vote yet', () => {
    const log = startedLog().do(voteOpenCommand({ timeLimitSeconds: 60 }))
    log.atMs += 59_999
    expect(log.refusal(cast, as(2))).toBeNull()
    log.atMs += 1
    expect(log.refusal(cast, as(3))).toBe('vote-not-open')
  })
  test('a ballot is final where the motion says so', () => {
    const log = startedLog()
      .do(voteOpenCommand({ isChangeable: false }))
      .do(cast, as(2))
    expect(log.refusal({ ...cast, choice: 'reject' }, as(2))).toBe('already-voted')
  })
  test('closing and cancelling: unknown, ended already', () => {
    const log = startedLog()
    const close = { type: 'vote:close', voteId: id(301) } as const
    const cancel = { type: 'vote:cancel', voteId: id(301), reason: 'by mistake' } as const
    expect(log.refusal(close)).toBe('unknown-vote')
    expect(log.refusal(cancel)).toBe('unknown-vote')
    log.do(voteOpenCommand()).do(cancel)
    expect(log.refusal(close)).toBe('vote-not-open')
    expect(log.refusal(cancel)).toBe('vote-not-open')
  })
})

describe('what is accepted', () => {
  test('opening an item closes the one before it', () => {
    const log = startedLog().do({ type: 'item:open', itemId: item(0) })
    log.atMs += 5000
    log.do({ type: 'item:open', itemId: item(1) })
    expect(log.state.itemTimes).toEqual([
      { itemId: item(0), openedAtMs: 1_000_000, closedAtMs: 1_005_000 },
      { itemId: item(1), openedAtMs: 1_005_000, closedAtMs: null },
    ])
  })
  test('a changed ballot counts once, as the last one given', () => {
    const log = startedLog().do(voteOpenCommand()).do(cast, as(2))
    log.do({ ...cast, choice: 'reject' }, as(2)).do({ type: 'vote:close', voteId: id(301) })
    const end = log.state.votes[0]?.end
    expect(end?.how === 'closed' && end.result.counts).toEqual({ approve: 0, reject: 1, abstain: 0 })
    expect(log.state.votes[0]?.receivedFrom).toEqual([id(2)])
  })
  test('what a person chose is in no event before the close, unless the motion reveals ballots live', () => {
    const secretly = startedLog().do(voteOpenCommand()).do(cast, as(2))
    expect(JSON.stringify(secretly.events)).not.toContain('"choice"')
    const openly = startedLog()
      .do(voteOpenCommand({ reveal: 'live' }))
      .do(cast, as(2))
    expect(openly.state.votes[0]?.revealed).toEqual({ [id(2)]: 'approve' })
  })
  test('who voted was present, whatever the attendance list says', () => {
    const log = startedLog()
      .do(voteOpenCommand({ base: 'present-members' }))
      .do(cast, as(2))
    log.do({ type: 'vote:close', voteId: id(301) })
    const end = log.state.votes[0]?.end
    expect(end?.how === 'closed' && end.result).toMatchObject({
      presentCount: 1,
      baseCount: 1,
      isPassed: true,
    })
  })
  test('the time limit is kept by the hub itself', () => {
    const log = startedLog().do(voteOpenCommand({ timeLimitSeconds: 60 }))
    expect(log.state.votes[0]?.closesAtMs).toBe(1_060_000)
    log.do({ type: 'vote:close', voteId: id(301) }, 'hub')
    expect(log.events.at(-1)?.by).toBeNull()
  })
  test('who is taken off the list is no longer present; who may vote was fixed when the vote opened', () => {
    const log = startedLog().do({ type: 'attendance:check-in' }, as(2)).do(voteOpenCommand())
    log.prepared = { ...prepared, roster: prepared.roster.filter((entry) => entry.personId !== id(2)) }
    log.do({ type: 'roster:update' }, 'hub')
    expect(log.state.present).toEqual([])
    expect(log.state.votes[0]?.voters).toContain(id(2))
  })
  test('the chair may do everything a delegate may', () => {
    expect(startedLog().do(voteOpenCommand()).refusal(cast, chair)).toBeNull()
  })
})
