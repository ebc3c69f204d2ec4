import { expect, test, vi } from 'vitest'
import { FailureError, type Failure } from '../../protocol/failures.ts'
import type { Drafter, DrawOrder, PaperSource } from './drafter.ts'
import type { Size } from './fit.ts'
import { RenderingQueue, type Want } from './rendering-queue.ts'
import type { PageTask } from './schedule.ts'

const plan: PaperSource = { sha256: 'a'.repeat(64), sizeBytes: 1000 }
const other: PaperSource = { sha256: 'b'.repeat(64), sizeBytes: 1000 }
const a4: Size = { width: 500, height: 700 }

interface Sheet {
  readonly order: DrawOrder
  isReleased: boolean
  isShown: boolean
}

interface Drawing {
  readonly order: DrawOrder
  readonly signal: AbortSignal
  finish(): void
  fail(error: unknown): void
}

/** A drafter whose every drawing waits until the test lets it finish. */
class FakeDrafter implements Drafter<Sheet> {
  readonly started: Drawing[] = []
  readonly sheets: Sheet[] = []
  readonly forgotten: number[] = []
  readonly reopened: string[] = []
  waitingFor: Failure | null = null
  isEager = false

  async measure(): Promise<Size> {
    return a4
  }

  draw(order: DrawOrder, signal: AbortSignal): Promise<Sheet> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')))
      let isFinished = false
      const finish = () => {
        if (!isFinished) resolve(this.#sheet(order))
        isFinished = true
      }
      this.started.push({ order, signal, finish, fail: reject })
      if (this.isEager) finish()
    })
  }

  shrink(from: Sheet, size: Size): Sheet {
    return this.#sheet({ ...from.order, size })
  }

  release(sheet: Sheet): void {
    sheet.isReleased = true
  }

  isShown(sheet: Sheet): boolean {
    return sheet.isShown
  }

  forget(_: PaperSource, page: number): void {
    this.forgotten.push(page)
  }

  missing(): Failure | null {
    return this.waitingFor
  }

  keepOpen(): void {}

  reopen(paper: PaperSource): void {
    this.reopened.push(paper.sha256)
  }

  #sheet(order: DrawOrder): Sheet {
    const sheet = { order, isReleased: false, isShown: false }
    this.sheets.push(sheet)
    return sheet
  }
}

const view = {}

function want(page: number, task: PageTask = 'sharp', paper = plan, scale = 1): Want {
  return { paper, page, rotation: 0, task, scale: () => scale }
}

function setUp(pixelBudget = 100 * 500 * 700) {
  const drafter = new FakeDrafter()
  const timers: { work: () => void; ms: number; isStopped: boolean }[] = []
  const queue = new RenderingQueue(drafter, {
    density: () => 1,
    pixelBudget,
    setTimer: (work, ms) => {
      const timer = { work, ms, isStopped: false }
      timers.push(timer)
      return () => (timer.isStopped = true)
    },
  })
  const pages = () => drafter.started.map((drawing) => drawing.order.page)
  const last = () => {
    const drawing = drafter.started.at(-1)
    if (drawing === undefined) throw new Error('nothing has been started')
    return drawing
  }
  return {
    drafter,
    queue,
    pages,
    last,
    /** Waits until this many drawings have been started in all. */
    started: (count: number) => vi.waitFor(() => expect(drafter.started).toHaveLength(count)),
    best: (page: number, scale = 1) => queue.best(plan.sha256, page, 0, () => scale),
    /** Lets every drawing finish as it comes, and idle pauses pass, until nothing more is to be drawn. */
    async drawAll() {
      drafter.isEager = true
      for (const drawing of drafter.started) drawing.finish()
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve))
        const paused = timers.filter((timer) => timer.ms < 1_000 && !timer.isStopped)
        if (paused.length === 0) break
        for (const timer of paused) {
          timer.isStopped = true
          timer.work()
        }
      }
      drafter.isEager = false
    },
    fire(ms: number) {
      for (const timer of timers) if (timer.ms === ms && !timer.isStopped) timer.work()
    },
  }
}

test('pages are drawn one at a time, in the order they are wanted', async () => {
  const { queue, pages, last, started } = setUp()
  queue.setWants(view, [want(10), want(11), want(9)])
  await started(1)
  last().finish()
  await started(2)
  last().finish()
  await started(3)
  expect(pages()).toEqual([10, 11, 9])
})

test('a page once drawn is found at once, and not drawn again', async () => {
  const { queue, best, drawAll, pages } = setUp()
  queue.setWants(view, [want(10), want(11)])
  await drawAll()
  expect(best(11)?.size).toEqual(a4)
  queue.setWants(view, [want(11), want(10)])
  await drawAll()
  expect(pages()).toEqual([10, 11])
})

test('turning the page stops the drawing of a less urgent one', async () => {
  const { queue, last, started } = setUp()
  queue.setWants(view, [want(10), want(11)])
  await started(1)
  last().finish()
  await started(2)
  const ahead = last()
  queue.setWants(view, [want(30), want(31), want(11)])
  expect(ahead.signal.aborted).toBe(true)
  await started(3)
  expect(last().order.page).toBe(30)
})

test('turning to the page that is being drawn lets it finish', async () => {
  const { queue, last, started, best } = setUp()
  queue.setWants(view, [want(10), want(11)])
  await started(1)
  last().finish()
  await started(2)
  queue.setWants(view, [want(11), want(12), want(10)])
  expect(last().signal.aborted).toBe(false)
  last().finish()
  await vi.waitFor(() => expect(best(11)).not.toBeNull())
})

