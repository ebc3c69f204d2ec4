/** An agenda pasted from a letter of invitation: one item a line, its own numbering read as levels and dropped. */
import { maxDepth } from './outline.ts'

export interface PastedLine {
  readonly title: string
  readonly depth: number
}

/** "2.", "2)", "2.1", "2.1.": a bare number is part of the title ("5 years of …"). */
const numbered = /^(?:(\d{1,2}(?:\.\d{1,2})+)[.)]?|(\d{1,2})[.)])\s+/
const roman = /^[IVX]{1,5}[.)]\s+/
const lettered = /^[a-zđ][.)]\s+/
const bulleted = /^[-–—•+*]\s+/

/** Empty lines are left out. A level never jumps: the first line is on top, each next at most one deeper. */
export function pastedAgenda(text: string): PastedLine[] {
  const written = text
    .normalize('NFC')
    .split(/\r\n|\r|\n/)
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
  const hasRoman = written.some((line) => roman.test(line))
  const lines: PastedLine[] = []
  for (const line of written) {
    const { depth, title } = readLine(line, hasRoman)
    if (title === '') continue
    const deepest = Math.min(maxDepth, (lines.at(-1)?.depth ?? -1) + 1)
    lines.push({ title: title.slice(0, 500), depth: Math.min(depth, deepest) })
  }
  return lines
}

/** Under Roman numbers, "1." and "a)" are one level down. */
function readLine(line: string, hasRoman: boolean): PastedLine {
  const number = numbered.exec(line)
  if (number !== null) {
    const levels = (number[1] ?? number[2] ?? '').split('.').length
    return { depth: levels - 1 + (hasRoman ? 1 : 0), title: line.slice(number[0].length) }
  }
  for (const [pattern, depth] of [
    [roman, 0],
    [lettered, hasRoman ? 2 : 1],
    [bulleted, hasRoman ? 2 : 1],
  ] as const) {
    const mark = pattern.exec(line)
    if (mark !== null) return { depth, title: line.slice(mark[0].length) }
  }
  return { depth: 0, title: line }
}
