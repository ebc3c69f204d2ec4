import { expect, test } from 'vitest'
import { slipCode } from '../../../protocol/http/sign-in.ts'
import { groupedCode, inSheets } from './slip-code.ts'

test('a printed code is read back as the same code', () => {
  expect(groupedCode('K7M2PQ4RST')).toBe('K7M2P-Q4RST')
  expect(slipCode.parse(groupedCode('K7M2PQ4RST'))).toBe('K7M2PQ4RST')
})

test('slips fill sheets of eight, none lost and none twice', () => {
  const slips = Array.from({ length: 17 }, (_, i) => i)
  expect(inSheets(slips).map((sheet) => sheet.length)).toEqual([8, 8, 1])
  expect(inSheets(slips).flat()).toEqual(slips)
  expect(inSheets([])).toEqual([])
})
