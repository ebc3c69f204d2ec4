/** The secretary's screen: the agenda is the page, people on the right, the road along the top. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayInMeeting } from '../../meeting/authorisation.ts'
import type { OpenMeeting } from '../../protocol/app/state.ts'
import { useApp, useMeetingState } from '../state/app-store.ts'
import { AgendaOutline } from './agenda/AgendaOutline.tsx'
import { addPersonFieldId, focusField, titleFieldId } from './agenda/focus.ts'
import { useAgenda } from './agenda/use-agenda.ts'
import { MeetingHead } from './MeetingHead.tsx'
import { ItemDialog } from './papers/ItemDialog.tsx'
import { titleOfFile } from './papers/upload-file.ts'
import { startUploads, useUploads } from './papers/uploads.ts'
import { useDroppedFiles } from './papers/use-dropped-files.ts'
import { PeoplePanel } from './people/PeoplePanel.tsx'
import { PublishDialog } from './road/PublishDialog.tsx'
import { ReadinessDialog } from './road/ReadinessDialog.tsx'
import { Road } from './road/Road.tsx'
import { roadOf, type NextAction } from './road/road.ts'
import { useCloseWarning, useDraft } from './saving/draft.ts'
import { UndoBar } from './saving/UndoBar.tsx'
import { SlipsDialog } from './slips/SlipsDialog.tsx'
import classes from './PrepareScreen.module.css'

interface Props {
  readonly onOpenPaper: (documentId: string) => void
}

export function PrepareScreen({ onOpenPaper }: Props) {
  const draft = useDraft()
  useCloseWarning()
  return draft === null ? null : (
    <PreparedMeeting key={draft.meeting.id} draft={draft} onOpenPaper={onOpenPaper} />
  )
}

function PreparedMeeting({ draft, onOpenPaper }: Props & { readonly draft: OpenMeeting }) {
  const { t } = useTranslation()
  const { meeting } = draft
  const live = useMeetingState()
  const agenda = useAgenda(draft)
  const jobs = useUploads((state) => state.jobs).filter((job) => job.target.meetingId === meeting.id)
  const nowMs = useMinute()
  const clockOffsetMs = useApp((state) => state.live?.clockOffsetMs ?? 0)
  const [dialog, setDialog] = useState<'publish' | 'slips' | 'readiness' | null>(null)
  const [dropped, setDropped] = useState<readonly File[] | null>(null)

  const mayEdit = mayInMeeting(draft.me?.role ?? null, 'meeting:edit')
  const isReadOnly = meeting.status === 'ended' || !mayEdit
  const keptItemIds = new Set([
    ...live.itemTimes.map((time) => time.itemId),
    ...live.votes.flatMap((vote) => vote.itemId ?? []),
  ])
  const failedUploads = jobs.filter((job) => job.state === 'failed' || job.state === 'unreadable').length
  const road = roadOf({
    open: draft,
    nowMs: nowMs + clockOffsetMs,
    runningUploads: jobs.length - failedUploads,
    failedUploads,
  })

  const upload = (files: readonly File[], itemId: string | null) => {
    const title = titleOfFile(files[0]?.name ?? '')
    const line = agenda.lines.find((one) => one.item.id === itemId)
    // The hub knows no item without a title: the paper's own will do until someone writes a better one.
    if (line !== undefined && line.item.title.trim() === '') agenda.change(line.item, { title })
    const target = itemId ?? agenda.insert(null, title)
    startUploads(files, { meetingId: meeting.id, itemId: target, replacesDocumentId: null })
  }
  const drop = useDroppedFiles(!isReadOnly, (files, itemId) => {
    if (itemId === null) setDropped(files)
    else upload(files, itemId)
  })

  const next: Record<Exclude<NextAction, 'none'>, () => void> = {
    'add-item': () => agenda.insert(null),
    'name-items': () => {
      const untitled = draft.items.find((item) => item.title.trim() === '')
      if (untitled !== undefined) focusField(titleFieldId(untitled.id))
    },
    'add-people': () => focusField(addPersonFieldId),
    publish: () => setDialog('publish'),
    'print-slips': () => setDialog('slips'),
  }

  return (
    <main className={classes['screen']} data-drop={drop.over === 'page' || undefined} {...drop.handlers}>
      <div className={classes['scroll']}>
        <MeetingHead draft={draft} isReadOnly={isReadOnly} />
        {(isReadOnly || meeting.status === 'live') && (
          <p className={classes['locked']}>
            {t(
              meeting.status === 'ended'
                ? 'prepare.locked.ended'
                : isReadOnly
                  ? 'prepare.locked.role'
                  : 'prepare.locked.live',
            )}
          </p>
        )}
        <Road
          road={isReadOnly ? { ...road, next: 'none' } : road}
          status={meeting.status}
          onNext={() => {
            if (road.next !== 'none') next[road.next]()
          }}
          onReadiness={() => setDialog('readiness')}
        />
        <div className={classes['columns']}>
          <AgendaOutline
            draft={draft}
            agenda={agenda}
            isReadOnly={isReadOnly}
            keptItemIds={keptItemIds}
            dropItemId={drop.over}
            onOpenPaper={onOpenPaper}
          />
          <aside
            className={classes['people']}
            aria-label={t('prepare.people.title')}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be within reach of the keyboard
            tabIndex={isReadOnly ? 0 : undefined}
          >
            <PeoplePanel draft={draft} isReadOnly={isReadOnly} onSlips={() => setDialog('slips')} />
          </aside>
        </div>
      </div>
      {drop.over === 'page' && <p className={classes['dropHint']}>{t('prepare.papers.dropHere')}</p>}
      <UndoBar />
      <PublishDialog
        isOpen={dialog === 'publish'}
        meetingId={meeting.id}
        road={road}
        peopleCount={draft.participants.length}
        onClose={() => setDialog(null)}
      />
      <ReadinessDialog
        isOpen={dialog === 'readiness'}
        readiness={road.readiness}
        onClose={() => setDialog(null)}
      />
      <SlipsDialog isOpen={dialog === 'slips'} draft={draft} onClose={() => setDialog(null)} />
      <ItemDialog
        isOpen={dropped !== null}
        title={t('prepare.papers.whichItem')}
        text={(dropped ?? []).map((file) => file.name).join(', ')}
        confirm={t('prepare.papers.addHere')}
        lines={agenda.lines.filter((line) => line.item.title.trim() !== '')}
        newItem={t('prepare.papers.newItem')}
        onClose={() => setDropped(null)}
        onChoose={(itemId) => upload(dropped ?? [], itemId)}
      />
    </main>
  )
}

/** This laptop's time, to the minute. */
function useMinute(): number {
  const [nowMs, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return nowMs
}
