/**
 * Finds the marks of secrecy a paper carries by law: «MẬT», «TỐI MẬT», «TUYỆT MẬT», in capitals and standing alone, as
 * a stamp does. The words inside a sentence («bảo mật», «bí mật nhà nước», «mật độ») are not marks.
 * State secrets have no place in a paperless meeting (Law on Protection of State Secrets 2018).
 */
export interface TextPiece {
  readonly text: string
  /** Position of its beginning and its width on the page, in points; y grows upwards. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const marks = new Set([
  'MẬT',
  'TỐI MẬT',
  'TUYỆT MẬT',
  // The same as old fonts store them: VNI, then TCVN3 (whose capital fonts hold small letters).
  'MAÄT',
  'TOÁI MAÄT',
  'TUYEÄT MAÄT',
  'mËt',
  'MËT',
  'tèi mËt',
  'tuyÖt mËt',
])

/** A heading that breaks before its last word: «… BẢO» / «MẬT» is no mark. */
const wordsBeforeMat = new Set(['BẢO', 'BÍ', 'CƠ', 'THÂN', 'NGỌT', 'LẤY', 'ONG'])

/** Whether one of these pieces of a page's text, put together as they stand, is a mark. */
export function hasSecretMark(pieces: readonly TextPiece[]): boolean {
  let lineBefore: string[] = []
  for (const line of linesOf(pieces)) {
    const isContinuation = wordsBeforeMat.has(lineBefore.at(-1)?.split(' ').at(-1) ?? '')
    if (line.some((segment) => isMark(segment) && !(isContinuation && segment === 'MẬT'))) return true
    lineBefore = line
  }
  return false
}

/** Whether a line of text that stands by itself is a mark. */
export function isMark(line: string): boolean {
  return marks.has(tidy(line))
}

/** Whether a file is named as secret: «CV 15 (MẬT).pdf», «TỐI MẬT - Phương án.pdf»; not «Mật độ dân cư.pdf». */
export function isSecretFileName(fileName: string): boolean {
  const name = fileName.normalize('NFC').replace(/\.[^.]*$/u, '')
  if (/(?<!\p{L})(TỐI|TUYỆT)[\s_-]+MẬT(?!\p{L})/u.test(name)) return true
  return name.split(/[()[\]{}_.,;]|\s[-–]\s|(?<=\d)-|-(?=\d|MẬT)|(?<=MẬT)-/u).some((part) => isMark(part))
}

/** Composed letters, single spaces, no frame of dashes, brackets or stars; letter-spaced words pulled together. */
function tidy(text: string): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[\s\u00a0\u200b\u00ad]+/gu, ' ')
    .replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const letters = plain.split(' ')
  if (letters.length < 3 || letters.some((part) => Array.from(part).length > 1)) return plain
  return letters.join('').replace(/^(TỐI|TUYỆT)(MẬT)$/u, '$1 $2')
}

/** Top to bottom; within a line, segments that stand apart (the two columns of a letterhead) are kept apart. */
function linesOf(pieces: readonly TextPiece[]): string[][] {
  const filled = pieces.filter((piece) => piece.text.trim() !== '')
  const sorted = [...filled].sort((a, b) => b.y - a.y || a.x - b.x)
  const rows: TextPiece[][] = []
  for (const piece of sorted) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row !== undefined && first !== undefined && Math.abs(first.y - piece.y) < heightOf(first) / 2) {
      row.push(piece)
    } else rows.push([piece])
  }
  return rows.map((row) => segmentsOf(row.sort((a, b) => a.x - b.x)))
}

function segmentsOf(row: readonly TextPiece[]): string[] {
  const segments: string[] = []
  let text = ''
  let end = Number.NEGATIVE_INFINITY
  for (const piece of row) {
    const gap = piece.x - end
    const height = heightOf(piece)
    if (gap > 2 * height && text !== '') {
      segments.push(tidy(text))
      text = piece.text
    } else text += (gap > 0.15 * height ? ' ' : '') + piece.text
    end = piece.x + piece.width
  }
  if (text !== '') segments.push(tidy(text))
  return segments
}

function heightOf(piece: TextPiece): number {
  return piece.height > 0 ? piece.height : 12
}
