/**
 * The land of the invented commune: where villages, river and roads lie, and which use each parcel has.
 * Areas in the legend are measured from the drawn parcels, so map and table always agree.
 */
import { sum } from '../form/numbers.ts'
import { commune, villages } from '../facts/villages.ts'
import { area, distance, distanceToLine, random, voronoi, type Point, type Polygon } from './geometry.ts'

/** 1 : 38 000, so one square millimetre is 0.1444 ha. */
export const scaleDenominator = 38_000
const haPerMm2 = (scaleDenominator / 1000) ** 2 / 10_000

export const centre: Point = [150, 118]

/** Village centres in millimetres from the map frame's upper left corner; order of `villages`. */
export const villageSites: readonly Point[] = [
  [118, 134],
  [152, 126],
  [182, 138],
  [206, 112],
  [176, 96],
  [110, 82],
  [134, 102],
  [84, 100],
  [62, 70],
  [98, 48],
  [158, 168],
  [194, 178],
  [226, 158],
  [122, 184],
]

export const river: Polygon = [
  [48, 40],
  [66, 58],
  [84, 82],
  [104, 104],
  [128, 118],
  [150, 140],
  [176, 150],
  [204, 136],
  [228, 134],
  [252, 128],
  [290, 136],
]
export const stream: Polygon = [
  [150, 14],
  [146, 44],
  [158, 70],
  [152, 98],
  [150, 140],
]
export const mainRoad: Polygon = [
  [12, 150],
  [60, 142],
  [98, 140],
  [118, 132],
  [152, 124],
  [182, 132],
  [208, 116],
  [240, 92],
  [288, 74],
]
export const communeRoads: readonly Polygon[] = [
  [
    [152, 124],
    [136, 104],
    [112, 86],
    [84, 96],
    [64, 74],
  ],
  [
    [112, 86],
    [104, 66],
    [98, 48],
  ],
  [
    [152, 124],
    [158, 146],
    [158, 168],
    [124, 184],
    [104, 204],
  ],
  [
    [158, 168],
    [194, 178],
    [226, 158],
    [208, 116],
  ],
  [
    [182, 132],
    [176, 98],
    [196, 66],
  ],
]

/** An irregular outline, enlarged or reduced until it holds exactly the commune's area. */
function outline(): Polygon {
  const raw: Point[] = Array.from({ length: 120 }, (_, i) => {
    const a = (i / 120) * 2 * Math.PI
    const r =
      1 +
      0.1 * Math.sin(2 * a + 0.6) +
      0.06 * Math.sin(5 * a + 2.1) +
      0.035 * Math.sin(11 * a) +
      0.018 * Math.sin(23 * a + 1)
    return [138 * r * Math.cos(a), 104 * r * Math.sin(a)]
  })
  const factor = Math.sqrt(commune.areaHa / (area(raw) * haPerMm2))
  return raw.map(([x, y]) => [centre[0] + x * factor, centre[1] + y * factor])
}

export const boundary = outline()
export const villageCells = voronoi(boundary, villageSites)

export const uses = [
  { code: 'SON', name: 'Đất sông, suối, mặt nước', colour: '#a9d3ea', targetHa: 236 },
  { code: 'ONT', name: 'Đất ở tại nông thôn', colour: '#f3b7a5', targetHa: 431 },
  { code: 'PNK', name: 'Đất phi nông nghiệp khác', colour: '#d98ea6', targetHa: 168 },
  { code: 'LUA', name: 'Đất trồng lúa', colour: '#fdf6a8', targetHa: 720 },
  { code: 'NTS', name: 'Đất nuôi trồng thủy sản', colour: '#7fb8d8', targetHa: 104 },
  { code: 'HNK', name: 'Đất trồng cây hằng năm khác', colour: '#f4e3ab', targetHa: 905 },
  { code: 'CLN', name: 'Đất trồng cây lâu năm', colour: '#cfe39a', targetHa: 1075 },
  { code: 'RPH', name: 'Đất rừng phòng hộ', colour: '#6fae74', targetHa: 705 },
  { code: 'RSX', name: 'Đất rừng sản xuất', colour: '#a6cf8e', targetHa: Infinity },
] as const

type Code = (typeof uses)[number]['code']

