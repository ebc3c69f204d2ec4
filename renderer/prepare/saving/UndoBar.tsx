/** "Đã xóa … · Hoàn tác": stays while the pointer or the focus is on it. */
import { Button, CloseButton } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { finishRemoval, undoMs, undoRemoval, useRemoval } from './undo.ts'
import classes from './UndoBar.module.css'

export function UndoBar() {
  const { t } = useTranslation()
  const removal = useRemoval((state) => state.removal)
  const [isHeld, setHeld] = useState(false)

  useEffect(() => {
    if (removal === null || isHeld) return
    const timer = setTimeout(finishRemoval, undoMs)
    return () => clearTimeout(timer)
  }, [removal, isHeld])
  useEffect(() => finishRemoval, [])

  return (
    <div role="status" className={classes['place']}>
      {removal !== null && (
        <div
          className={classes['bar']}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <span className={classes['text']}>{removal.text}</span>
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={20} aria-hidden />}
            onClick={() => {
              setHeld(false)
              undoRemoval()
            }}
          >
            {t('common.undo')}
          </Button>
          <CloseButton
            size="3rem"
            aria-label={t('common.close')}
            onClick={() => {
              setHeld(false)
              finishRemoval()
            }}
          />
        </div>
      )}
    </div>
  )
}
