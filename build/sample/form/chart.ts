/** Small charts as SVG. Units are SVG user units, printed at 1/96 inch each. */
import { format, percent, sum } from './numbers.ts'
import { palette } from './style.ts'

export interface Series {
  readonly label: string
  readonly values: readonly number[]
}

const colour = (i: number): string => palette[i % palette.length] ?? '#000'

const figure = (caption: string, width: number, height: number, content: string): string =>
  `<figure><figcaption>${caption}</figcaption><svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${caption}" font-size="15">${content}</svg></figure>`

/** A round number at or above the greatest value, and a step that divides it into four or five. */
function scale(greatest: number): { top: number; step: number } {
  const magnitude = 10 ** Math.floor(Math.log10(greatest))
  const step =
    [0.2, 0.25, 0.5, 1, 2, 2.5].map((s) => s * magnitude).find((s) => greatest / s <= 5) ?? magnitude
  return { top: Math.ceil(greatest / step) * step, step }
}

const legend = (series: readonly Series[], y: number, kind: 'bar' | 'line'): string =>
  series
    .map(({ label }, i) => {
      const x = 60 + i * (540 / series.length)
      const mark =
        kind === 'bar'
          ? `<rect x="${x}" y="${y - 11}" width="14" height="12" fill="${colour(i)}"/>`
          : `<path d="M${x} ${y - 5}h18" stroke="${colour(i)}" stroke-width="3"/>`
      return `${mark}<text x="${x + 24}" y="${y}">${label}</text>`
    })
    .join('')

function axes(labels: readonly string[], top: number, step: number, digits: number): string {
  const lines: string[] = []
  for (let value = 0; value <= top + step / 2; value += step) {
    const y = 220 - (value / top) * 190
    lines.push(
      `<path d="M60 ${y}H610" stroke="${value === 0 ? '#000' : '#d6d0c6'}"/><text x="52" y="${y + 5}" text-anchor="end">${format(value, digits)}</text>`,
    )
  }
  const band = 550 / labels.length
  const names = labels.map(
    (label, i) => `<text x="${60 + band * (i + 0.5)}" y="240" text-anchor="middle">${label}</text>`,
  )
  return lines.join('') + names.join('')
}

export interface Plot {
  readonly caption: string
  readonly labels: readonly string[]
  readonly series: readonly Series[]
  readonly digits?: number
}

export function bars({ caption, labels, series, digits = 0 }: Plot): string {
  const { top, step } = scale(Math.max(...series.flatMap((s) => s.values)))
  const band = 550 / labels.length
  const width = Math.min(46, (band * 0.76) / series.length)
  const shapes = series.flatMap(({ values }, s) =>
    values.map((value, i) => {
      const x = 60 + band * (i + 0.5) + (s - series.length / 2) * width
      const height = (value / top) * 190
      const shown =
        width >= 26
          ? `<text x="${x + width / 2}" y="${216 - height}" text-anchor="middle" class="value">${format(value, digits)}</text>`
          : ''
      return `<rect x="${x + 1}" y="${220 - height}" width="${width - 2}" height="${height}" fill="${colour(s)}"/>${shown}`
    }),
  )
  const axisDigits = step < 1 ? 1 : 0
  return figure(
    caption,
    630,
    275,
    axes(labels, top, step, axisDigits) + shapes.join('') + legend(series, 268, 'bar'),
  )
}

export function lines({ caption, labels, series, digits = 0 }: Plot): string {
  const { top, step } = scale(Math.max(...series.flatMap((s) => s.values)) * 1.08)
  const band = 550 / labels.length
  const shapes = series.map(({ values }, s) => {
    const points = values.map((value, i) => ({
      x: 60 + band * (i + 0.5),
      y: 220 - (value / top) * 190,
      value,
    }))
    const path = points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
    const dots = points.map(
      ({ x, y, value }) =>
        `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3.5" fill="${colour(s)}"/><text x="${x.toFixed(1)}" y="${(y - 9).toFixed(1)}" text-anchor="middle" class="value">${format(value, digits)}</text>`,
    )
    return `<path d="${path}" fill="none" stroke="${colour(s)}" stroke-width="2.5"/>${dots.join('')}`
  })
  const axisDigits = step < 1 ? 1 : 0
  return figure(
    caption,
    630,
    275,
    axes(labels, top, step, axisDigits) + shapes.join('') + legend(series, 268, 'line'),
  )
}

/** Shares of a whole, as a ring, with the shares in words beside it. */
export function ring(caption: string, parts: readonly { label: string; value: number }[]): string {
  const whole = sum(parts.map((part) => part.value))
  let start = 0
  const shapes = parts.map(({ label, value }, i) => {
    const from = start
    start += value / whole
    const point = (share: number, r: number) => {
      const angle = share * 2 * Math.PI - Math.PI / 2
      return `${(120 + r * Math.cos(angle)).toFixed(2)} ${(112 + r * Math.sin(angle)).toFixed(2)}`
    }
    const isLarge = start - from > 0.5 ? 1 : 0
    const y = 112 - (parts.length - 1) * 14 + i * 28
    return `<path d="M${point(from, 100)}A100 100 0 ${isLarge} 1 ${point(start, 100)}L${point(start, 55)}A55 55 0 ${isLarge} 0 ${point(from, 55)}Z" fill="${colour(i)}" stroke="#fff" stroke-width="1.5"/>
<rect x="270" y="${y - 6}" width="14" height="14" fill="${colour(i)}"/><text x="294" y="${y + 6}">${label}: ${percent(value, whole)}</text>`
  })
  return figure(caption, 630, 226, shapes.join(''))
}
