import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { protocolReference, protocolReferencePath } from '../build/protocol-reference.ts'
import { canonicalJson } from './canonical.ts'
import { command, sentCommand } from './live/command.ts'
import { logEvent } from './live/event.ts'
import { syncPage } from './http/sync.ts'
import { edit } from './rows/row.ts'
import { fraction } from './live/voting-rule.ts'

const id = '00000000-0000-7000-8000-000000000001'

test('W1 the wire is what docs/protocol.md says: run `npm run docs:protocol` after a change meant', async () => {
  expect(await readFile(protocolReferencePath, 'utf8')).toBe(protocolReference())
})

describe('W2 towards the hub, unknown fields are refused', () => {
  test('in a command and in its envelope', () => {
    const start = { type: 'meeting:start' }
    expect(command.safeParse(start).success).toBe(true)
    expect(command.safeParse({ ...start, extra: 1 }).success).toBe(false)
    const sent = { commandId: id, meetingId: id, command: start }
    expect(sentCommand.safeParse(sent).success).toBe(true)
    expect(sentCommand.safeParse({ ...sent, extra: 1 }).success).toBe(false)
  })
  test('in a row that is put, and its status can not be set by hand', () => {
    const row = {
      id,
      title: 'Session',
      kind: 'ubnd',
      unit: '',
      place: '',
      startsAtMs: 1,
      quorum: { numerator: 2, denominator: 3 },
    }
    expect(edit.safeParse({ edit: 'put-meeting', row }).success).toBe(true)
    expect(edit.safeParse({ edit: 'put-meeting', row: { ...row, status: 'ended' } }).success).toBe(false)
  })
})

describe('W3 from the hub, fields a newer hub added are tolerated', () => {
  test('in events and in pages of rows', () => {
    const event = { seq: 1, atMs: 1, by: null, body: { type: 'meeting:ended', reason: 'new' }, extra: true }
    expect(logEvent.parse(event)).toEqual({ seq: 1, atMs: 1, by: null, body: { type: 'meeting:ended' } })
    const page = {
      rows: [],
      tombstones: [{ table: 'meeting', id, why: 'new' }],
      cursor: 3,
      hasMore: false,
      extra: 1,
    }
    expect(syncPage.parse(page).tombstones).toEqual([{ table: 'meeting', id }])
  })
})

test('a share of more than the whole is refused', () => {
  expect(fraction.safeParse({ numerator: 3, denominator: 2 }).success).toBe(false)
})

describe('canonical JSON', () => {
  test('sorts keys, drops undefined, keeps order of lists, writes as JSON.stringify does', () => {
    expect(canonicalJson({ b: [2, 1], a: { d: null, c: 'ế"\n' }, e: undefined })).toBe(
      String.raw`{"a":{"c":"ế\"\n","d":null},"b":[2,1]}`,
    )
  })
  test('has no word for what is not a number', () => {
    expect(() => canonicalJson({ x: Number.NaN })).toThrow(TypeError)
  })
})
