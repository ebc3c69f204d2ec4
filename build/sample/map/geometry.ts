/** Plane geometry for the map, in millimetres on paper. Seeded: the same map every time. */
export type Point = readonly [x: number, y: number]
export type Polygon = readonly Point[]

/** mulberry32: small, good enough for scattering points, the same on every machine. */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(ax - bx, ay - by)

export const area = (polygon: Polygon): number => {
  const twice = polygon.reduce((sum, [x, y], i) => {
    const [nx, ny] = polygon[(i + 1) % polygon.length] ?? [x, y]
    return sum + x * ny - nx * y
  }, 0)
  return Math.abs(twice) / 2
}

/** Keeps the part of `polygon` nearer to `site` than to `other`. */
function nearerTo(polygon: Polygon, site: Point, other: Point): Polygon {
  const middle = [(site[0] + other[0]) / 2, (site[1] + other[1]) / 2] as const
  const side = ([x, y]: Point) =>
    (x - middle[0]) * (other[0] - site[0]) + (y - middle[1]) * (other[1] - site[1])
  return polygon.flatMap((point, i) => {
    const next = polygon[(i + 1) % polygon.length] ?? point
    const here = side(point)
    const there = side(next)
    const share = here / (here - there)
    const crossing: Point = [point[0] + share * (next[0] - point[0]), point[1] + share * (next[1] - point[1])]
    const isCrossed = here <= 0 !== there <= 0
    return [...(here <= 0 ? [point] : []), ...(isCrossed ? [crossing] : [])]
  })
}

/** Divides `whole` among `sites`, each point to its nearest site. Cells of sites with no land are empty. */
export const voronoi = (whole: Polygon, sites: readonly Point[]): Polygon[] =>
  sites.map((site) =>
    sites
      .filter((other) => other !== site)
      .toSorted((a, b) => distance(a, site) - distance(b, site))
      .slice(0, 40)
      .reduce<Polygon>((cell, other) => nearerTo(cell, site, other), whole),
  )

/** Least distance from a point to a broken line. */
export function distanceToLine([x, y]: Point, line: Polygon): number {
  return Math.min(
    ...line.slice(1).map(([bx, by], i) => {
      const [ax, ay] = line[i] ?? [bx, by]
      const length2 = (bx - ax) ** 2 + (by - ay) ** 2
      const share = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length2))
      return Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay))
    }),
  )
}

export const path = (polygon: Polygon): string =>
  polygon.length === 0 ? '' : `M${polygon.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`

/** A smooth open curve through the points (Catmull-Rom as cubic Béziers). */
export function curve(points: Polygon): string {
  const at = (i: number): Point => points[Math.max(0, Math.min(points.length - 1, i))] ?? [0, 0]
  return points
    .map(([x, y], i) => {
      if (i === 0) return `M${x} ${y}`
      const [p0, p1, p3] = [at(i - 2), at(i - 1), at(i + 1)]
      const c1 = [p1[0] + (x - p0[0]) / 6, p1[1] + (y - p0[1]) / 6]
      const c2 = [x - (p3[0] - p1[0]) / 6, y - (p3[1] - p1[1]) / 6]
      return `C${[...c1, ...c2, x, y].map((n) => n.toFixed(1)).join(' ')}`
    })
    .join('')
}
