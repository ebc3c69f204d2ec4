/** The fixed parts of an administrative paper, as Decree 30/2020/NĐ-CP, Annex I draws them, in HTML. */
import { style } from './style.ts'

/** Headings in their order, with the page each is on. Empty while the pages are not known yet. */
export type PageOf = ReadonlyMap<string, number>

export interface Printed {
  readonly pageOf: PageOf
  /** Pages of the papers printed before this one, by file name. */
  readonly pageCounts: ReadonlyMap<string, number>
}

/** What the generator prints: one HTML document. */
export interface Paper {
  /** Name of the PDF in `assets/sample`. */
  readonly file: string
  readonly title: string
  /** The document, or how to make it from what is printed already. */
  readonly html: string | ((printed: Printed) => string)
  /** Least number of pages, where the sample promises one. */
  readonly atLeastPages?: number
}

export interface Head {
  /** Number and symbol; a draft leaves the number open. */
  readonly symbol: string
  /** Day of November 2026; drafts leave it open. */
  readonly day?: number
  readonly month?: number
  readonly isDraft?: boolean
  /** The agency, one line each; the last stands above the rule. */
  readonly agency?: readonly string[]
}

const committee = ['ỦY BAN NHÂN DÂN', 'XÃ HẠC SƠN']

/** National title and motto, agency, number and symbol, place and date. */
export function head({ symbol, day, month = 11, isDraft = false, agency = committee }: Head): string {
  const date = day === undefined ? '      tháng      ' : `${String(day).padStart(2, '0')} tháng ${month}`
  return `<div class="head">
<div>${agency.map((name) => `<p><b>${name}</b></p>`).join('')}<div class="rule"></div>
<p>Số: ${symbol}</p>${isDraft ? '<div class="draft">DỰ THẢO</div>' : ''}</div>
<div><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p>
<p class="motto"><b><span>Độc lập - Tự do - Hạnh phúc</span></b></p>
<p class="date" style="white-space:pre">Hạc Sơn, ngày ${date} năm 2026</p></div>
</div>`
}

/** Type name and abstract, with the rule below. */
export const name = (type: string, ...abstract: string[]): string =>
  `<div class="name"><p>${type}</p>${abstract.map((line) => `<p>${line}</p>`).join('')}<div class="rule"></div></div>`

export interface End {
  /** Authority and office above the signature, one line each. */
  readonly office: readonly string[]
  readonly signatory: string
  readonly receivers: readonly string[]
}

/** Recipients on the left, signatory on the right. Kept on one page, with `last` (the paper's last words). */
export const end = ({ office, signatory, receivers }: End, last = ''): string =>
  `<div class="together">${last}<div class="end">
<div class="receivers"><p class="label">Nơi nhận:</p>${receivers
    .map((receiver, i) => `<p>- ${receiver}${i === receivers.length - 1 ? '.' : ';'}</p>`)
    .join('')}</div>
<div class="signatory">${office.map((line) => `<p>${line}</p>`).join('')}<div class="space"></div><p>${signatory}</p></div>
</div></div>`

export const chairman = {
  office: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
  signatory: 'Trịnh Đình Khoát',
}

/** "Kính gửi": one receiver on the line, several as a list. */
export const addressedTo = (...receivers: string[]): string =>
  `<div class="to"><p>Kính gửi:</p><div>${
    receivers.length === 1
      ? `<p>${receivers[0]}</p>`
      : receivers.map((r, i) => `<p>- ${r}${i === receivers.length - 1 ? '.' : ';'}</p>`).join('')
  }</div></div>`

/** A line never begins with the dash of "kinh tế - xã hội". Done by style: the words stay as typed for search. */
export const keepDashes = (prose: string): string =>
  prose.replaceAll(/([\p{L}\d]+) - /gu, '<span class="k">$1 -</span> ')

/** Paragraphs. A blank line in the text separates them, so that long prose stays readable in the source. */
export const text = (prose: string): string =>
  keepDashes(prose)
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.trim().replaceAll(/\s*\n\s*/g, ' ')}</p>`)
    .join('\n')

export const document = (title: string, body: string, extraStyle = ''): string => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>${title}</title><style>${style}${extraStyle}</style></head>
<body>${body}</body></html>`
