/** From a seed to everything that is going to be done in one scene: the same seed, the same plan. */
import type { Choice } from '../../protocol/live/motion.ts'
import { choices } from '../../protocol/live/motion.ts'
import type { VotingRule } from '../../protocol/live/voting-rule.ts'
import { Random } from './random.ts'
import { laptopNames, type LaptopName } from './world.ts'

/**
 * When a fault comes: at once; between the hub's next commit and its telling anyone; or as soon as the laptop has
 * the answer to its next command.
 */
export type Moment = 'now' | 'committed' | 'answered'

export type LineFault =
  | { readonly kind: 'cut' | 'blip' | 'deafen' | 'mute' | 'hold-back' }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'cut-after'; readonly bytes: number }
  /** Fatal: the app is killed in the moment in which the line freezes. */
  | { readonly kind: 'freeze-after'; readonly bytes: number; readonly isFatal: boolean }

export type Action =
  | { readonly do: 'vote'; readonly on: LaptopName; readonly choice: Choice }
  /** One after the other, as fast as they go: more events than anyone who is away is sent singly. */
  | { readonly do: 'waver'; readonly on: LaptopName; readonly times: number }
  | { readonly do: 'disturb'; readonly line: LaptopName; readonly fault: LineFault; readonly at: Moment }
  /** `lateMs`: when the hub hears what was held back. Patient: comes back in its own time. */
  | {
      readonly do: 'mend'
      readonly line: LaptopName
      readonly lateMs: number
      readonly isPatient: boolean
    }
  /** The app dies and is started again. */
  | { readonly do: 'crash'; readonly laptop: LaptopName; readonly at: Moment }
  | { readonly do: 'kill-hub'; readonly at: 'now' | 'committed' }
  | { readonly do: 'start-hub' }
  /** Sends a command of this laptop again, with its id, by hand and past its line. */
  | { readonly do: 'echo'; readonly of: LaptopName }
  | { readonly do: 'open-vote' }
  | { readonly do: 'close-vote' }
  | { readonly do: 'open-item'; readonly item: number }
  | { readonly do: 'show'; readonly page: number }
  /** Two rows at once. */
  | { readonly do: 'rename-two'; readonly tag: string }
  /** Only the hub's clock goes on, past the time limit of a vote that has one. */
  | { readonly do: 'move-clock' }
  | { readonly do: 'upload' }

/** An action, and the pause before it in milliseconds. */
export type Step = Action & { readonly afterMs: number }

export interface Plan {
  readonly seed: number
  /** Laptops that are cut off before the meeting is there, and come late. */
  readonly late: readonly LaptopName[]
  /** Whether the paper is there before the trouble begins. */
  readonly isPaperEarly: boolean
  /** The rule of each vote, in the order in which they are opened. The first is open when the trouble begins. */
  readonly rules: readonly VotingRule[]
  readonly steps: readonly Step[]
}

const usual = {
  vote: 40,
  waver: 1.5,
  disturb: 18,
  crash: 6,
  'kill-hub': 4,
  echo: 7,
  'open-vote': 5,
  'close-vote': 5,
  'open-item': 4,
  show: 4,
  'rename-two': 4,
  'move-clock': 4,
} as const

type Usual = keyof typeof usual

/** Each scene has its own weather, so that every kind of trouble is sometimes the only one. */
const weathers: readonly Readonly<Record<Usual, number>>[] = [
  usual,
  { ...usual, disturb: 30, crash: 0, 'kill-hub': 0 },
  { ...usual, disturb: 2, crash: 22, 'kill-hub': 0 },
  { ...usual, disturb: 2, crash: 0, 'kill-hub': 14 },
]

