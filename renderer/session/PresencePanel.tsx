/** Who is here, whether that makes a quorum, and marking it by name. */
import { Button, Switch } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCircleCheck, IconCircleDashed, IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { mayInMeeting } from '../../meeting/authorisation.ts'
import { atLeast, attendanceOf } from '../../meeting/quorum.ts'
import type { ParticipantRow } from '../../protocol/rows/participant.ts'
import { FailureNotice } from '../frame/FailureNotice.tsx'
import { useApp } from '../state/app-store.ts'
import { byPosition } from '../../meeting/agenda-tree.ts'
import classes from './PresencePanel.module.css'
import { useCommand } from './use-command.ts'
import type { Session } from './use-session.ts'

export function PresencePanel({ session }: { readonly session: Session }) {
  const { t } = useTranslation()
  const [isOpen, list] = useDisclosure(false)
  const { participants } = session.open
  const people = participants.toSorted(byPosition)
  return (
    <section aria-labelledby="presence-title" className={classes['panel']}>
      <h2 id="presence-title" className={classes['title']}>
        {t('session.presence.title')}
      </h2>
      <Summary session={session} />
      <Button variant="default" aria-expanded={isOpen} onClick={list.toggle}>
        {t(isOpen ? 'session.presence.hide' : 'session.presence.show')}
      </Button>
      {isOpen && (
        <>
          <People
            title={t('session.presence.members')}
            people={people.filter((one) => one.isMember)}
            session={session}
          />
          <People
            title={t('session.presence.others')}
            people={people.filter((one) => !one.isMember)}
            session={session}
          />
        </>
      )}
    </section>
  )
}

function Summary({ session }: { readonly session: Session }) {
  const { t } = useTranslation()
  const connected = useApp((app) => app.live?.connectedPersonIds ?? null)
  const { meeting, participants } = session.open
  if (session.state.phase === 'prepared') {
    const members = participants.filter((participant) => participant.isMember).length
    return (
      <>
        {connected !== null && (
          <p className={classes['count']}>
            {t('session.presence.connectedBefore', {
              connected: participants.filter((one) => connected.includes(one.personId)).length,
              count: participants.length,
            })}
          </p>
        )}
        <p className={classes['line']}>
          {t('session.presence.quorumBefore', { needed: atLeast(meeting.quorum, members), members })}
        </p>
      </>
    )
  }
  const { presentCount, memberCount, neededCount, isQuorate } = attendanceOf(session.state)
  return (
    <>
      <p className={classes['count']}>
        {t('session.presence.count', { present: presentCount, members: memberCount })}
      </p>
      <p className={classes['line']} data-is-quorate={isQuorate}>
        {isQuorate ? <IconCircleCheck aria-hidden size={20} /> : <IconCircleDashed aria-hidden size={20} />}
        {t(isQuorate ? 'session.presence.quorate' : 'session.presence.notQuorate', { needed: neededCount })}
      </p>
    </>
  )
}

interface PeopleProps {
  readonly title: string
  readonly people: readonly ParticipantRow[]
  readonly session: Session
}

function People({ title, people, session }: PeopleProps) {
  if (people.length === 0) return null
  return (
    <>
      <h3 className={classes['group']}>
        {title} ({people.length})
      </h3>
      <ul className={classes['people']}>
        {people.map((person) => (
          <Person key={person.id} person={person} session={session} />
        ))}
      </ul>
    </>
  )
}

function Person({ person, session }: { readonly person: ParticipantRow; readonly session: Session }) {
  const { t } = useTranslation()
  const isConnected = useApp((app) => app.live?.connectedPersonIds?.includes(person.personId) ?? null)
  const mark = useCommand()
  const { state, open } = session
  const isPresent = state.present.includes(person.personId)
  const canMark =
    state.phase === 'live' &&
    mayInMeeting(open.me?.role ?? null, 'attendance:mark') &&
    state.roster.some((entry) => entry.personId === person.personId)
  const Plug = isConnected === true ? IconPlugConnected : IconPlugConnectedX
  return (
    <li className={classes['person']}>
      <span className={classes['name']}>
        <span>{person.name}</span>
        <span className={classes['facts']}>
          {state.phase !== 'prepared' && (
            <span data-is-present={isPresent} className={classes['presence']}>
              {t(isPresent ? 'session.presence.isPresent' : 'session.presence.isAbsent')}
            </span>
          )}
          {isConnected !== null && (
            <span className={classes['plug']}>
              <Plug aria-hidden size={16} />
              {t(isConnected ? 'session.presence.connected' : 'session.presence.notConnected')}
            </span>
          )}
        </span>
        <FailureNotice failure={mark.failure} onClose={mark.clear} />
      </span>
      {canMark && (
        <Switch
          size="lg"
          aria-label={t('session.presence.mark', { name: person.name })}
          checked={isPresent}
          onChange={() =>
            void mark.run({ type: 'attendance:mark', personId: person.personId, isPresent: !isPresent })
          }
          classNames={{ root: classes['switch'] ?? '', body: classes['switchBody'] ?? '' }}
        />
      )}
    </li>
  )
}
