/** Where the headings of a printed paper stand, read from its PDF outline: its table of contents is made of them. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PageOf } from './form/decree30.ts'

/** Headings of the two upper levels. Two headings must not be worded alike. Pages count from 1. */
export async function headingPages(pdf: Uint8Array): Promise<PageOf> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 })
  const document = await task.promise
  const pageOf = new Map<string, number>()
  type Nodes = Awaited<ReturnType<typeof document.getOutline>>

  async function read(nodes: Nodes, depth: number): Promise<void> {
    for (const { title, dest, items } of nodes) {
      const target = typeof dest === 'string' ? await document.getDestination(dest) : dest
      if (!Array.isArray(target)) throw new Error(`heading without a place: ${title}`)
      if (pageOf.has(title)) throw new Error(`two headings are worded alike: ${title}`)
      pageOf.set(title, (await document.getPageIndex(target[0])) + 1)
      if (depth < 2) await read(items, depth + 1)
    }
  }

  await read((await document.getOutline()) ?? [], 1)
  await task.destroy()
  return pageOf
}
