/** Ready-made voting rules. Data: the screens name them by their id, the secretary may change any number. */
import type { VotingRule } from '../protocol/live/voting-rule.ts'
import type { MeetingRow } from '../protocol/rows/meeting.ts'

const half = { numerator: 1, denominator: 2 }
const twoThirds = { numerator: 2, denominator: 3 }

const common = { isChangeable: true, reveal: 'at-close', timeLimitSeconds: null } as const

export const presets = {
  /** More than half of all members; a tie follows the chair. Law on Organisation of Local Government 2015, Art. 117. */
  'ubnd-decision': {
    ...common,
    base: 'all-members',
    threshold: half,
    isStrict: true,
    tie: 'chair-prevails',
    quorum: twoThirds,
  },
  /** More than half of all deputies. */
  'hdnd-resolution': {
    ...common,
    base: 'all-members',
    threshold: half,
    isStrict: true,
    tie: 'fails',
    quorum: twoThirds,
  },
  /** Removal from office: at least two thirds of all deputies. */
  'hdnd-removal': {
    ...common,
    base: 'all-members',
    threshold: twoThirds,
    isStrict: false,
    tie: 'fails',
    quorum: twoThirds,
  },
  /** How the session itself runs: more than half of those present. */
  procedural: {
    ...common,
    base: 'present-members',
    threshold: half,
    isStrict: true,
    tie: 'chair-prevails',
    quorum: null,
  },
  /** A show of opinion that binds nobody. */
  'informal-poll': {
    ...common,
    base: 'ballots-cast',
    threshold: half,
    isStrict: true,
    tie: 'fails',
    quorum: null,
    reveal: 'live',
  },
} as const satisfies Record<string, VotingRule>

export type PresetId = keyof typeof presets

/** The presets a kind of meeting offers, the usual one first. */
export const presetsByKind: Readonly<Record<MeetingRow['kind'], readonly PresetId[]>> = {
  ubnd: ['ubnd-decision', 'procedural', 'informal-poll'],
  hdnd: ['hdnd-resolution', 'hdnd-removal', 'procedural', 'informal-poll'],
  agency: ['procedural', 'informal-poll', 'ubnd-decision'],
  other: ['procedural', 'informal-poll'],
}
