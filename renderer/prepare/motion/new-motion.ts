/** A motion to begin with, and what changing its rule does to its name. */
import { presets, presetsByKind, type PresetId } from '../../../meeting/presets.ts'
import type { Motion } from '../../../protocol/live/motion.ts'
import type { VotingRule } from '../../../protocol/live/voting-rule.ts'
import type { MeetingRow } from '../../../protocol/rows/meeting.ts'

export const isPresetId = (id: string): id is PresetId => Object.hasOwn(presets, id)

/** An empty question under the usual rule of this kind of meeting. */
export function newMotion(kind: MeetingRow['kind'], documentId: string | null = null): Motion {
  return withPreset({ text: '', documentId, preset: 'custom', rule: presets.procedural }, usualPreset(kind))
}

export const usualPreset = (kind: MeetingRow['kind']): PresetId => presetsByKind[kind][0] ?? 'procedural'

/** The same question under a preset's rule, its numbers taken over whole. */
export function withPreset(motion: Motion, preset: PresetId): Motion {
  return { ...motion, preset, rule: presets[preset] }
}

/** A rule changed by hand no longer bears its preset's name, so that nobody takes it for the law's. */
export function withRule(motion: Motion, change: Partial<VotingRule>): Motion {
  return { ...motion, preset: 'custom', rule: { ...motion.rule, ...change } }
}
