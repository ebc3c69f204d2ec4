import { expect, test } from 'vitest'
import { presets, presetsByKind } from '../../../meeting/presets.ts'
import { meetingKinds } from '../../../protocol/rows/meeting.ts'
import { motion } from '../../../protocol/live/motion.ts'
import { newMotion, withPreset, withRule } from './new-motion.ts'

test.each(meetingKinds)('a new motion of %s starts with the usual rule of that kind', (kind) => {
  const made = newMotion(kind)
  expect(made.preset).toBe(presetsByKind[kind][0])
  expect(made.rule).toEqual(presets[presetsByKind[kind][0] ?? 'procedural'])
  expect(motion.safeParse({ ...made, text: 'Thông qua' }).success).toBe(true)
})

test('a rule changed by hand loses its preset’s name and nothing else', () => {
  const before = withPreset({ ...newMotion('hdnd'), text: 'Miễn nhiệm' }, 'hdnd-removal')
  const after = withRule(before, { timeLimitSeconds: 60 })
  expect(after).toEqual({
    ...before,
    preset: 'custom',
    rule: { ...presets['hdnd-removal'], timeLimitSeconds: 60 },
  })
})

test('choosing a preset puts back all of its numbers', () => {
  const changed = withRule(newMotion('ubnd'), { quorum: null, isStrict: false })
  expect(withPreset(changed, 'ubnd-decision').rule).toEqual(presets['ubnd-decision'])
})
