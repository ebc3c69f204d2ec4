/** Reads the QR of a slip with the laptop's camera. The picture stays in this window; the camera stops on leaving. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseJoinCode } from '../../protocol/join-code.ts'
import { Panel } from './Panel.tsx'
import { readQrCodes } from './read-qr-codes.ts'
import classes from './ScanSlip.module.css'

interface Props {
  readonly onScanned: (joinCode: string) => void
  readonly onBack: () => void
}

export function ScanSlip({ onScanned, onBack }: Props) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const [problem, setProblem] = useState<'no-camera' | 'other-code' | null>(null)
  const scanned = useRef(onScanned)
  useLayoutEffect(() => {
    scanned.current = onScanned
  })

  useEffect(() => {
    const element = video.current
    if (element === null) return
    const left = new AbortController()
    readQrCodes(element, left.signal, (text) => {
      if (parseJoinCode(text) === null) {
        setProblem('other-code')
        return
      }
      left.abort()
      scanned.current(text)
    }).catch((error: unknown) => {
      if (left.signal.aborted) return
      console.warn(error)
      setProblem('no-camera')
    })
    return () => left.abort()
  }, [])

  return (
    <Panel title={t('start.scan.title')} lead={t('start.scan.lead')} onBack={onBack}>
      <video
        ref={video}
        className={classes['video']}
        muted
        playsInline
        aria-label={t('start.scan.picture')}
      />
      <p role="status" className={classes['problem']}>
        {problem === 'no-camera' && t('start.scan.noCamera')}
        {problem === 'other-code' && t('start.scan.otherCode')}
      </p>
    </Panel>
  )
}
