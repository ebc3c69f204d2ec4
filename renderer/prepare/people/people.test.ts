import { expect, test } from 'vitest'
import type { KnownPerson } from '../../../protocol/http/people.ts'
import { decodeText } from './decode-text.ts'
import { attending, knownPersonFor, suggestPeople } from './match-people.ts'
import { parsePeople } from './parse-people.ts'

const brief = (text: string) =>
  parsePeople(text).people.map((one) => [one.name, one.jobTitle, one.unit, one.role, one.isMember])

test('a block copied from a spreadsheet with a Vietnamese header is understood', () => {
  const text =
    'STT\tHọ và tên\tChức vụ\tĐơn vị\tTư cách\n' +
    '1\tTrịnh Đình Khoát\tChủ tịch\tUBND xã\tChủ trì\n' +
    '2\tNgô Thị Thanh Diệp\tChuyên viên\tVăn phòng\tThư ký\n' +
    '3\tLại Thế Toản\tPhó Bí thư, Thường trực\tĐảng ủy xã\tKhách mời\n' +
    '4\tHà Văn Tấu\tPhó Chủ tịch\tUBND xã\t\n'
  expect(brief(text)).toEqual([
    ['Trịnh Đình Khoát', 'Chủ tịch', 'UBND xã', 'chair', true],
    ['Ngô Thị Thanh Diệp', 'Chuyên viên', 'Văn phòng', 'secretary', false],
    ['Lại Thế Toản', 'Phó Bí thư, Thường trực', 'Đảng ủy xã', 'guest', false],
    ['Hà Văn Tấu', 'Phó Chủ tịch', 'UBND xã', 'delegate', true],
  ])
})

test('an English CSV with quotes, and a semicolon CSV, are understood', () => {
  expect(
    brief('Name,Title,Unit,Role,Member\n"Khoát, Trịnh Đình",Chair,PC,chair,yes\nLan,,,guest,no'),
  ).toEqual([
    ['Khoát, Trịnh Đình', 'Chair', 'PC', 'chair', true],
    ['Lan', '', '', 'guest', false],
  ])
  expect(brief('Họ tên;Chức danh\nBùi Thị Lụa;Trưởng phòng')).toEqual([
    ['Bùi Thị Lụa', 'Trưởng phòng', '', 'delegate', true],
  ])
})

test('without a header, columns are told by what stands in them', () => {
  expect(brief('1\tHà Văn Tấu\tPhó Chủ tịch\tĐại biểu\n2\tTạ Thị Ngà\tPhó phòng\tKhách mời')).toEqual([
    ['Hà Văn Tấu', 'Phó Chủ tịch', '', 'delegate', true],
    ['Tạ Thị Ngà', 'Phó phòng', '', 'guest', false],
  ])
  expect(brief('Hà Văn Tấu\nTạ Thị Ngà').map((one) => one[0])).toEqual(['Hà Văn Tấu', 'Tạ Thị Ngà'])
})

test('family name and given name in two columns become one name', () => {
  expect(brief('Họ đệm\tTên\tChức vụ\nHà Văn\tTấu\tPhó Chủ tịch')[0]?.[0]).toBe('Hà Văn Tấu')
})

test('a mark in the members’ column decides who votes; an empty cell there means no', () => {
  const people = brief('Họ và tên\tThành viên\nA\tx\nB\t\nC\tkhông')
  expect(people.map((one) => one[4])).toEqual([true, false, false])
})

test('every line that was not fully understood says why, by its number in the sheet', () => {
  const { people } = parsePeople(
    'Họ và tên\tVai trò\nA\tTrợ lý\n\tĐại biểu\n\nA\tTrợ lý\n' + 'x'.repeat(130) + '\t',
  )
  expect(people.map((one) => [one.lineNumber, one.isUsable, one.problems])).toEqual([
    [2, true, [{ kind: 'unknown-role', text: 'Trợ lý' }]],
    [3, false, [{ kind: 'no-name' }]],
    [
      5,
      false,
      [
        { kind: 'unknown-role', text: 'Trợ lý' },
        { kind: 'twice-in-list', firstLine: 2 },
      ],
    ],
    [6, true, [{ kind: 'too-long', column: 'name' }]],
  ])
})

test('headers that mean nothing to us are named, not swallowed', () => {
  const parsed = parsePeople('Họ và tên\tĐiện thoại\tĐơn vị\nA\t0912\tVP')
  expect(parsed.ignoredHeaders).toEqual(['Điện thoại'])
  expect(brief('Họ và tên\tĐiện thoại\tĐơn vị\nA\t0912\tVP')).toEqual([['A', '', 'VP', 'delegate', true]])
})

test('nothing in, nothing out', () => {
  expect(parsePeople('  \n \n').people).toEqual([])
})

test('files of every encoding a spreadsheet here writes are read', () => {
  expect(decodeText(new TextEncoder().encode('\uFEFFĐỗ Thị'))).toBe('Đỗ Thị')
  expect(decodeText(new Uint8Array([0xff, 0xfe, 0x10, 0x01, 0xd7, 0x1e]))).toBe('Đỗ')
  // Windows-1258 writes the tone mark after its letter: ô + combining tilde.
  expect(decodeText(new Uint8Array([0xd0, 0xf4, 0xde]))).toBe('Đỗ')
})

const known = (id: string, name: string, jobTitle = '', unit = ''): KnownPerson => ({
  id,
  name,
  jobTitle,
  unit,
  username: null,
  hubRole: null,
  isDisabled: false,
})

test('a person the hub knows is recognised, across spellings of the tone mark', () => {
  const people = [known('1', 'Nguyễn Văn Hoà', 'Chủ tịch'), known('2', 'Nguyễn Văn Hoa', 'Thư ký')]
  expect(knownPersonFor({ name: 'nguyễn văn hòa', jobTitle: '', unit: '' }, people)?.id).toBe('1')
  expect(knownPersonFor({ name: 'Nguyễn Văn Hoà', jobTitle: 'Phó Chủ tịch', unit: '' }, people)).toBeNull()
})

test('of two people with one name nobody is taken by guess', () => {
  const people = [known('1', 'Lê Thị Lan', 'Y tế'), known('2', 'Lê Thị Lan', 'Địa chính')]
  expect(knownPersonFor({ name: 'Lê Thị Lan', jobTitle: '', unit: '' }, people)).toBeNull()
  expect(knownPersonFor({ name: 'Lê Thị Lan', jobTitle: 'Địa chính', unit: '' }, people)?.id).toBe('2')
})

test('who attends already is noticed by person or by description', () => {
  const row = {
    id: 'p',
    meetingId: 'm',
    personId: '1',
    position: 'a0',
    name: 'Lê Thị Lan',
    jobTitle: 'Y tế',
    unit: '',
    role: 'delegate',
    isMember: true,
  } as const
  expect(attending({ name: 'Lê Thị Lan', jobTitle: '', unit: '' }, null, [row])?.id).toBe('p')
  expect(attending({ name: 'Lê Thị Lan', jobTitle: 'Địa chính', unit: '' }, null, [row])).toBeNull()
})

test('suggestions come without marks and by any word', () => {
  const people = [known('1', 'Đỗ Thị Ngọc Uyển', 'Chánh Văn phòng'), known('2', 'Hà Văn Tấu')]
  expect(suggestPeople('do uyen', people).map((one) => one.id)).toEqual(['1'])
  expect(suggestPeople('văn', people).map((one) => one.id)).toEqual(['1', '2'])
})
