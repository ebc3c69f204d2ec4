/** The land-use plan of 2027: one A3 sheet, drawn in millimetres. */
import { document, type Paper } from '../form/decree30.ts'
import { format, percent, sum } from '../form/numbers.ts'
import { commune } from '../facts/villages.ts'
import { curve, path, type Point } from '../map/geometry.ts'
import {
  boundary,
  communeRoads,
  mainRoad,
  measuredHa,
  parcelsByUse,
  river,
  scaleDenominator,
  stream,
  uses,
  villageCells,
  villageLabels,
  works,
} from '../map/land.ts'

const title = 'Bản đồ kế hoạch sử dụng đất năm 2027 xã Hạc Sơn'
const [mapWidth, mapHeight] = [302, 240]

const label = ([x, y]: Point, words: string, attributes = ''): string =>
  `<text x="${x}" y="${y}" ${attributes}>${words}</text>`

const land = uses
  .map(
    ({ code, colour }) =>
      `<path d="${(parcelsByUse.get(code) ?? []).map((p) => path(p.shape)).join('')}" fill="${colour}" stroke="#8d8672" stroke-opacity=".45" stroke-width=".12"/>`,
  )
  .join('')

/** Grid crosses every two kilometres, numbered from an invented origin. */
const step = 2_000_000 / scaleDenominator
const grid = [...Array(6).keys()]
  .map((i) => {
    const at = 8 + i * step
    const vertical =
      at < mapWidth
        ? `<path d="M${at} 0V${mapHeight}"/><text x="${at + 0.8}" y="3.2" stroke="none">5${42 + 2 * i}</text>`
        : ''
    const horizontal =
      at < mapHeight
        ? `<path d="M0 ${at}H${mapWidth}"/><text x="0.8" y="${at - 0.8}" stroke="none">22${38 - 2 * i}</text>`
        : ''
    return vertical + horizontal
  })
  .join('')

const villageText = villageLabels
  .map(
    ({ village, at: [x, y] }) =>
      `<circle cx="${x}" cy="${y}" r="1.1" fill="#fff" stroke="#000" stroke-width=".35"/>${label([x, y - 2.2], village.name, 'class="village"')}`,
  )
  .join('')

const workMarks = works
  .map(
    ({ at: [x, y] }, i) =>
      `<circle cx="${x}" cy="${y}" r="2.7" fill="#b3261e" stroke="#fff" stroke-width=".4"/>${label([x, y + 1.25], String(i + 1), 'class="mark"')}`,
  )
  .join('')

const star = (x: number, y: number): string => {
  const points = [...Array(10).keys()].map((i) => {
    const r = i % 2 === 0 ? 3 : 1.2
    const a = (i * Math.PI) / 5 - Math.PI / 2
    return `${(x + r * Math.cos(a)).toFixed(2)},${(y + r * Math.sin(a)).toFixed(2)}`
  })
  return `<polygon points="${points.join(' ')}" fill="#c1121f" stroke="#fff" stroke-width=".3"/>`
}

const roads = [
  ...communeRoads.map((road) => [road, 1.3, 0.8, '#fff'] as const),
  [mainRoad, 2, 1.4, '#f2a65a'] as const,
]
  .map(
    ([road, outer, inner, colour]) =>
      `<path d="${curve(road)}" stroke="#5c4b3a" stroke-width="${outer}"/><path d="${curve(road)}" stroke="${colour}" stroke-width="${inner}"/>`,
  )
  .join('')

const neighbours = [
  label([40, 12], 'TỈNH BÊN', 'class="neighbour"'),
  label([266, 24], 'XÃ LIỀN KỀ PHÍA BẮC', 'class="neighbour"'),
  label([214, 232], 'XÃ LIỀN KỀ PHÍA NAM', 'class="neighbour"'),
  label([38, 203.5], 'XÃ LIỀN KỀ PHÍA TÂY', 'class="neighbour"'),
].join('')

