/** What the faults have really done, added up over all seeds: a run in which nothing went wrong proves nothing. */
import { expect } from 'vitest'

/** How often each has to happen for every seed played, at least; well below what is usual. */
const leastPerSeed = {
  ballotsCounted: 2,
  ballotsChanged: 1,
  ballotsRefused: 1,
  /** Commands that waited while their laptop had no hub, and were answered afterwards. */
  commandsRetried: 2,
  /** Commands the hub had answered, whose laptop did not hear it and sent them again. */
  commandsRepeated: 0.3,
  /** The same by hand, over another connection and at any moment. */
  commandsEchoed: 0.3,
  connectionsBroken: 3,
  bytesLost: 100,
  bytesDelayed: 10,
  /** Said over connections whose laptop had come back by another one already. */
  ghostBytes: 30,
  hubCrashes: 0.2,
  hubCrashesBetweenCommitAndTell: 0.1,
  laptopCrashes: 0.5,
  laptopCrashesWithCommandsWaiting: 0.1,
  laptopCrashesInMidDownload: 0.015,
  /** Counted, not asked for: a quick machine may finish every upload in time. `coming-back.test.ts` interrupts some. */
  uploadsInterrupted: 0,
  votesClosedByTheHub: 0.01,
} as const

/** Chance may spare this many seeds a kind of trouble. */
const tooFewToTell = 20

export type HarmKind = keyof typeof leastPerSeed

export class HarmDone {
  readonly #counts = new Map<string, number>()

  add(kind: HarmKind, count = 1): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count)
  }

  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts)
  }

  /** A few seeds promise nothing, and are not asked for anything. */
  expectEnough(seedCount: number): void {
    const counted = Math.max(0, seedCount - tooFewToTell)
    for (const [kind, perSeed] of Object.entries(leastPerSeed)) {
      expect(this.#counts.get(kind) ?? 0, kind).toBeGreaterThanOrEqual(Math.floor(perSeed * counted))
    }
  }
}
