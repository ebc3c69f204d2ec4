/** The words offices write for a person's part in a meeting. */
import type { MeetingRole } from '../../../protocol/rows/participant.ts'
import { foldText } from './fold-text.ts'

export interface ReadRole {
  readonly role: MeetingRole
  /** Where the word itself says so. */
  readonly isMember: boolean | null
}

const words: readonly (readonly [ReadRole, readonly string[]])[] = [
  [
    { role: 'chair', isMember: null },
    ['chu tri', 'chu toa', 'chu tich cuoc hop', 'chair', 'chairman', 'chairperson'],
  ],
  [{ role: 'secretary', isMember: null }, ['thu ky', 'thu ky cuoc hop', 'secretary']],
  [{ role: 'delegate', isMember: true }, ['thanh vien', 'uy vien', 'uy vien ubnd', 'member']],
  [{ role: 'delegate', isMember: null }, ['dai bieu', 'dai bieu hdnd', 'delegate', 'deputy', 'participant']],
  [{ role: 'delegate', isMember: false }, ['du hop', 'du thinh', 'bao cao vien', 'observer', 'attendee']],
  [
    { role: 'guest', isMember: false },
    ['khach', 'khach moi', 'moi du', 'duoc moi', 'dai bieu moi', 'guest', 'invited', 'invitee'],
  ],
]

/** null: not a word for a role. */
export function readRole(text: string): ReadRole | null {
  const folded = foldText(text)
  return words.find(([, names]) => names.includes(folded))?.[0] ?? null
}

const yes = ['x', 'co', 'v', '✓', '✔', '1', 'yes', 'y', 'true', 'dung', 'thanh vien', 'member']
const no = ['', '-', 'khong', 'k', '0', 'no', 'n', 'false', 'sai']

/** A mark in the members' column; an empty cell there means no. null: neither. */
export function readMember(text: string): boolean | null {
  const folded = foldText(text)
  if (yes.includes(folded)) return true
  return no.includes(folded) ? false : null
}