const km = 1_000_000 / scaleDenominator
const scaleBar = `<g transform="translate(14 216)"><rect x="-5" y="-9" width="${3 * km + 20}" height="20" fill="#fff" stroke="#000" stroke-width=".25"/>
${[0, 1, 2].map((i) => `<rect x="${i * km}" y="0" width="${km}" height="2" fill="${i % 2 === 0 ? '#000' : '#fff'}" stroke="#000" stroke-width=".25"/>`).join('')}
${[0, 1, 2, 3].map((i) => label([i * km, 6.6], i === 3 ? '3 km' : String(i), 'font-size="3.6" text-anchor="middle"')).join('')}
${label([0, -3.4], `Tỷ lệ 1 : ${format(scaleDenominator)}`, 'font-size="4.2" font-weight="700"')}</g>`

const northArrow = `<g transform="translate(284 222)"><rect x="-11" y="-24" width="22" height="38" fill="#fff" stroke="#000" stroke-width=".25"/>
<path d="M0-15L6 10L0 5Z" fill="#000"/><path d="M0-15L-6 10L0 5Z" fill="#fff" stroke="#000" stroke-width=".4"/>${label([0, -17], 'B', 'font-size="5.6" font-weight="700" text-anchor="middle"')}</g>`

const clip = `<clipPath id="commune"><path d="${path(boundary)}"/></clipPath>`

const map = `<svg class="map" viewBox="0 0 ${mapWidth} ${mapHeight}" role="img" aria-label="${title}">
<defs>${clip}</defs><rect width="${mapWidth}" height="${mapHeight}" fill="#fbf9f3"/>
<g stroke="#b9b2a3" stroke-width=".15" fill="#6d675b" font-size="2.6">${grid}</g>
${land}
<g fill="none" stroke-linecap="round" stroke-linejoin="round"><g clip-path="url(#commune)"><path d="${curve(stream)}" stroke="#4a98c4" stroke-width="1"/><path d="${curve(river)}" stroke="#4a98c4" stroke-width="2.6"/></g>
${roads}
<path d="${villageCells.map(path).join('')}" stroke="#6b4e8a" stroke-width=".35" stroke-dasharray="2 .8 .5 .8"/>
<path d="${path(boundary)}" stroke="#d9a7c7" stroke-width="2.4" stroke-opacity=".55"/>
<path d="${path(boundary)}" stroke="#000" stroke-width=".6" stroke-dasharray="4 1.2 .8 1.2"/></g>
${neighbours}${villageText}${star(157, 128)}${workMarks}
${label([233, 128], 'Sông Hạc', 'class="water"')}${label([160, 60], 'Suối Vàng', 'class="water"')}${scaleBar}${northArrow}
<rect width="${mapWidth}" height="${mapHeight}" fill="none" stroke="#000" stroke-width=".8"/></svg>`

const legendAreas = uses.map(({ code, name, colour }) => {
  const ha = measuredHa(code)
  return `<tr><td><span class="swatch" style="background:${colour}"></span></td><td class="c">${code}</td><td>${name}</td><td class="n">${format(ha, 1)}</td><td class="n">${percent(ha, commune.areaHa)}</td></tr>`
})

const symbol = (drawing: string, words: string): string =>
  `<div><svg viewBox="0 0 14 5" width="14mm" height="5mm">${drawing}</svg><span>${words}</span></div>`

const symbols = [
  symbol(
    '<path d="M0 2.5H14" stroke="#000" stroke-width=".6" stroke-dasharray="4 1.2 .8 1.2"/>',
    'Địa giới hành chính xã',
  ),
  symbol(
    '<path d="M0 2.5H14" stroke="#6b4e8a" stroke-width=".35" stroke-dasharray="2 .8 .5 .8"/>',
    'Ranh giới thôn',
  ),
  symbol(
    '<path d="M0 2.5H14" stroke="#5c4b3a" stroke-width="2"/><path d="M0 2.5H14" stroke="#f2a65a" stroke-width="1.4"/>',
    'Đường tỉnh',
  ),
  symbol(
    '<path d="M0 2.5H14" stroke="#5c4b3a" stroke-width="1.3"/><path d="M0 2.5H14" stroke="#fff" stroke-width=".8"/>',
    'Đường xã, liên thôn',
  ),
  symbol('<path d="M0 2.5H14" stroke="#4a98c4" stroke-width="2"/>', 'Sông, suối'),
  symbol(star(7, 2.6).replace('stroke-width=".3"', ''), 'Trụ sở UBND xã'),
  symbol('<circle cx="7" cy="2.5" r="1.1" fill="#fff" stroke="#000" stroke-width=".35"/>', 'Trung tâm thôn'),
  symbol('<circle cx="7" cy="2.5" r="2.4" fill="#b3261e"/>', 'Công trình năm 2027'),
].join('')

