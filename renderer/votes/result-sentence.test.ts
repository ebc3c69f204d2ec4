import { createInstance, type TFunction } from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { presets } from '../../meeting/presets.ts'
import type { Vote } from '../../meeting/state.ts'
import { tally } from '../../meeting/tally.ts'
import type { Choice } from '../../protocol/live/motion.ts'
import type { VotingRule } from '../../protocol/live/voting-rule.ts'
import { en } from '../i18n/en/en.ts'
import { formatsFor } from '../i18n/format.ts'
import { vi } from '../i18n/vi/vi.ts'
import { stateAfter, started, voteOpened } from '../session/testing.ts'
import { resultSentences } from './result-sentence.ts'

const texts = createInstance()
beforeAll(async () => {
  await texts.init({
    lng: 'vi',
    defaultNS: 'all',
    resources: { vi: { all: vi }, en: { all: en } },
    interpolation: { escapeValue: false },
  })
})

const [open] = stateAfter(started, voteOpened('v', null)).votes
if (open === undefined) throw new Error('no vote')
const vote: Vote = open

/** A vote closed with these numbers; the first voter is the chair. */
function closed(
  rule: VotingRule,
  members: number,
  present: number,
  ...counts: [number, number, number]
): Vote {
  const names: Choice[] = ['approve', 'reject', 'abstain']
  const ballots = names
    .flatMap((choice, index) => Array.from({ length: counts[index] ?? 0 }, () => choice))
    .map((choice, index) => ({ personId: String(index), choice }))
  const result = tally({ rule, ballots, memberCount: members, presentCount: present, chairId: '0' })
  const voters = Array.from({ length: members }, (_, index) => String(index))
  return {
    ...vote,
    motion: { ...vote.motion, rule },
    voters,
    end: { how: 'closed', atMs: 0, ballots, result },
  }
}

function sentences(of: Vote, language: 'vi' | 'en' = 'vi') {
  const t: TFunction = texts.getFixedT(language)
  return resultSentences(of, t, formatsFor(language))
}

test('a resolution of all members says its outcome and its arithmetic', () => {
  expect(sentences(closed(presets['ubnd-decision'], 15, 14, 13, 1, 0))).toEqual({
    outcome: 'Thông qua: 13/15 tổng số thành viên tán thành (86,7 %)',
    reckoning: [
      'Cần quá nửa tổng số 15 thành viên, tức ít nhất 8 tán thành.',
      'Số phiếu: 14/15 thành viên; có mặt 14.',
    ],
  })
})

test('the same in English', () => {
  expect(sentences(closed(presets['ubnd-decision'], 15, 14, 13, 1, 0), 'en')).toEqual({
    outcome: 'Carried: 13 of all 15 members in favour (86.7%)',
    reckoning: [
      'Needed: more than half of all 15 members, so at least 8 in favour.',
      'Ballots: 14 of 15 members; 14 present.',
    ],
  })
})

test('a threshold that suffices by itself is "at least", and its share is named', () => {
  expect(sentences(closed(presets['hdnd-removal'], 15, 15, 9, 6, 0))).toMatchObject({
    outcome: 'Không thông qua: 9/15 tổng số thành viên tán thành (60 %)',
    reckoning: ['Cần ít nhất 2/3 tổng số 15 thành viên, tức 10 tán thành.', expect.any(String)],
  })
})

test('members present and ballots cast are named as what they are', () => {
  expect(sentences(closed(presets.procedural, 15, 11, 7, 2, 1))?.outcome).toBe(
    'Thông qua: 7/11 thành viên có mặt tán thành (63,6 %)',
  )
  expect(sentences(closed(presets['informal-poll'], 15, 11, 3, 4, 0))?.outcome).toBe(
    'Không thông qua: 3/7 phiếu tán thành (42,9 %)',
  )
})

test('a tie says who decided, or that nobody did', () => {
  expect(sentences(closed(presets['ubnd-decision'], 10, 10, 5, 5, 0))?.reckoning).toContain(
    'Số phiếu hai bên bằng nhau; thông qua theo phía chủ trì.',
  )
  expect(sentences(closed(presets['hdnd-resolution'], 10, 10, 5, 5, 0))?.reckoning).toContain(
    'Số phiếu hai bên bằng nhau nên không thông qua.',
  )
})

test('a vote without quorum says so', () => {
  const without = { ...closed(presets['ubnd-decision'], 15, 5, 5, 0, 0), isQuorate: false }
  expect(sentences(without)?.reckoning.at(-1)).toBe(
    'Biểu quyết được mở khi chưa đủ số thành viên có mặt theo quy định.',
  )
})

test('no ballot at all gives no share of nothing', () => {
  expect(sentences(closed(presets['informal-poll'], 15, 11, 0, 0, 0))?.outcome).toBe(
    'Không thông qua: không có phiếu nào',
  )
})

test('a vote that is open or was taken back has no result', () => {
  expect(sentences(vote)).toBeNull()
  expect(sentences({ ...vote, end: { how: 'cancelled', atMs: 0, reason: 'x' } })).toBeNull()
})
