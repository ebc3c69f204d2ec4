/** Says to people who hear the page what the others see happen: an item opened, a vote opened, its result. */
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { resultSentences } from '../votes/result-sentence.ts'
import type { Session } from './use-session.ts'

export function Announcer({ session }: { readonly session: Session }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { state, currentEntry } = session
  const vote = state.votes.at(-1)
  let voteWords = ''
  if (vote !== undefined) {
    if (vote.end === null) voteWords = t('votes.opened', { text: vote.motion.text })
    else if (vote.end.how === 'cancelled') voteWords = t('votes.cancelled.sentence')
    else {
      const sentence = resultSentences(vote, t, formats)?.outcome ?? ''
      voteWords = t('votes.result.announce', { sentence })
    }
  }
  return (
    <div className="visually-hidden">
      <div role="status">
        {currentEntry !== null &&
          t('session.itemOpened', { number: currentEntry.number, title: currentEntry.item.title })}
      </div>
      <div role="status">{voteWords}</div>
    </div>
  )
}