export function makePlan(seed: number): Plan {
  const random = new Random(seed)
  const weather = random.pick(weathers)
  const late = laptopNames.slice(2).filter(() => random.chance(0.12))
  const isPaperEarly = random.chance(0.6)
  const rules = Array.from({ length: 4 }, () => makeRule(random))

  const steps: Step[] = []
  const add = (action: Action): void => {
    steps.push({ ...action, afterMs: random.pick([0, 0, 0, 1, 2, 4, 8, 15, 30]) })
  }
  /** What has to follow, and after how many steps; what is left at the end is mended by the end itself. */
  let due: { readonly inSteps: number; readonly action: Action }[] = []
  const soon = (action: Action): void => void due.push({ inSteps: random.between(1, 6), action })
  let isHubUp = true

  const disturb = (line: LaptopName, fault: LineFault, at: Moment): void => {
    add({ do: 'disturb', line, fault, at })
    soon({ do: 'mend', line, lateMs: random.pick([0, 5, 30, 80]), isPatient: random.chance(0.2) })
  }

  const uploadAt = isPaperEarly ? -1 : random.between(0, 6)
  const count = random.between(14, 26)
  for (let index = 0; index < count; index += 1) {
    if (index === uploadAt) {
      // Somebody is caught in the middle of the download, and stays so for the rest of the trouble.
      const line = random.pick(laptopNames.slice(1))
      const bytes = random.between(40_000, 700_000)
      const isFatal = random.chance(0.7)
      add({ do: 'disturb', line, fault: { kind: 'freeze-after', bytes, isFatal }, at: 'now' })
      add({ do: 'upload' })
      // Laptops hear of it after a moment.
      steps.push({ ...makeAction('vote', index, random), afterMs: 120 })
      if (random.chance(0.5)) disturb('secretary', makeFault(random), 'now')
    }
    const kind = random.weighted(weather)
    if (kind === 'kill-hub') {
      if (!isHubUp) continue
      isHubUp = false
      add({ do: 'kill-hub', at: random.chance(0.7) ? 'committed' : 'now' })
      soon({ do: 'start-hub' })
    } else if (kind === 'disturb') {
      disturb(random.pick(laptopNames), makeFault(random), makeMoment(random))
    } else {
      add(makeAction(kind, index, random))
      // A room that has nothing to vote on tells little.
      if (kind === 'close-vote' && random.chance(0.8)) soon({ do: 'open-vote' })
      // Just too late: the hub may not have drawn the line yet.
      if (kind === 'move-clock') {
        add(makeAction('vote', index, random))
        soon({ do: 'open-vote' })
      }
    }

    due = due.map((each) => ({ ...each, inSteps: each.inSteps - 1 }))
    for (const { inSteps, action } of due) {
      if (inSteps > 0) continue
      add(action)
      if (action.do === 'start-hub') isHubUp = true
    }
    due = due.filter((each) => each.inSteps > 0)
  }
  return { seed, late, isPaperEarly, rules, steps }
}

function makeRule(random: Random): VotingRule {
  return {
    base: random.pick(['all-members', 'present-members', 'ballots-cast']),
    threshold: random.pick([
      { numerator: 1, denominator: 2 },
      { numerator: 2, denominator: 3 },
    ]),
    isStrict: random.chance(0.5),
    tie: random.pick(['fails', 'chair-prevails']),
    quorum: null,
    isChangeable: random.chance(0.8),
    reveal: random.pick(['live', 'at-close']),
    timeLimitSeconds: random.chance(0.5) ? 10 : null,
  }
}

function makeFault(random: Random): LineFault {
  const kind = random.weighted({
    cut: 3,
    blip: 3,
    deafen: 4,
    mute: 2,
    'hold-back': 3,
    slow: 3,
    'cut-after': 2,
    'freeze-after': 1,
  })
  if (kind === 'slow') return { kind, ms: random.pick([5, 20, 60]) }
  const bytes = random.between(1, 4000)
  if (kind === 'cut-after') return { kind, bytes }
  if (kind === 'freeze-after') return { kind, bytes, isFatal: random.chance(0.3) }
  return { kind }
}

function makeMoment(random: Random): Moment {
  return random.weighted({ now: 4, committed: 4, answered: 2 })
}

function makeAction(kind: Exclude<Usual, 'kill-hub' | 'disturb'>, index: number, random: Random): Action {
  switch (kind) {
    case 'vote':
      return { do: kind, on: random.pick(laptopNames), choice: random.pick(choices) }
    case 'waver':
      return { do: kind, on: random.pick(laptopNames), times: random.between(20, 36) }
    case 'crash':
      return { do: kind, laptop: random.pick(laptopNames), at: makeMoment(random) }
    case 'echo':
      return { do: kind, of: random.pick(laptopNames) }
    case 'open-item':
      return { do: kind, item: random.between(0, 2) }
    case 'show':
      return { do: kind, page: random.between(1, 3) }
    case 'rename-two':
      return { do: kind, tag: `lần ${index}` }
    case 'open-vote':
    case 'close-vote':
    case 'move-clock':
      return { do: kind }
  }
}

/** One line for each step, for the report of a failed seed. */
export function describePlan({ seed, late, isPaperEarly, rules, steps }: Plan): string {
  const lines = steps.map(({ afterMs, ...action }) => `  +${afterMs} ${JSON.stringify(action)}`)
  return `seed ${seed}, late: ${late.join(' ') || 'nobody'}, paper early: ${isPaperEarly}
  rules: ${rules.map((rule) => `${rule.reveal} ${rule.isChangeable} ${rule.timeLimitSeconds}`).join(', ')}
${lines.join('\n')}`
}