/** Rises to the north-west, a little to the south-west. */
const height = ([x, y]: Point): number =>
  distance([x, y], [215, 150]) / 150 + 0.25 * Math.sin(x / 21) * Math.cos(y / 17)

const toWater = (p: Point): number => Math.min(distanceToLine(p, river), distanceToLine(p, stream) * 1.6)
const toVillage = (p: Point): number => Math.min(...villageSites.map((site) => distance(p, site)))
const toRoad = (p: Point): number => Math.min(...[mainRoad, ...communeRoads].map((r) => distanceToLine(p, r)))

/** Lower is better suited. */
const fitness: Record<Code, (p: Point) => number> = {
  SON: toWater,
  ONT: (p) => toVillage(p) + toRoad(p) * 1.2,
  PNK: (p) => distance(p, [152, 124]) * 0.25 + distanceToLine(p, mainRoad) + toVillage(p) * 0.2,
  LUA: (p) => toWater(p) * 0.02 + height(p) * 1.4 + distance(p, [180, 150]) * 0.004,
  NTS: (p) => distance(p, [206, 150]),
  HNK: (p) => height(p) + toWater(p) * 0.006,
  CLN: (p) => toVillage(p) * 0.03 + Math.abs(height(p) - 0.75),
  RPH: (p) => -height(p),
  RSX: () => 0,
}

export interface Parcel {
  readonly shape: Polygon
  readonly site: Point
  readonly ha: number
}

function parcels(): Parcel[] {
  const next = random(1284)
  const sites: Point[] = []
  for (let x = 6; x < 296; x += 6.6) {
    for (let y = 4; y < 236; y += 6.6) sites.push([x + next() * 6, y + next() * 6])
  }
  return voronoi(boundary, sites)
    .map((shape, i) => ({ shape, site: sites[i] ?? centre, ha: area(shape) * haPerMm2 }))
    .filter((parcel) => parcel.ha > 0.01)
}

/** Gives each use, in order, the parcels that suit it best until its area is reached. */
function assign(): ReadonlyMap<Code, readonly Parcel[]> {
  let free = parcels()
  const given = new Map<Code, readonly Parcel[]>()
  for (const { code, targetHa } of uses) {
    const sorted = free.toSorted((a, b) => fitness[code](a.site) - fitness[code](b.site))
    let reached = 0
    const count = sorted.findIndex((parcel) => (reached += parcel.ha) >= targetHa)
    const taken = count === -1 ? sorted : sorted.slice(0, count + 1)
    given.set(code, taken)
    free = sorted.slice(taken.length)
  }
  return given
}

export const parcelsByUse = assign()

export const measuredHa = (code: Code): number => sum((parcelsByUse.get(code) ?? []).map((p) => p.ha))

/** What is built in 2027 and the land it takes. */
export const works: readonly { name: string; village: string; ha: number; at: Point }[] = [
  { name: 'Đường trục Trung Tâm - Khe Vàng', village: 'Trung Tâm, Khe Vàng', ha: 2.94, at: [124, 95] },
  { name: 'Đường liên thôn Bãi Sen - Đồng Chiêm', village: 'Bãi Sen', ha: 1.69, at: [212, 170] },
  { name: 'Cầu dân sinh Bến Gạo', village: 'Bến Gạo', ha: 0.31, at: [205, 134] },
  { name: 'Kênh nội đồng Cánh Thượng', village: 'Đồng Cửa', ha: 0.62, at: [170, 134] },
  { name: 'Trạm bơm Đồng Chiêm', village: 'Đồng Chiêm', ha: 0.24, at: [238, 144] },
  { name: 'Trường THCS Hạc Sơn 1 (mở rộng)', village: 'Trung Tâm', ha: 0.48, at: [145, 131] },
  { name: 'Trường Mầm non Phú Khê', village: 'Phú Khê', ha: 0.35, at: [166, 175] },
  { name: 'Nước sạch cụm Sơn Đài', village: 'Sơn Đài Thượng', ha: 0.86, at: [119, 74] },
  { name: 'Khu dân cư mới Đồng Cửa', village: 'Đồng Cửa', ha: 4.6, at: [192, 145] },
]

export const villageLabels = villages.map((village, i) => ({ village, at: villageSites[i] ?? centre }))
