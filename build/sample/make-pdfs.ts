/**
 * Makes the sample meeting's papers: composes HTML, prints it with a headless browser into `assets/sample`,
 * and writes each paper's page count into `meeting.json`. Run: node build/sample/make-pdfs.ts [part of a file name]
 */
import { readFile, writeFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { chromium } from '@playwright/test'
import { findBrowser } from '../find-browser.ts'
import type { PageOf, Paper, Printed } from './form/decree30.ts'
import { headingPages } from './outline.ts'
import { papers } from './papers/papers.ts'

const folder = new URL('../../assets/sample/', import.meta.url)

/** The same text prints the same bytes: the moment of printing and the browser's build say nothing to a reader. */
function withoutTraces(pdf: Buffer): Buffer {
  const sameLength = (match: string, value: string) => value.padEnd(match.length, ' ')
  const latin = pdf
    .toString('latin1')
    .replaceAll(
      /\((D:\d{14}[+Z][^)]*)\)/g,
      (_whole, date: string) => `(${sameLength(date, "D:20261120080000+07'00'").slice(0, date.length)})`,
    )
    .replaceAll(
      /\/(Creator|Producer) \(([^)]*)\)/g,
      (_whole, key: string, value: string) =>
        `/${key} (${sameLength(value, 'Chromium').slice(0, value.length)})`,
    )
  return Buffer.from(latin, 'latin1')
}

/** Counts page objects; the browser writes them uncompressed. */
const countPages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0

async function main(filter: string): Promise<void> {
  const { executablePath, args } = await findBrowser()
  const browser = await chromium.launch({ executablePath, args })
  const page = await browser.newPage()
  const pageCounts = new Map<string, number>()

  async function toPdf(html: string): Promise<Buffer> {
    await page.setContent(html, { waitUntil: 'load' })
    await page.evaluate('document.fonts.ready')
    return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
  }

  /** A table of contents moves the headings it lists: print until it names the pages they are on. */
  async function settle(html: (printed: Printed) => string): Promise<Buffer> {
    let pageOf: PageOf = new Map()
    for (let attempt = 0; attempt < 5; attempt++) {
      const pdf = await toPdf(html({ pageOf, pageCounts }))
      const found = await headingPages(pdf)
      if (isDeepStrictEqual(found, pageOf)) return pdf
      pageOf = found
    }
    throw new Error('the table of contents does not settle')
  }

  async function print(paper: Paper): Promise<void> {
    const printed = typeof paper.html === 'string' ? await toPdf(paper.html) : await settle(paper.html)
    const pdf = withoutTraces(printed)
    const pageCount = countPages(pdf)
    if (pageCount < (paper.atLeastPages ?? 1)) throw new Error(`${paper.file} has only ${pageCount} pages`)
    await writeFile(new URL(paper.file, folder), pdf)
    pageCounts.set(paper.file, pageCount)
    console.log(`${paper.file}  ${pageCount} pages  ${Math.ceil(pdf.length / 1024)} KB`)
  }

  try {
    for (const paper of papers) if (paper.file.includes(filter)) await print(paper)
  } finally {
    await browser.close()
  }

  // Rewritten as text: the file's own layout stays, only the counts change.
  const path = new URL('meeting.json', folder)
  const before = await readFile(path, 'utf8')
  const after = before.replaceAll(
    /("file": "([^"]+)",\s*"pageCount": )\d+/g,
    (whole, start: string, file: string) =>
      pageCounts.has(file) ? `${start}${pageCounts.get(file)}` : whole,
  )
  if (after !== before) await writeFile(path, after)
}

await main(process.argv[2] ?? '')
