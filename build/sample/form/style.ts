/**
 * The look of a paper by Decree 30/2020/NĐ-CP, Annex I: A4, margins 20/20/30/15 mm, 14 pt, page number
 * centred at the top from page 2. Fonts are embedded: the result is the same on every machine.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Reads a `@fontsource` stylesheet and puts the font files it names into it. */
function embeddedFont(face: string): string {
  const css = fileURLToPath(import.meta.resolve(`@fontsource/tinos/${face}.css`))
  return readFileSync(css, 'utf8').replaceAll(
    /src: url\(\.\/files\/([^)]+\.woff2)\)[^;]*;/g,
    (_whole, file: string) => {
      const path = fileURLToPath(import.meta.resolve(`@fontsource/tinos/files/${file}`))
      return `src: url(data:font/woff2;base64,${readFileSync(path, 'base64')}) format('woff2');`
    },
  )
}

const subsets = ['latin', 'latin-ext', 'vietnamese']
const faces = ['400', '700', '400-italic', '700-italic']
const fonts = subsets.flatMap((subset) => faces.map((face) => embeddedFont(`${subset}-${face}`))).join('\n')

/** Chart and map colours: told apart by lightness too, so that a grey print stays readable. */
export const palette = ['#7a1f1b', '#c08a2e', '#2f6f6a', '#5b6b8c', '#9a9a8f', '#3d3a36']

const pages = `
@page { size: A4; margin: 20mm 15mm 20mm 30mm;
  @top-center { content: counter(page); font: 13pt Tinos; vertical-align: bottom; padding-bottom: 5mm; } }
@page wide { size: A4 landscape; margin: 22mm 15mm 18mm 20mm; }
@page :first { @top-center { content: none; } }
`

const body = `
* { box-sizing: border-box; }
html { font: 14pt/1.32 Tinos; color: #000; }
body { margin: 0; }
p { margin: 0 0 6pt; text-align: justify; text-indent: 10mm; orphans: 2; widows: 2; }
h1, h2, h3, h4 { font-size: 14pt; margin: 9pt 0 6pt; break-after: avoid; break-inside: avoid; text-align: justify; }
h1 { text-align: center; text-transform: uppercase; line-height: 1.4; }
h2 { text-indent: 10mm; text-transform: uppercase; }
h3 { text-indent: 10mm; }
h4 { text-indent: 10mm; font-style: italic; }
.center, .center p { text-align: center; text-indent: 0; }
.plain { text-indent: 0; }
.new-page { break-before: page; }
.k { white-space: nowrap; }
.together { break-inside: avoid; }
.wide { page: wide; }
`

const head = `
.head { display: grid; grid-template-columns: 43% 57%; text-align: center; margin: 0 -4mm 14pt -8mm; line-height: 1.25; font-size: 13pt; }
.head p { text-align: center; text-indent: 0; margin: 0; }
.head .rule { width: 38%; border-bottom: 0.75pt solid #000; margin: 2pt auto 6pt; }
.head .motto { font-size: 14pt; }
.head .motto span { border-bottom: 0.75pt solid #000; padding-bottom: 2pt; }
.head .date { font-size: 14pt; font-style: italic; margin-top: 8pt; }
.draft { display: inline-block; border: 0.75pt solid #000; padding: 1pt 8pt; font-weight: bold; margin-top: 6pt; }
.name { text-align: center; margin: 0 auto 14pt; break-after: avoid; }
.name p { break-after: avoid; }
.name p { text-align: center; text-indent: 0; margin: 0; font-weight: bold; }
.name .rule { width: 22mm; border-bottom: 0.75pt solid #000; margin: 4pt auto 0; }
.to { display: grid; grid-template-columns: auto auto; justify-content: center; column-gap: 6pt; margin-bottom: 10pt; }
.to p { text-indent: 0; margin: 0; text-align: left; }
.end { display: grid; grid-template-columns: 48% 52%; margin-top: 14pt; break-inside: avoid; }
.end .receivers { font-size: 11pt; line-height: 1.25; }
.end .receivers p { text-align: left; text-indent: 0; margin: 0; }
.end .receivers .label { font-size: 12pt; font-weight: bold; font-style: italic; }
.end .signatory { text-align: center; font-weight: bold; }
.end .signatory p { text-align: center; text-indent: 0; margin: 0; }
.end .signatory .space { height: 24mm; }
.end-mark { text-align: center; text-indent: 0; }
`

const tables = `
table { border-collapse: collapse; width: 100%; font-size: 12pt; line-height: 1.2; margin: 4pt 0 10pt; font-variant-numeric: tabular-nums; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.5pt solid #000; padding: 2.5pt 4pt; vertical-align: middle; }
th { font-weight: bold; text-align: center; background: #f3efe8; }
td.n { text-align: right; white-space: nowrap; }
td.c { text-align: center; }
tr.sum td { font-weight: bold; }
tr.part td { font-weight: bold; background: #faf7f1; }
tr.sub td { font-style: italic; }
.caption { font-weight: bold; text-align: center; text-indent: 0; margin: 8pt 0 0; break-after: avoid; }
.unit { font-style: italic; text-align: right; text-indent: 0; font-size: 12pt; margin: 0 0 2pt; break-after: avoid; }
figure { margin: 6pt 0 10pt; break-inside: avoid; text-align: center; }
figure svg { max-width: 100%; }
figcaption { font-weight: bold; font-size: 13pt; margin: 0 0 4pt; }
svg text { font-family: Tinos; }
svg .value { font-size: 13px; }
`

export const style = fonts + pages + body + head + tables
