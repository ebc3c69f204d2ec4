/** Chooses PDFs for an item; they may as well be dropped on it. */
import { Button, FileButton } from '@mantine/core'
import { IconFilePlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { startUploads } from './uploads.ts'

interface Props {
  readonly meetingId: string
  readonly itemId: string
  readonly number: string
}

export function AddPapersButton({ meetingId, itemId, number }: Props) {
  const { t } = useTranslation()
  return (
    <FileButton
      multiple
      accept="application/pdf,.pdf"
      inputProps={{ 'aria-label': t('prepare.papers.chooseFor', { number }) }}
      onChange={(files) => startUploads(files, { meetingId, itemId, replacesDocumentId: null })}
    >
      {(props) => (
        <Button {...props} variant="subtle" leftSection={<IconFilePlus size={20} aria-hidden />}>
          {t('prepare.papers.add')}
        </Button>
      )}
    </FileButton>
  )
}