test('a damaged page says so, and the others are drawn', async () => {
  const { queue, last, started } = setUp()
  queue.setWants(view, [want(10), want(11)])
  await started(1)
  last().fail(new FailureError('pdf-damaged'))
  await started(2)
  expect(last().order.page).toBe(11)
  expect(queue.status(plan.sha256, 10).damaged?.kind).toBe('pdf-damaged')
  expect(queue.status(plan.sha256, 11).damaged).toBeNull()
})

test('a page whose bytes are not here steps aside, and is drawn when they come', async () => {
  const { queue, drafter, last, started } = setUp()
  queue.setWants(view, [want(10), want(1, 'sharp', other)])
  await started(1)
  drafter.waitingFor = { kind: 'paper-not-here' }
  queue.stalled(plan.sha256)
  await started(2)
  expect(last().order.paper).toBe(other)
  expect(queue.status(plan.sha256, 10).missing?.kind).toBe('paper-not-here')
  last().finish()
  drafter.waitingFor = null
  queue.arrived(plan.sha256)
  await started(3)
  expect(last().order.page).toBe(10)
  expect(queue.status(plan.sha256, 10).missing).toBeNull()
})

test('a page that waits for bytes asked for by another page steps aside too', async () => {
  const { queue, drafter, last, started, fire } = setUp()
  queue.setWants(view, [want(10), want(1, 'sharp', other)])
  await started(1)
  drafter.waitingFor = { kind: 'paper-not-here' }
  fire(1_500)
  await started(2)
  expect(last().order.paper).toBe(other)
})

test('a page that never finishes is given up, and its paper opened afresh for the others', async () => {
  const { queue, drafter, last, started, fire } = setUp()
  queue.setWants(view, [want(10), want(11)])
  await started(1)
  fire(60_000)
  await started(2)
  expect(last().order.page).toBe(11)
  expect(drafter.reopened).toEqual([plan.sha256])
  expect(queue.status(plan.sha256, 10).damaged).not.toBeNull()
})

test('a refused paper is not tried again until the person asks', async () => {
  const { queue, last, started, pages } = setUp()
  queue.setWants(view, [want(10), want(1, 'sharp', other)])
  await started(1)
  queue.refuse(plan.sha256, { kind: 'pdf-password' })
  await started(2)
  expect(last().order.paper).toBe(other)
  last().finish()
  queue.retry(plan, 10)
  await started(3)
  expect(pages()).toEqual([10, 1, 10])
  expect(queue.status(plan.sha256, 10).refused).toBeNull()
})

test('drawings stay within the budget; the shown page and what hangs in a view stay whatever it says', async () => {
  const { queue, drafter, drawAll, best } = setUp(3.5 * 500 * 700)
  queue.setWants(view, [want(1), want(2), want(3), want(4), want(5)])
  await drawAll()
  const held = drafter.sheets.filter((sheet) => !sheet.isReleased && sheet.order.size.width === a4.width)
  expect(held.map((sheet) => sheet.order.page)).toEqual([1, 2, 3])

  const [first] = held
  if (first === undefined) throw new Error('nothing is held')
  first.isShown = true
  queue.setWants(view, [want(20), want(21), want(22)])
  await drawAll()
  expect(first.isReleased).toBe(false)
  expect(best(20)).not.toBeNull()
})

test('what was looked at before stays while there is room, the longest unused goes first', async () => {
  const { queue, drafter, drawAll } = setUp(3.5 * 500 * 700)
  for (const page of [1, 2, 3, 4]) {
    queue.setWants(view, [want(page)])
    await drawAll()
  }
  const held = drafter.sheets.filter((sheet) => !sheet.isReleased && sheet.order.size.width === a4.width)
  expect(held.map((sheet) => sheet.order.page)).toEqual([2, 3, 4])
})

test('a page drawn at a new size replaces its old drawing, which stands in until then', async () => {
  const { queue, drafter, last, started, drawAll, best } = setUp()
  queue.setWants(view, [want(1)])
  await drawAll()
  queue.setWants(view, [want(1, 'sharp', plan, 2)])
  await started(2)
  expect(best(1, 2)?.size.width).toBe(500)
  last().finish()
  await vi.waitFor(() => expect(best(1, 2)?.size.width).toBe(1000))
  expect(drafter.sheets[0]?.order.size.width).toBe(500)
  await vi.waitFor(() =>
    expect(drafter.sheets.filter((sheet) => !sheet.isReleased && !isSmall(sheet))).toHaveLength(1),
  )
})

test('a short paper is drawn as a whole, a long one in small pictures', async () => {
  const previews = (count: number) => Array.from({ length: count }, (_, at) => want(2 + at, 'preview'))
  const short = setUp()
  short.queue.setWants(view, [want(1), ...previews(5)])
  await short.drawAll()
  expect(short.best(6)?.isPreview).toBe(false)

  const long = setUp(4 * 500 * 700)
  long.queue.setWants(view, [want(1), ...previews(5)])
  await long.drawAll()
  expect(long.best(6)?.isPreview).toBe(true)
  expect(long.best(1)?.isPreview).toBe(false)
})

test('pages far from the shown one are closed in pdf.js, those near it are not', async () => {
  const { queue, drafter, drawAll } = setUp()
  queue.setWants(view, [want(1), want(2)])
  await drawAll()
  queue.setWants(view, [want(9), want(2, 'keep')])
  await drawAll()
  expect(drafter.forgotten).toEqual([1])
})

test("two views' shown pages both come before either's next page", async () => {
  const { queue, drawAll, pages } = setUp()
  queue.setWants({}, [want(10), want(11)])
  queue.setWants({}, [want(20), want(21)])
  await drawAll()
  expect(pages()).toEqual([10, 20, 11, 21])
})

const isSmall = (sheet: Sheet) => sheet.order.size.width < 300