const worksRows = works.map(
  ({ name, ha }, i) =>
    `<tr><td class="c">${i + 1}</td><td>${name}</td><td class="n">${format(ha, 2)}</td></tr>`,
)

const body = `<div class="sheet">
<div class="top"><div><b>ỦY BAN NHÂN DÂN<br>XÃ HẠC SƠN</b></div><div><h1>Bản đồ kế hoạch sử dụng đất năm 2027</h1><p class="center">Xã Hạc Sơn - Diện tích tự nhiên ${format(commune.areaHa)} ha</p></div><div class="draft">DỰ THẢO</div></div>
${map}
<aside><h4>CHÚ DẪN</h4>
<table><thead><tr><th></th><th>Mã</th><th>Loại đất</th><th>ha</th><th>%</th></tr></thead><tbody>${legendAreas.join('')}
<tr class="sum"><td></td><td></td><td>Tổng diện tích</td><td class="n">${format(sum(uses.map((u) => measuredHa(u.code))), 1)}</td><td class="n">100,0%</td></tr></tbody></table>
<div class="symbols">${symbols}</div>
<h4>CÔNG TRÌNH SỬ DỤNG ĐẤT NĂM 2027</h4>
<table><thead><tr><th>Số</th><th>Tên công trình</th><th>ha</th></tr></thead><tbody>${worksRows.join('')}
<tr class="sum"><td></td><td>Tổng số</td><td class="n">${format(sum(works.map((w) => w.ha)), 2)}</td></tr></tbody></table>
<p class="source">Nguồn: bản đồ địa chính, kết quả thống kê đất đai năm 2026. Bản đồ phục vụ phiên họp; không dùng để xác định ranh giới thửa đất.</p>
<div class="sign"><b>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH</b><div style="height:20mm"></div><b>Trịnh Đình Khoát</b></div></aside></div>`

const extraStyle = `
@page { size: A3 landscape; margin: 8mm; }
html { font-size: 11pt; line-height: 1.2; }
.sheet { display: grid; grid-template: 24mm 1fr / 302mm 1fr; gap: 3mm 4mm; height: 280mm; }
.top { grid-column: 1 / -1; display: grid; grid-template-columns: 70mm 1fr 70mm; text-align: center; align-items: center; }
.top h1 { font-size: 24pt; margin: 0; } .top p { margin: 0; font-size: 14pt; }
.top .draft { justify-self: center; margin: 0; }
.map { width: 302mm; height: 240mm; display: block; }
aside h4 { text-indent: 0; text-align: center; font-style: normal; font-size: 11.5pt; margin: 0 0 1mm; }
aside table { font-size: 9.5pt; margin-bottom: 3mm; } aside th, aside td { padding: 1pt 2.5pt; }
.swatch { display: inline-block; width: 8mm; height: 4mm; border: .25mm solid #555; vertical-align: middle; }
.symbols { display: grid; grid-template-columns: 1fr; gap: .4mm; font-size: 10pt; margin-bottom: 3mm; }
.symbols div { display: flex; gap: 3mm; align-items: center; }
.source { font-size: 9pt; font-style: italic; text-indent: 0; text-align: left; }
.sign { text-align: center; font-size: 11pt; margin-top: 2mm; }
.map text { text-anchor: start; }
.map .village { font-size: 4px; font-weight: 700; text-anchor: middle; paint-order: stroke; stroke: #fff; stroke-width: .9px; }
.map .mark { font-size: 3.5px; font-weight: 700; fill: #fff; text-anchor: middle; }
.map .water { font-size: 3.8px; font-style: italic; fill: #1d5f8a; paint-order: stroke; stroke: #fff; stroke-width: .7px; }
.map .neighbour { font-size: 4.6px; fill: #6d675b; letter-spacing: .6px; text-anchor: middle; }
.map [text-anchor="middle"] { text-anchor: middle; }
`

export const landMap: Paper = {
  file: '07-ban-do-su-dung-dat-2027.pdf',
  title,
  html: document(title, body, extraStyle),
}
