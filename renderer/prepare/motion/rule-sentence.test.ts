import { beforeAll, expect, test } from 'vitest'
import i18next, { type TFunction } from 'i18next'
import { presets } from '../../../meeting/presets.ts'
import { en } from '../../i18n/en/en.ts'
import { vi } from '../../i18n/vi/vi.ts'
import { canEverPass, limitWords, ruleSentences, shareWords } from './rule-sentence.ts'

let inVietnamese: TFunction
let inEnglish: TFunction

beforeAll(async () => {
  const i18n = i18next.createInstance()
  await i18n.init({ lng: 'vi', defaultNS: 'all', resources: { vi: { all: vi }, en: { all: en } } })
  inVietnamese = i18n.getFixedT('vi')
  inEnglish = i18n.getFixedT('en')
})

const half = { numerator: 1, denominator: 2 }
const twoThirds = { numerator: 2, denominator: 3 }
const all = { numerator: 5, denominator: 5 }

test('a share reads as people say it', () => {
  expect(shareWords(inVietnamese, half, true)).toBe('quá nửa')
  expect(shareWords(inVietnamese, half, false)).toBe('ít nhất một nửa')
  expect(shareWords(inVietnamese, twoThirds, false)).toBe('ít nhất 2/3')
  expect(shareWords(inVietnamese, { numerator: 2, denominator: 4 }, true)).toBe('quá nửa')
  expect(shareWords(inVietnamese, all, false)).toBe('100 %')
  expect(shareWords(inEnglish, twoThirds, true)).toBe('more than 2/3 of')
})

test('a threshold of zero is not said to pass on nothing', () => {
  expect(shareWords(inVietnamese, { numerator: 0, denominator: 3 }, false)).toBe('ít nhất một người trong')
})

test('a time limit reads in minutes and seconds', () => {
  expect(limitWords(inVietnamese, 30)).toBe('30 giây')
  expect(limitWords(inVietnamese, 120)).toBe('2 phút')
  expect(limitWords(inEnglish, 61)).toBe('1 minute 1 second')
})

test('the rule of a people’s committee reads whole in both languages', () => {
  expect(ruleSentences(inVietnamese, presets['ubnd-decision']).join(' ')).toBe(
    'Thông qua khi quá nửa tổng số thành viên tán thành. ' +
      'Nếu số tán thành và không tán thành ngang nhau thì theo ý kiến của chủ trì. ' +
      'Cần ít nhất 2/3 tổng số thành viên có mặt. Đổi phiếu được đến khi đóng biểu quyết. ' +
      'Kết quả chỉ hiện khi đóng biểu quyết. Chủ trì đóng biểu quyết.',
  )
  expect(ruleSentences(inEnglish, presets['ubnd-decision'])[0]).toBe(
    'Passes when more than half of all members approve.',
  )
})

test('every preset has a sentence for each of its fields, none left as a key', () => {
  for (const rule of Object.values(presets)) {
    for (const sentence of [...ruleSentences(inVietnamese, rule), ...ruleSentences(inEnglish, rule)]) {
      expect(sentence).not.toMatch(/prepare\.|\{\{/)
    }
  }
})

test('"more than all" is known to be unreachable', () => {
  expect(canEverPass({ ...presets.procedural, threshold: all, isStrict: true })).toBe(false)
  expect(canEverPass({ ...presets.procedural, threshold: all, isStrict: false })).toBe(true)
})
