import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { icnsKinds, toBmp, toIcns, toIco, type Picture } from '../../build/packaging/image-containers.ts'
import { logosHash } from '../../build/packaging/make-icons.ts'

const resources = join(import.meta.dirname, '../../build/packaging/resources')
const read = async (name: string): Promise<Buffer> => await readFile(join(resources, name))

/** Width and height as a PNG itself says. */
function pngSize(png: Buffer): [number, number] {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

/** A picture whose pixels all differ, and whose PNG is only a name: containers don't look inside. */
function picture(widthPx: number, heightPx: number): Picture {
  const rgba = Buffer.alloc(widthPx * heightPx * 4)
  for (let index = 0; index < rgba.length; index += 1) rgba[index] = (index * 7) % 256
  return { widthPx, heightPx, rgba, png: Buffer.from(`png ${widthPx}`) }
}

describe('the pictures in the packages', () => {
  it('were drawn from the logos as they are now (else: node build/packaging/make-icons.ts)', async () => {
    expect((await read('made-from.sha256')).toString().trim()).toBe(await logosHash())
  })

  it('have for Linux the size their name says, from 16 to 512', async () => {
    const names = (await readdir(join(resources, 'icons'))).sort()
    expect(names).toEqual(
      ['128x128', '16x16', '24x24', '256x256', '32x32', '48x48', '512x512', '64x64'].map(
        (size) => `${size}.png`,
      ),
    )
    for (const name of names) {
      const sizePx = Number.parseInt(name, 10)
      expect(pngSize(await read(`icons/${name}`))).toEqual([sizePx, sizePx])
    }
  })

  it('have for Windows every size up to 256, the directory agreeing with what it points at', async () => {
    const ico = await read('icon.ico')
    const count = ico.readUInt16LE(4)
    const sizes: number[] = []
    let end = 6 + 16 * count
    for (let entry = 6; entry < 6 + 16 * count; entry += 16) {
      const sizePx = ico.readUInt8(entry) === 0 ? 256 : ico.readUInt8(entry)
      const offset = ico.readUInt32LE(entry + 12)
      expect(offset, 'images follow each other without gaps').toBe(end)
      end = offset + ico.readUInt32LE(entry + 8)
      const image = ico.subarray(offset, end)
      if (sizePx === 256) expect(pngSize(image)).toEqual([256, 256])
      else expect([image.readInt32LE(4), image.readInt32LE(8)]).toEqual([sizePx, sizePx * 2])
      sizes.push(sizePx)
    }
    expect(sizes).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256])
    expect(end).toBe(ico.length)
  })

  it('have for macOS every size from 32 to 1024', async () => {
    const icns = await read('icon.icns')
    expect(icns.toString('latin1', 0, 4)).toBe('icns')
    expect(icns.readUInt32BE(4)).toBe(icns.length)
    const found: [string, number][] = []
    for (let offset = 8; offset < icns.length; offset += icns.readUInt32BE(offset + 4)) {
      const [width, height] = pngSize(icns.subarray(offset + 8, offset + icns.readUInt32BE(offset + 4)))
      expect(width).toBe(height)
      found.push([icns.toString('latin1', offset, offset + 4), width])
    }
    expect(found).toEqual(icnsKinds)
  })

  it.each([
    ['installer-sidebar.bmp', 164, 314],
    ['installer-header.bmp', 150, 57],
  ])('%s has the size NSIS expects', async (name, width, height) => {
    const bmp = await read(name)
    expect(bmp.toString('latin1', 0, 2)).toBe('BM')
    expect(bmp.readUInt32LE(2)).toBe(bmp.length)
    expect([bmp.readInt32LE(18), bmp.readInt32LE(22), bmp.readUInt16LE(28)]).toEqual([width, height, 24])
  })

  it.each([
    ['dmg-background.png', 540, 380],
    ['dmg-background@2x.png', 1080, 760],
  ])('%s fits the window of the disk', async (name, width, height) => {
    expect(pngSize(await read(name))).toEqual([width, height])
  })
})

describe('image containers', () => {
  it('a bitmap stores rows from the bottom, blue first, each padded to four bytes', () => {
    const source = picture(3, 2)
    const bmp = toBmp(source)
    const stride = 12
    expect(bmp.length).toBe(54 + 2 * stride)
    const bottomLeft = source.rgba.subarray(3 * 4, 3 * 4 + 3)
    expect([...bmp.subarray(54, 57)]).toEqual([...bottomLeft].toReversed())
    const topRight = source.rgba.subarray(2 * 4, 2 * 4 + 3)
    expect([...bmp.subarray(54 + stride + 6, 54 + stride + 9)]).toEqual([...topRight].toReversed())
    expect([...bmp.subarray(54 + 9, 54 + 12)]).toEqual([0, 0, 0])
  })

  it('a small icon keeps its alpha', () => {
    const source = picture(16, 16)
    const ico = toIco([source])
    const pixels = ico.subarray(6 + 16 + 40)
    const lastRow = source.rgba.subarray(15 * 16 * 4)
    expect(pixels.readUInt8(3)).toBe(lastRow.readUInt8(3))
    expect(pixels.length, 'colours and the mask').toBe(16 * 16 * 4 + 4 * 16)
  })

  it('an ICNS with a size missing is refused', () => {
    expect(() => toIcns([picture(32, 32)])).toThrow(/64 pixels/)
  })
})
