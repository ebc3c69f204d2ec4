/** Whether the page shown has nothing on it: said in words, so that nobody goes on waiting for it to appear. */
import { useEffect, useState } from 'react'
import type { PageDrawing } from './page-store.ts'

const restMs = 300
/** Small enough to cost nothing, fine enough that a thin line still leaves a grey. */
const sampleSide = 128
const white = 253

export function useIsBlank(drawing: PageDrawing | null): boolean {
  const [seen, setSeen] = useState<{ drawing: PageDrawing; isBlank: boolean } | null>(null)
  useEffect(() => {
    if (drawing === null) return
    const timer = setTimeout(() => setSeen({ drawing, isBlank: isBlank(drawing.canvas) }), restMs)
    return () => clearTimeout(timer)
  }, [drawing])
  return seen !== null && seen.drawing === drawing && seen.isBlank
}

function isBlank(canvas: HTMLCanvasElement): boolean {
  // Let go of meanwhile: then it is not what is shown.
  if (canvas.width === 0) return false
  const sample = new OffscreenCanvas(sampleSide, sampleSide)
  const context = sample.getContext('2d', { alpha: false, willReadFrequently: true })
  if (context === null) return false
  context.imageSmoothingQuality = 'high'
  context.drawImage(canvas, 0, 0, sampleSide, sampleSide)
  return context.getImageData(0, 0, sampleSide, sampleSide).data.every((value) => value >= white)
}
