import { expect, test, vi } from 'vitest'
import type { OpenMeeting } from '../../../protocol/app/state.ts'
import { FailureError } from '../../../protocol/failures.ts'
import type { AgendaItemRow } from '../../../protocol/rows/agenda-item.ts'
import type { Edit } from '../../../protocol/rows/row.ts'
import { createEditQueue, retryMs, typingPauseMs } from './edit-queue.ts'
import { draftMeeting } from './draft-meeting.ts'

const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`
const meetingId = id(9)

function base(items: readonly AgendaItemRow[]): OpenMeeting {
  const meeting = {
    id: meetingId,
    title: 'Phiên họp',
    kind: 'ubnd',
    unit: '',
    place: '',
    startsAtMs: 0,
    quorum: { numerator: 2, denominator: 3 },
    status: 'draft',
  } as const
  return { meeting, me: null, items: [...items], papers: [], participants: [], motions: [], readiness: [] }
}

const item = (n: number, title: string, parentId: string | null = null): AgendaItemRow => ({
  id: id(n),
  meetingId,
  parentId,
  position: `a${n}`,
  title,
  presenter: '',
  plannedMinutes: null,
})
const put = (row: AgendaItemRow): Edit => ({ edit: 'put-agenda-item', row })
const remove = (n: number): Edit => ({ edit: 'remove', table: 'agendaItem', id: id(n) })

/** A hub that does as told, and a clock that stands still until `pass`. */
function setUp(first: readonly AgendaItemRow[] = []) {
  const sent: (readonly Edit[])[] = []
  let timer: { at: number; run: () => void } | null = null
  let now = 0
  let answer: (edits: readonly Edit[]) => void | Promise<void> = () => undefined
  const queue = createEditQueue({
    async send(edits) {
      sent.push(edits)
      await answer(edits)
    },
    failureOf: (error) => (error instanceof FailureError ? error.toFailure() : { kind: 'internal' }),
    after(delayMs, run) {
      const mine = { at: now + delayMs, run }
      timer = mine
      return () => {
        if (timer === mine) timer = null
      }
    },
    onChange: () => undefined,
  })
  queue.settle(base(first))
  const titles = (saved: readonly AgendaItemRow[] = first) =>
    draftMeeting(base(saved), queue.snapshot().edits).items.map((one) => one.title)
  return {
    queue,
    sent,
    titles,
    hub(next: typeof answer) {
      answer = next
    },
    async pass(ms: number) {
      now += ms
      if (timer !== null && timer.at <= now) {
        const { run } = timer
        timer = null
        run()
      }
      await vi.waitFor(() => expect(['saved', 'failed']).toContain(queue.snapshot().save.state))
    },
  }
}

const refuse = (kind: 'bad-request' | 'hub-unreachable' | 'not-found') => () => {
  throw new FailureError(kind)
}

test('typing is sent once, after a pause, as it stands then', async () => {
  const { queue, sent, pass, titles } = setUp()
  queue.put([put(item(1, 'Khai'))])
  queue.put([put(item(1, 'Khai mạc '))])
  expect(titles()).toEqual(['Khai mạc '])
  expect(queue.snapshot().save.state).toBe('saving')
  await pass(typingPauseMs)
  expect(sent).toEqual([[put(item(1, 'Khai mạc'))]])
})

test('what is saved stays on screen until the hub’s own rows show it', async () => {
  const { queue, pass, titles } = setUp()
  queue.put([put(item(1, 'Khai mạc'))])
  await pass(typingPauseMs)
  expect(titles()).toEqual(['Khai mạc'])
  queue.settle(base([item(1, 'Khai mạc')]))
  expect(queue.snapshot().edits).toEqual([])
})

test('while the hub is away nothing is lost, and it goes out by itself later', async () => {
  const { queue, sent, pass, titles, hub } = setUp()
  hub(refuse('hub-unreachable'))
  queue.put([put(item(1, 'Dự toán'))])
  await pass(typingPauseMs)
  expect(queue.snapshot().save).toEqual({
    state: 'failed',
    failure: { kind: 'hub-unreachable' },
    canWait: true,
  })
  expect(titles()).toEqual(['Dự toán'])
  hub(() => undefined)
  await pass(retryMs)
  expect(sent).toHaveLength(2)
  expect(queue.snapshot().save.state).toBe('saved')
})

test('one refused change does not hold back the others', async () => {
  const { queue, pass, titles, hub } = setUp()
  hub((edits) => {
    if (edits.some((edit) => edit.edit === 'put-agenda-item' && edit.row.title === 'sai'))
      refuse('bad-request')()
  })
  queue.put([put(item(1, 'đúng')), put(item(2, 'sai'))])
  await pass(typingPauseMs)
  expect(queue.snapshot().save).toEqual({ state: 'failed', failure: { kind: 'bad-request' }, canWait: false })
  queue.settle(base([item(1, 'đúng')]))
  expect(titles([item(1, 'đúng')])).toEqual(['đúng', 'sai'])
  queue.discardRefused()
  expect(titles([item(1, 'đúng')])).toEqual(['đúng'])
  expect(queue.snapshot().save.state).toBe('saved')
})

test('a keystroke while a request runs is neither lost nor taken for saved', async () => {
  const { queue, sent, pass, hub } = setUp()
  hub(() => {
    if (sent.length === 1) queue.put([put(item(1, 'Khai mạc phiên họp'))])
  })
  queue.put([put(item(1, 'Khai mạc'))])
  await pass(typingPauseMs)
  expect(sent.at(-1)).toEqual([put(item(1, 'Khai mạc phiên họp'))])
})

test('an item without a title waits, and so does what lies below it', async () => {
  const { queue, sent, pass } = setUp()
  queue.put([put(item(1, '')), put(item(2, 'Mục con', id(1))), put(item(3, 'Mục khác'))])
  await pass(typingPauseMs)
  expect(sent).toEqual([[put(item(3, 'Mục khác'))]])
  queue.put([put(item(1, 'Mục cha'))])
  await pass(typingPauseMs)
  expect(sent.at(-1)).toEqual([put(item(1, 'Mục cha')), put(item(2, 'Mục con', id(1)))])
})

test('a removal can be taken back until it is released', async () => {
  const { queue, sent, pass, titles } = setUp([item(1, 'Khai mạc')])
  const first = queue.hold([remove(1)])
  expect(titles()).toEqual([])
  first.takeBack()
  expect(titles()).toEqual(['Khai mạc'])
  const second = queue.hold([remove(1)])
  expect(sent).toEqual([])
  second.release()
  await pass(0)
  expect(sent).toEqual([[remove(1)]])
  second.takeBack()
  expect(titles()).toEqual([])
})

test('removing what never reached the hub asks the hub nothing', async () => {
  const { queue, sent, pass, titles } = setUp()
  queue.put([put(item(1, 'Nhầm'))])
  queue.hold([remove(1)]).release()
  await pass(0)
  expect(sent).toEqual([])
  expect(titles()).toEqual([])
})

test('a row someone else removed already counts as removed', async () => {
  const { queue, pass, hub } = setUp([item(1, 'Khai mạc')])
  hub(refuse('not-found'))
  queue.hold([remove(1)]).release()
  await pass(0)
  expect(queue.snapshot().save.state).toBe('saved')
})

test('parents go before children and removals go last', async () => {
  const { queue, sent, pass } = setUp([item(3, 'Cũ')])
  queue.hold([remove(3)]).release()
  queue.put([put(item(2, 'Mục con', id(1))), put(item(1, 'Mục cha'))])
  await pass(typingPauseMs)
  expect(sent).toEqual([[put(item(1, 'Mục cha')), put(item(2, 'Mục con', id(1))), remove(3)]])
})

test('flush says whether everything is on the hub', async () => {
  const { queue, hub } = setUp()
  queue.put([put(item(1, 'Khai mạc'))])
  hub(refuse('hub-unreachable'))
  expect(await queue.flush()).toBe(false)
  hub(() => undefined)
  expect(await queue.flush()).toBe(true)
})
