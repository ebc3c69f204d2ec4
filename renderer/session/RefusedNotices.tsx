/** What this person asked for while the hub was away, and the hub refused when it came. Stays until read. */
import { Button } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Live } from '../../protocol/app/state.ts'
import { useApp, useMeetingState } from '../state/app-store.ts'
import { call } from '../state/core.ts'
import { useAction } from '../state/use-action.ts'
import type { vi } from '../i18n/vi/vi.ts'
import classes from './RefusedNotices.module.css'

type Refused = Live['refused'][number]
type CommandWord = keyof typeof vi.session.refused.commands

const isCommandWord = (type: string, words: object): type is CommandWord => Object.hasOwn(words, type)

export function RefusedNotices() {
  const refused = useApp((app) => app.live?.refused)
  if (refused === undefined || refused.length === 0) return null
  return (
    <div role="alert" className={classes['list']}>
      {refused.map((command) => (
        <RefusedNotice key={command.commandId} command={command} />
      ))}
    </div>
  )
}

function RefusedNotice({ command }: { readonly command: Refused }) {
  const { t } = useTranslation()
  const dismiss = useAction(() => call('live:dismiss-refusal', { commandId: command.commandId }))
  return (
    <div className={classes['notice']}>
      <IconAlertCircle aria-hidden />
      <span className={classes['words']}>
        <RefusedWords command={command} />
        <span>{t(`failures.${command.failure.kind}`)}</span>
      </span>
      <Button variant="default" onClick={() => void dismiss.run()}>
        {t('session.refused.dismiss')}
      </Button>
    </div>
  )
}

function RefusedWords({ command }: { readonly command: Refused }) {
  const { t } = useTranslation()
  const vote = useMeetingState().votes.find((candidate) => candidate.voteId === command.voteId)
  if (command.choice !== null) {
    return (
      <>
        <strong>{t('votes.refusedBallot', { choice: t(`votes.choices.${command.choice}`) })}</strong>
        {vote !== undefined && <span>{t('votes.refusedBallotQuestion', { text: vote.motion.text })}</span>}
      </>
    )
  }
  const words = t('session.refused.commands', { returnObjects: true })
  const word = isCommandWord(command.type, words) ? words[command.type] : null
  return (
    <strong>
      {t('session.refused.title')}
      {word !== null && `: ${word}`}
    </strong>
  )
}
