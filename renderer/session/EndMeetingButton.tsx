/** Ends the meeting before its agenda is through: within reach, far from the next step. */
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import { EndDialog } from './EndDialog.tsx'
import { useCommand } from './use-command.ts'
import type { Session } from './use-session.ts'

export function EndMeetingButton({ session }: { readonly session: Session }) {
  const { t } = useTranslation()
  const [isAsked, dialog] = useDisclosure(false)
  const end = useCommand()
  return (
    <>
      <FailureNotice failure={end.failure} onClose={end.clear} />
      <Button variant="subtle" color="gray" fullWidth loading={end.isBusy} onClick={dialog.open}>
        {t('session.next.alsoEnd')}
      </Button>
      <EndDialog
        session={session}
        isOpen={isAsked}
        onClose={dialog.close}
        onEnd={() => {
          dialog.close()
          void end.run({ type: 'meeting:end' })
        }}
      />
    </>
  )
}
