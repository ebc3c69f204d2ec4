/** Who may read a paper, in words. */
import type { TFunction } from 'i18next'
import type { Audience } from '../../../protocol/rows/document.ts'

export function audienceWords(t: TFunction, audience: Audience): string {
  if (typeof audience === 'string') return t(`prepare.papers.audience.${audience}`)
  return t('prepare.papers.audience.named', { count: audience.length })
}
