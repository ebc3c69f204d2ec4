/** A share: the usual ones by name, any other as two whole numbers. */
import { Group, NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fraction, type Fraction } from '../../../protocol/live/voting-rule.ts'
import { commonFractions, fractionKey, fractionOfKey, isCommonFraction } from './fraction-choices.ts'
import { asLabel, shareWords } from './rule-sentence.ts'

interface Props {
  readonly label: string
  readonly description?: string
  /** null: the choice of no share at all, offered where `noneLabel` names it. */
  readonly value: Fraction | null
  readonly onChange: (value: Fraction) => void
  readonly noneLabel?: string
  readonly onNone?: () => void
  /** "more than" rather than "at least" in the names. */
  readonly isStrict?: boolean
  readonly isDisabled?: boolean
}

const other = 'other'
const none = 'none'

export function FractionField(props: Props) {
  const {
    label,
    description,
    value,
    onChange,
    noneLabel,
    onNone,
    isStrict = false,
    isDisabled = false,
  } = props
  const { t } = useTranslation()
  const [isOther, setOther] = useState(value !== null && !isCommonFraction(value))
  const [typed, setTyped] = useState<{ numerator: number | string; denominator: number | string }>(
    value ?? { numerator: 1, denominator: 2 },
  )
  const offered = commonFractions.filter((share) => !isStrict || share.numerator < share.denominator)
  const choices = [
    ...offered.map((share) => ({
      value: fractionKey(share),
      label: asLabel(shareWords(t, share, isStrict)),
    })),
    { value: other, label: t('prepare.rule.otherShare') },
    ...(noneLabel === undefined ? [] : [{ value: none, label: noneLabel }]),
  ]
  const isTypedRight = fraction.safeParse(typed).success
  const type = (next: typeof typed) => {
    setTyped(next)
    const parsed = fraction.safeParse(next)
    if (parsed.success) onChange(parsed.data)
  }
  const selected =
    value === null
      ? none
      : isOther || !choices.some((one) => one.value === fractionKey(value))
        ? other
        : fractionKey(value)

  return (
    <div>
      <Select
        label={label}
        description={description}
        data={choices}
        value={selected}
        disabled={isDisabled}
        onChange={(key) => {
          setOther(key === other)
          if (key === none) onNone?.()
          const share = fractionOfKey(key ?? '')
          if (share !== null) {
            setTyped(share)
            onChange(share)
          }
        }}
      />
      {selected === other && (
        <Group gap="xs" mt="xs" wrap="nowrap" align="flex-end">
          <NumberInput
            label={t('prepare.rule.numerator')}
            value={typed.numerator}
            min={0}
            max={1000}
            allowDecimal={false}
            disabled={isDisabled}
            error={!isTypedRight}
            onChange={(numerator) => type({ ...typed, numerator })}
          />
          <NumberInput
            label={t('prepare.rule.denominator')}
            value={typed.denominator}
            min={1}
            max={1000}
            allowDecimal={false}
            disabled={isDisabled}
            error={!isTypedRight}
            onChange={(denominator) => type({ ...typed, denominator })}
          />
        </Group>
      )}
      {selected === other && !isTypedRight && <p role="alert">{t('prepare.rule.badShare')}</p>}
    </div>
  )
}
