/** Part three of the plan: what is to be done in each field. The facts and the tasks of a field are written for it alone. */
import { text } from '../../form/decree30.ts'
import { bars, lines } from '../../form/chart.ts'
import { table } from '../../form/table.ts'
import { economicSectors } from './sectors-economy.ts'
import { socialSectors } from './sectors-society.ts'

export interface Indicator {
  readonly name: string
  readonly unit: string
  /** 2025, then 2026 to 2030. */
  readonly values: readonly [number, number, number, number, number, number]
  readonly digits?: number
}

export interface Sector {
  readonly name: string
  readonly lead: string
  readonly situation: string
  readonly goal: string
  readonly tasks: readonly { readonly name: string; readonly prose: string }[]
  readonly indicators: readonly Indicator[]
  /** Which indicator is drawn, and how. */
  readonly chart?: { readonly kind: 'bars' | 'lines'; readonly indicator: number; readonly caption: string }
}

export const sectors: readonly Sector[] = [...economicSectors, ...socialSectors]
const labels = ['2025', '2026', '2027', '2028', '2029', '2030']

function chartOf(sector: Sector): string {
  const { chart, indicators } = sector
  const indicator = chart === undefined ? undefined : indicators[chart.indicator]
  if (chart === undefined || indicator === undefined) return ''
  const draw = chart.kind === 'bars' ? bars : lines
  return draw({
    caption: `Hình III.${sectors.filter((s) => s.chart !== undefined).indexOf(sector) + 1}. ${chart.caption}`,
    labels,
    series: [{ label: `${indicator.name} (${indicator.unit})`, values: indicator.values }],
    ...(indicator.digits === undefined ? {} : { digits: indicator.digits }),
  })
}

export const sectorPages = sectors
  .map((sector, i) => {
    const rows = sector.indicators.map(({ name, unit, values, digits = 0 }) => [
      name,
      unit,
      ...values.map((value) => ({
        text: value.toLocaleString('vi-VN', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
        align: 'n' as const,
      })),
    ])
    return `<h3>${i + 1}. ${sector.name}</h3>
${text(`<b>a) Thực trạng.</b> ${sector.situation}\n\n<b>b) Mục tiêu đến năm 2030.</b> ${sector.goal}`)}
${table({
  caption: `Bảng III.${i + 1}. Chỉ tiêu ${sector.name.toLowerCase()}`,
  columns: [
    { label: 'Chỉ tiêu', width: 34 },
    { label: 'Đơn vị', width: 13, align: 'c' },
    ...labels.map((label) => ({ label, width: 53 / 6 })),
  ],
  rows,
})}
<p class="leads"><b>c) Nhiệm vụ.</b></p>
${text(`${sector.tasks.map(({ name, prose }) => `- <i>${name}:</i> ${prose}`).join('\n\n')}\n\n<b>d) Cơ quan chủ trì:</b> ${sector.lead}.`)}
${chartOf(sector)}`
  })
  .join('\n')
