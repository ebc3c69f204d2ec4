/** Tables as HTML. Numbers stand right, short marks centred, words left. */
import { format } from './numbers.ts'

export type Cell = string | number | { readonly text: string; readonly align: 'c' | 'n' | '' }

export interface Row {
  readonly cells: readonly Cell[]
  /** sum: a total; part: opens a group; sub: "of which". */
  readonly kind?: 'sum' | 'part' | 'sub'
}

export interface Column {
  readonly label: string
  /** Share of the width in per cent. */
  readonly width: number
  readonly align?: 'c' | 'n'
  /** Digits after the comma for numbers of this column. */
  readonly digits?: number
}

export interface Table {
  readonly columns: readonly Column[]
  readonly rows: readonly (Row | readonly Cell[])[]
  readonly caption?: string
  readonly unit?: string
}

function cellHtml(cell: Cell, column: Column | undefined): string {
  if (typeof cell === 'number') return `<td class="n">${format(cell, column?.digits)}</td>`
  const { text, align } = typeof cell === 'string' ? { text: cell, align: column?.align ?? '' } : cell
  return `<td${align === '' ? '' : ` class="${align}"`}>${text}</td>`
}

const isCells = (row: Row | readonly Cell[]): row is readonly Cell[] => Array.isArray(row)

export function table({ columns, rows, caption, unit }: Table): string {
  const lines = rows.map((row) => {
    const { cells, kind } = isCells(row) ? { cells: row, kind: undefined } : row
    if (cells.length !== columns.length) {
      throw new Error(
        `a row of ${cells.length} cells under ${columns.length} columns: ${JSON.stringify(cells)}`,
      )
    }
    const html = cells.map((cell, i) => cellHtml(cell, columns[i])).join('')
    return `<tr${kind === undefined ? '' : ` class="${kind}"`}>${html}</tr>`
  })
  const widths = columns.map((column) => `<col style="width:${column.width}%">`).join('')
  const labels = columns.map((column) => `<th>${column.label}</th>`).join('')
  return `${caption === undefined ? '' : `<p class="caption">${caption}</p>`}
${unit === undefined ? '' : `<p class="unit">Đơn vị tính: ${unit}</p>`}
<table${rows.length <= 8 ? ' class="together"' : ''}><colgroup>${widths}</colgroup><thead><tr>${labels}</tr></thead><tbody>${lines.join('\n')}</tbody></table>`
}
