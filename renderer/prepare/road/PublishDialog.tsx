/** Says what publishing means and what is still missing, then does it. Everything typed is on the hub before that. */
import { Button, Group, List, Modal, Stack } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '../../frame/FailureNotice.tsx'
import { call } from '../../state/core.ts'
import { useAction } from '../../state/use-action.ts'
import { saveNow } from '../saving/draft.ts'
import { SaveFailure } from '../saving/SaveStatus.tsx'
import { finishRemoval } from '../saving/undo.ts'
import type { Road } from './road.ts'
import classes from './PublishDialog.module.css'

interface Props {
  readonly isOpen: boolean
  readonly meetingId: string
  readonly road: Road
  readonly peopleCount: number
  readonly onClose: () => void
}

export function PublishDialog({ isOpen, meetingId, road, peopleCount, onClose }: Props) {
  const { t } = useTranslation()
  const publish = useAction(async () => {
    finishRemoval()
    if (!(await saveNow())) return // said by SaveFailure
    await call('meeting:edit', { edits: [{ edit: 'publish', meetingId, isPublished: true }] })
    onClose()
  })
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="lg"
      title={t('prepare.publish.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <List spacing="xs" className={classes['list'] ?? ''}>
          <List.Item>{t('prepare.publish.seen', { count: peopleCount })}</List.Item>
          <List.Item>{t('prepare.publish.edited')}</List.Item>
          <List.Item>{t('prepare.publish.undone')}</List.Item>
        </List>
        {road.missing.length > 0 && (
          <div className={classes['missing']}>
            <strong>{t('prepare.publish.missing')}</strong>
            <ul>
              {road.missing.map((what) => (
                <li key={what}>
                  <IconAlertTriangle size={18} aria-hidden /> {t(`prepare.road.missing.${what}`)}
                </li>
              ))}
            </ul>
          </div>
        )}
        <SaveFailure />
        <FailureNotice failure={publish.failure} onRetry={() => void publish.run()} onClose={publish.clear} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button data-autofocus loading={publish.isBusy} onClick={() => void publish.run()}>
            {t('prepare.road.do.publish')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
