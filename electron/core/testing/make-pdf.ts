/** A small, valid PDF with as many blank pages and as many padding bytes as a test wants. */
import { randomBytes } from 'node:crypto'

export function makePdf(options: { pages?: number; text?: string; paddingBytes?: number } = {}): Buffer {
  const { pages = 1, text = '', paddingBytes = 0 } = options
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let length = parts[0]?.length ?? 0
  const put = (...pieces: (string | Buffer)[]) => {
    for (const piece of pieces) {
      const bytes = Buffer.from(piece)
      parts.push(bytes)
      length += bytes.length
    }
  }
  const object = (...body: (string | Buffer)[]) => {
    offsets.push(length)
    put(`${offsets.length} 0 obj\n`, ...body, '\nendobj\n')
  }
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`).join(' ')
  object('<< /Type /Catalog /Pages 2 0 R >>')
  object(`<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`)
  for (let page = 0; page < pages; page += 1) {
    object('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>')
  }
  const padding = Buffer.concat([Buffer.from(text), randomBytes(paddingBytes)])
  object(`<< /Length ${padding.length} >>\nstream\n`, padding, '\nendstream')
  const start = length
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  put(
    `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}`,
    `trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
  )
  return Buffer.concat(parts)
}
