/**
 * A question and the rule it is counted by. The rule reads as sentences; its numbers are one tap deeper.
 * Controlled: every change goes out at once, also an unfinished one; `motion` of the protocol says when it is whole.
 */
import { Alert, Collapse, Select, Stack, Textarea, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAlertTriangle, IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { presetsByKind } from '../../meeting/presets.ts'
import type { Motion } from '../../protocol/live/motion.ts'
import type { DocumentRow } from '../../protocol/rows/document.ts'
import type { MeetingRow } from '../../protocol/rows/meeting.ts'
import { isPresetId, withPreset, withRule } from './motion/new-motion.ts'
import { canEverPass, ruleSentences } from './motion/rule-sentence.ts'
import { RuleFields } from './motion/RuleFields.tsx'
import classes from './MotionEditor.module.css'

interface Props {
  readonly value: Motion
  readonly onChange: (value: Motion) => void
  readonly meetingKind: MeetingRow['kind']
  /** The papers the question may be about, in the order to offer them. */
  readonly documents: readonly DocumentRow[]
  readonly isDisabled?: boolean
}

const noDocument = 'none'

export function MotionEditor({ value, onChange, meetingKind, documents, isDisabled = false }: Props) {
  const { t } = useTranslation()
  const detailsId = useId()
  const [areDetailsOpen, details] = useDisclosure(false)
  const offered = presetsByKind[meetingKind]
  // A preset of another kind of meeting stays selectable where the motion already has it.
  const kept = isPresetId(value.preset) && !offered.includes(value.preset) ? [value.preset] : []
  const presetChoices = [...offered, ...kept].map((id): { value: string; label: string } => ({
    value: id,
    label: t(`prepare.preset.${id}`),
  }))
  const isCustom = !isPresetId(value.preset)

  return (
    <Stack gap="md">
      <Textarea
        label={t('prepare.motion.text')}
        description={t('prepare.motion.textHint')}
        autosize
        minRows={2}
        maxLength={1000}
        value={value.text}
        disabled={isDisabled}
        data-autofocus
        // One line on the wire, however it is typed or pasted.
        onChange={(event) =>
          onChange({ ...value, text: event.currentTarget.value.replaceAll(/\s*[\r\n\t]+\s*/g, ' ') })
        }
      />
      <Select
        label={t('prepare.motion.document')}
        data={[
          { value: noDocument, label: t('prepare.motion.noDocument') },
          ...documents.map((document) => ({ value: document.id, label: document.title })),
        ]}
        value={value.documentId ?? noDocument}
        disabled={isDisabled}
        onChange={(id) => onChange({ ...value, documentId: id === noDocument ? null : id })}
      />
      <Select
        label={t('prepare.motion.preset')}
        data={[
          ...presetChoices,
          ...(isCustom ? [{ value: 'custom', label: t('prepare.preset.custom') }] : []),
        ]}
        value={isCustom ? 'custom' : value.preset}
        disabled={isDisabled}
        onChange={(id) => {
          if (id !== null && isPresetId(id)) onChange(withPreset(value, id))
        }}
      />
      <div>
        <p className={classes['sentence']}>{ruleSentences(t, value.rule).join(' ')}</p>
        {!canEverPass(value.rule) && (
          <Alert color="lacquer" icon={<IconAlertTriangle aria-hidden />} role="alert">
            {t('prepare.rule.neverPasses')}
          </Alert>
        )}
        <UnstyledButton
          className={classes['toggle'] ?? ''}
          aria-expanded={areDetailsOpen}
          aria-controls={detailsId}
          onClick={details.toggle}
        >
          {areDetailsOpen ? (
            <IconChevronDown size={20} aria-hidden />
          ) : (
            <IconChevronRight size={20} aria-hidden />
          )}
          {t('prepare.motion.details')}
        </UnstyledButton>
        <Collapse expanded={areDetailsOpen} transitionDuration={0}>
          <div id={detailsId}>
            <RuleFields
              rule={value.rule}
              isDisabled={isDisabled}
              onChange={(change) => onChange(withRule(value, change))}
            />
          </div>
        </Collapse>
      </div>
    </Stack>
  )
}
