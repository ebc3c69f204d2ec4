/**
 * Draws every picture the packages need from the two logos: `node build/packaging/make-icons.ts`.
 * The results are committed, so packaging needs no browser. `made-from.sha256` says which logos they were drawn from.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '../find-browser.ts'
import { icnsKinds, toBmp, toIcns, toIco, type Picture } from './image-containers.ts'

const root = join(import.meta.dirname, '../..')
const resources = join(import.meta.dirname, 'resources')
const logos = join(root, 'assets/logo')

/** Up to this many pixels the pixel-aligned mark is used. */
const smallUpToPx = 32
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256]
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512]
/** Apple's grid: the tile takes 824 of 1024 pixels, the rest is air for the shadow. */
const macTile = 824 / 1024

/** Changes when a logo does. Lines end alike on every system. */
export async function logosHash(): Promise<string> {
  const texts = await Promise.all(
    ['logo.svg', 'logo-small.svg'].map(async (name) => await readFile(join(logos, name), 'utf8')),
  )
  return createHash('sha256').update(texts.join('\n').replaceAll('\r\n', '\n')).digest('hex')
}

const dataUrl = (type: string, bytes: Buffer): string => `data:${type};base64,${bytes.toString('base64')}`

async function makePainter(page: Page) {
  const [logo, small, font] = await Promise.all([
    readFile(join(logos, 'logo.svg')),
    readFile(join(logos, 'logo-small.svg')),
    readFile(
      join(root, 'node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-600-normal.woff2'),
    ),
  ])
  const latin = await readFile(
    join(root, 'node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-600-normal.woff2'),
  )
  // The two subsets overlap in nothing, so both may go by one name without ranges only if the browser falls through
  // from one to the other: hence two names in one list.
  const style = `
    @font-face { font-family: V; src: url(${dataUrl('font/woff2', font)}) }
    @font-face { font-family: L; src: url(${dataUrl('font/woff2', latin)}) }
    * { margin: 0; box-sizing: border-box } html, body { overflow: hidden; height: 100% }
    body { font: 600 16px/1.5 L, V; color: #1F1B16 } img { display: block }`

  const logoUrl = (sizePx: number): string => dataUrl('image/svg+xml', sizePx <= smallUpToPx ? small : logo)

  async function paint(widthPx: number, heightPx: number, body: string): Promise<Picture> {
    await page.setViewportSize({ width: widthPx, height: heightPx })
    await page.setContent(`<!doctype html><meta charset="utf-8"><style>${style}</style>${body}`)
    await page.evaluate('document.fonts.ready.then(() => null)')
    const png = await page.screenshot({ omitBackground: true })
    // As text: this folder is Node's and knows no DOM.
    const pixels: unknown = await page.evaluate(`(async () => {
      const image = new Image()
      image.src = ${JSON.stringify(dataUrl('image/png', png))}
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = ${widthPx}
      canvas.height = ${heightPx}
      const context = canvas.getContext('2d')
      context.drawImage(image, 0, 0)
      return Array.from(context.getImageData(0, 0, ${widthPx}, ${heightPx}).data).join()
    })()`)
    if (typeof pixels !== 'string') throw new Error('The browser gave no pixels')
    const rgba = Buffer.from(pixels.split(',').map(Number))
    if (rgba.length !== widthPx * heightPx * 4) throw new Error('The browser gave too few pixels')
    return { widthPx, heightPx, png, rgba }
  }

  return {
    paint,
    logoUrl,
    icon: async (sizePx: number) =>
      await paint(sizePx, sizePx, `<img src="${logoUrl(sizePx)}" width="${sizePx}" height="${sizePx}">`),
    macIcon: async (sizePx: number) => {
      const tilePx = Math.round((sizePx * macTile) / 2) * 2
      const image = `<img src="${logoUrl(sizePx)}" width="${tilePx}" height="${tilePx}">`
      return await paint(sizePx, sizePx, `<div style="padding:${(sizePx - tilePx) / 2}px">${image}</div>`)
    },
  }
}

async function inTurn<T, R>(values: readonly T[], work: (value: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const value of values) results.push(await work(value)) // one page draws them all
  return results
}

async function main(): Promise<void> {
  const { executablePath, args } = await findBrowser()
  const browser = await chromium.launch({ executablePath, args })
  try {
    const painter = await makePainter(await browser.newPage())
    const write = async (name: string, bytes: Buffer): Promise<void> => {
      await writeFile(join(resources, name), bytes)
    }
    await mkdir(join(resources, 'icons'), { recursive: true })

    await write('icon.png', (await painter.icon(1024)).png)
    for (const sizePx of linuxSizes) {
      await write(`icons/${sizePx}x${sizePx}.png`, (await painter.icon(sizePx)).png)
    }
    await write('icon.ico', toIco(await inTurn(windowsSizes, painter.icon)))
    const macSizes = [...new Set(icnsKinds.map(([, sizePx]) => sizePx))]
    await write('icon.icns', toIcns(await inTurn(macSizes, painter.macIcon)))

    // Windows: beside the first and the last page, and above the others.
    const sidebar = await painter.paint(
      164,
      314,
      `<body style="background:#8C1D18;color:#FAF8F5;text-align:center;padding-top:64px">
        <img src="${painter.logoUrl(112)}" width="112" height="112" style="margin:0 auto 12px">
        <div style="font-size:21px">Diên Hồng</div>`,
    )
    await write('installer-sidebar.bmp', toBmp(sidebar))
    const header = await painter.paint(
      150,
      57,
      `<body style="background:#fff"><img src="${painter.logoUrl(41)}" width="41" height="41" style="margin:8px 8px 8px 101px">`,
    )
    await write('installer-header.bmp', toBmp(header))

    // macOS: under the two icons of the disk's window, in points and in double density.
    for (const [name, scale] of [
      ['dmg-background.png', 1],
      ['dmg-background@2x.png', 2],
    ] as const) {
      const background = await painter.paint(
        540 * scale,
        380 * scale,
        `<body style="background:#FAF8F5"><div style="zoom:${scale};width:540px;text-align:center;padding-top:44px">
          <div style="font-size:20px">Kéo Diên Hồng vào Ứng dụng</div>
          <div style="font-size:15px;color:#5C5348">Drag Diên Hồng to Applications</div>
          <svg width="88" height="24" style="display:block;margin:88px auto 0" fill="none" stroke="#8C1D18" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"><path d="M4 12h78M72 3l10 9-10 9"/></svg>
        </div>`,
      )
      await write(name, background.png)
    }
    await writeFile(join(resources, 'made-from.sha256'), `${await logosHash()}\n`)
  } finally {
    await browser.close()
  }
}

if (import.meta.main) await main()
