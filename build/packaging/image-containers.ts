/**
 * Packs finished images into the three containers the installers want: ICO, ICNS and BMP.
 * Only containers: drawing and scaling are the browser's work (make-icons.ts).
 */

export interface Picture {
  readonly widthPx: number
  readonly heightPx: number
  /** The file as PNG. */
  readonly png: Buffer
  /** Row by row from the top, 4 bytes a pixel, alpha not multiplied in. */
  readonly rgba: Buffer
}

/** Bottom-up rows of BGR(A), as every Windows bitmap stores them; rows of 24 bits are padded to 4 bytes. */
function bottomUpRows({ widthPx, heightPx, rgba }: Picture, bytesPerPixel: 3 | 4): Buffer {
  const stride = Math.ceil((widthPx * bytesPerPixel) / 4) * 4
  const rows = Buffer.alloc(stride * heightPx)
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const from = (y * widthPx + x) * 4
      const to = (heightPx - 1 - y) * stride + x * bytesPerPixel
      rows.writeUInt8(rgba.readUInt8(from + 2), to)
      rows.writeUInt8(rgba.readUInt8(from + 1), to + 1)
      rows.writeUInt8(rgba.readUInt8(from), to + 2)
      if (bytesPerPixel === 4) rows.writeUInt8(rgba.readUInt8(from + 3), to + 3)
    }
  }
  return rows
}

/** BITMAPINFOHEADER, uncompressed. */
function bitmapInfo(widthPx: number, heightPx: number, bitsPerPixel: 24 | 32, sizeBytes: number): Buffer {
  const header = Buffer.alloc(40)
  header.writeUInt32LE(40, 0)
  header.writeInt32LE(widthPx, 4)
  header.writeInt32LE(heightPx, 8)
  header.writeUInt16LE(1, 12)
  header.writeUInt16LE(bitsPerPixel, 14)
  header.writeUInt32LE(sizeBytes, 20)
  return header
}

/** 24 bits, no alpha: what NSIS shows beside and above its pages. */
export function toBmp(picture: Picture): Buffer {
  const rows = bottomUpRows(picture, 3)
  const head = Buffer.alloc(14)
  head.write('BM', 0, 'latin1')
  head.writeUInt32LE(14 + 40 + rows.length, 2)
  head.writeUInt32LE(14 + 40, 10)
  return Buffer.concat([head, bitmapInfo(picture.widthPx, picture.heightPx, 24, rows.length), rows])
}

/**
 * 256 pixels as PNG, everything smaller as a bitmap: older parts of Windows, and tools that put icons into programs,
 * read PNG at that one size only.
 */
export function toIco(pictures: readonly Picture[]): Buffer {
  const images = pictures.map((picture) => {
    if (picture.widthPx >= 256) return picture.png
    const rows = bottomUpRows(picture, 4)
    // After the colours comes a 1-bit mask, ignored where there is alpha; the header counts its rows too.
    const mask = Buffer.alloc(Math.ceil(picture.widthPx / 32) * 4 * picture.heightPx)
    const info = bitmapInfo(picture.widthPx, picture.heightPx * 2, 32, rows.length + mask.length)
    return Buffer.concat([info, rows, mask])
  })

  const directory = Buffer.alloc(6 + 16 * pictures.length)
  directory.writeUInt16LE(1, 2)
  directory.writeUInt16LE(pictures.length, 4)
  let offset = directory.length
  for (const [index, picture] of pictures.entries()) {
    const entry = 6 + 16 * index
    const sizeBytes = images[index]?.length ?? 0
    directory.writeUInt8(picture.widthPx % 256, entry) // 0 stands for 256
    directory.writeUInt8(picture.heightPx % 256, entry + 1)
    directory.writeUInt16LE(1, entry + 4)
    directory.writeUInt16LE(32, entry + 6)
    directory.writeUInt32LE(sizeBytes, entry + 8)
    directory.writeUInt32LE(offset, entry + 12)
    offset += sizeBytes
  }
  return Buffer.concat([directory, ...images])
}

/** The kinds of ICNS that hold PNG, by the pixels they hold. Most sizes are there twice, as 1x and as 2x of the half. */
export const icnsKinds: readonly (readonly [kind: string, sizePx: number])[] = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]

export function toIcns(pictures: readonly Picture[]): Buffer {
  const chunks = icnsKinds.map(([kind, sizePx]) => {
    const picture = pictures.find(({ widthPx }) => widthPx === sizePx)
    if (picture === undefined) throw new Error(`No picture of ${sizePx} pixels for ${kind}`)
    return chunk(kind, picture.png)
  })
  return chunk('icns', Buffer.concat(chunks))
}

function chunk(kind: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(kind, 0, 'latin1')
  head.writeUInt32BE(8 + body.length, 4)
  return Buffer.concat([head, body])
}
