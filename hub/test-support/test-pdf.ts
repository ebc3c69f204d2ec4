/** Small PDFs made for tests: any Unicode text, set where it is wanted. */
export interface PlacedLine {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size?: number
}

/** One page for each list of lines. Bytes differ as soon as the texts do. */
export function makePdf(pages: readonly (readonly PlacedLine[])[]): Uint8Array {
  const letters = [...new Set(pages.flat().flatMap((line) => Array.from(line.text)))]
  const codes = new Map(letters.map((letter, index) => [letter, index + 1]))
  if (letters.length > 255) throw new Error('too many different letters for one simple font')

  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  const stream = (text: string): string =>
    `<< /Length ${Buffer.byteLength(text)} >>\nstream\n${text}\nendstream`
  const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0')
  const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex')

  const mappings = letters.map((letter) => `<${hex(codes.get(letter) ?? 0, 2)}> <${utf16(letter)}>`)
  const blocks: string[] = []
  for (let from = 0; from < mappings.length; from += 100) {
    const block = mappings.slice(from, from + 100)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  const toUnicode = add(
    stream(
      `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
${blocks.join('\n')}
endcmap end end`,
    ),
  )
  const font = add(`<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode ${toUnicode} 0 R
/FirstChar 1 /LastChar 255 /Widths [${'500 '.repeat(255)}] >>`)
  const pageIds = pages.map((lines) => {
    const text = lines.map(({ text: line, x, y, size = 12 }) => {
      const codesOfLine = Array.from(line)
        .map((letter) => hex(codes.get(letter) ?? 0, 2))
        .join('')
      return `BT /F ${size} Tf ${x} ${y} Td <${codesOfLine}> Tj ET`
    })
    const content = add(stream(text.join('\n')))
    return add(
      `<< /Type /Page /Parent PAGES 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R
/Resources << /Font << /F ${font} 0 R >> >> >>`,
    )
  })
  const pagesId = add(
    `<< /Type /Pages /Count ${pageIds.length} /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] >>`,
  )
  const catalog = add(`<< /Type /Catalog /Pages ${pagesId} 0 R >>`)

  let file = '%PDF-1.7\n'
  const offsets = objects.map((body, index) => {
    const offset = Buffer.byteLength(file)
    file += `${index + 1} 0 obj\n${body.replace('PAGES 0 R', `${pagesId} 0 R`)}\nendobj\n`
    return offset
  })
  const start = Buffer.byteLength(file)
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file))
}

/** A paper with this many pages and a text of its own. */
export function simplePdf(text: string, pageCount = 1): Uint8Array {
  return makePdf(
    Array.from({ length: pageCount }, (_, index) => [{ text: `${text} ${index + 1}`, x: 72, y: 700 }]),
  )
}
