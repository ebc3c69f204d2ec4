/** A QR code as one path: sharp at any size of print, and nothing the content policy could object to. */
import { create } from 'qrcode'
import { useMemo } from 'react'

interface Props {
  readonly text: string
  /** What it is, for those who don't see it. */
  readonly label: string
  readonly className?: string | undefined
}

/** The white border the standard asks for, in modules. */
const quiet = 4

export function QrCode({ text, label, className }: Props) {
  const { size, path } = useMemo(() => {
    const { modules } = create(text, { errorCorrectionLevel: 'M' })
    let drawn = ''
    for (let y = 0; y < modules.size; y += 1) {
      for (let x = 0; x < modules.size; x += 1) {
        if (modules.get(y, x) !== 0) drawn += `M${x + quiet} ${y + quiet}h1v1h-1z`
      }
    }
    return { size: modules.size + 2 * quiet, path: drawn }
  }, [text])
  return (
    <svg
      className={className}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="white" />
      <path d={path} fill="black" />
    </svg>
  )
}
