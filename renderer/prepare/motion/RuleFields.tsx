/** The numbers of a voting rule, one field each, in the order in which the sentence reads. */
import { Radio, Select, Stack, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { votingRule, type VotingRule } from '../../../protocol/live/voting-rule.ts'
import { FractionField } from './FractionField.tsx'
import { asLabel, limitWords } from './rule-sentence.ts'
import classes from './RuleFields.module.css'

interface Props {
  readonly rule: VotingRule
  readonly isDisabled: boolean
  readonly onChange: (change: Partial<VotingRule>) => void
}

const { base, tie, reveal } = votingRule.shape
const limitsSeconds = [30, 60, 120, 180, 300, 600, 900, 1800]

export function RuleFields({ rule, isDisabled, onChange }: Props) {
  const { t } = useTranslation()
  const limits = [...new Set([...limitsSeconds, rule.timeLimitSeconds ?? 60])].toSorted((a, b) => a - b)
  return (
    <Stack gap="md" className={classes['fields'] ?? ''}>
      <Select
        label={t('prepare.rule.baseLabel')}
        data={base.options.map((value) => ({ value, label: asLabel(t(`prepare.rule.base.${value}`)) }))}
        value={rule.base}
        disabled={isDisabled}
        onChange={(value) => onChange({ base: base.parse(value) })}
      />
      <Radio.Group
        label={t('prepare.rule.strictLabel')}
        value={rule.isStrict ? 'over' : 'from'}
        onChange={(value) => onChange({ isStrict: value === 'over' })}
      >
        <div className={classes['radios']}>
          <Radio size="md" value="over" label={t('prepare.rule.strict')} disabled={isDisabled} />
          <Radio size="md" value="from" label={t('prepare.rule.notStrict')} disabled={isDisabled} />
        </div>
      </Radio.Group>
      <FractionField
        label={t('prepare.rule.thresholdLabel')}
        value={rule.threshold}
        isStrict={rule.isStrict}
        isDisabled={isDisabled}
        onChange={(threshold) => onChange({ threshold })}
      />
      <Select
        label={t('prepare.rule.tieLabel')}
        data={tie.options.map((value) => ({ value, label: t(`prepare.rule.tieChoice.${value}`) }))}
        value={rule.tie}
        disabled={isDisabled}
        onChange={(value) => onChange({ tie: tie.parse(value) })}
      />
      <FractionField
        label={t('prepare.rule.quorumLabel')}
        value={rule.quorum}
        noneLabel={t('prepare.rule.noneAsked')}
        isDisabled={isDisabled}
        onNone={() => onChange({ quorum: null })}
        onChange={(quorum) => onChange({ quorum })}
      />
      <Select
        label={t('prepare.rule.revealLabel')}
        data={reveal.options.map((value) => ({ value, label: t(`prepare.rule.revealChoice.${value}`) }))}
        value={rule.reveal}
        disabled={isDisabled}
        onChange={(value) => onChange({ reveal: reveal.parse(value) })}
      />
      <Select
        label={t('prepare.rule.limitLabel')}
        data={[
          { value: '0', label: t('prepare.rule.noTimeLimit') },
          ...limits.map((seconds) => ({ value: String(seconds), label: limitWords(t, seconds) })),
        ]}
        value={String(rule.timeLimitSeconds ?? 0)}
        disabled={isDisabled}
        onChange={(value) => onChange({ timeLimitSeconds: value === '0' ? null : Number(value) })}
      />
      <Switch
        size="md"
        label={t('prepare.rule.changeableLabel')}
        checked={rule.isChangeable}
        disabled={isDisabled}
        onChange={(event) => onChange({ isChangeable: event.currentTarget.checked })}
      />
    </Stack>
  )
}
