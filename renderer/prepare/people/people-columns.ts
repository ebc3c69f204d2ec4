/** Which column of a pasted list holds what: by its header where there is one, else by what stands in it. */
import { foldText } from './fold-text.ts'
import { readRole } from './read-role.ts'

export type Column = 'name' | 'familyName' | 'jobTitle' | 'unit' | 'role' | 'member' | 'number' | 'ignored'

const headers: Readonly<Record<Exclude<Column, 'ignored'>, readonly string[]>> = {
  number: ['stt', 'tt', 'so tt', 'so thu tu', 'no', 'no.', '#', 'number'],
  familyName: ['ho', 'ho dem', 'ho va dem', 'ho lot', 'ho va ten dem', 'family name', 'last name', 'surname'],
  name: [
    'ho va ten',
    'ho ten',
    'ten',
    'ten dai bieu',
    'dai bieu',
    'ho va ten dai bieu',
    'name',
    'full name',
    'first name',
    'given name',
  ],
  jobTitle: ['chuc vu', 'chuc danh', 'chuc vu, don vi', 'cong viec', 'job title', 'title', 'position'],
  unit: [
    'don vi',
    'co quan',
    'don vi cong tac',
    'co quan, don vi',
    'phong ban',
    'unit',
    'office',
    'agency',
    'department',
    'organisation',
    'organization',
  ],
  role: ['vai tro', 'tu cach', 'thanh phan', 'tu cach du hop', 'role', 'part'],
  member: [
    'thanh vien',
    'la thanh vien',
    'bieu quyet',
    'duoc bieu quyet',
    'quyen bieu quyet',
    'member',
    'votes',
    'voting member',
  ],
}

/** null when the row is no header: it has no column for the name. */
export function columnsOf(
  row: readonly string[],
): { readonly columns: Column[]; readonly ignored: string[] } | null {
  const ignored: string[] = []
  const columns = row.map((text): Column => {
    const folded = foldText(text)
      .replace(/[:*]+$/, '')
      .trim()
    for (const [column, names] of Object.entries(headers)) {
      if (names.includes(folded) && isColumn(column)) return column
    }
    if (folded !== '') ignored.push(text)
    return 'ignored'
  })
  // "Đại biểu" alone in a cell may be a role as well as a header: a real header has the name and is all understood.
  const hasName = columns.includes('name')
  const understood = columns.filter((column) => column !== 'ignored').length
  return hasName && understood * 2 >= columns.length ? { columns, ignored } : null
}

const isColumn = (key: string): key is keyof typeof headers => Object.hasOwn(headers, key)

/** A first column of numbers counts the rows; then come name, job title, unit, and roles wherever they are. */
export function guessColumns(rows: readonly (readonly string[])[]): Column[] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const columns: Column[] = Array.from({ length: width }, () => 'ignored')
  const open: Column[] = ['name', 'jobTitle', 'unit']
  for (let i = 0; i < width; i += 1) {
    const values = rows.map((row) => row[i] ?? '').filter((value) => value !== '')
    if (values.length === 0) continue
    const isNumbers = values.every((value) => /^\d{1,4}[.)]?$/.test(value))
    const isRoles = columns.includes('name') && values.every((value) => readRole(value) !== null)
    columns[i] = isNumbers
      ? 'number'
      : isRoles && !columns.includes('role')
        ? 'role'
        : (open.shift() ?? 'ignored')
  }
  return columns
}
