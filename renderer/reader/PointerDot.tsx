/** Where the presenter points: a calm dot, at the same place of the page on every screen. */
import type { PagePoint } from '../../protocol/live/place.ts'
import { turnPoint, type Rotation } from './fit.ts'
import classes from './Page.module.css'

export function PointerDot({ point, rotation }: { readonly point: PagePoint; readonly rotation: Rotation }) {
  const { x, y } = turnPoint(point, rotation)
  return (
    <div className={classes['pointer']} style={{ left: `${x * 100}%`, top: `${y * 100}%` }} aria-hidden />
  )
}
