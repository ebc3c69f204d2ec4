/**
 * What axe says of a screen as it stands, for WCAG 2.2 at level AA. Axe is brought in by the browser's debugger, so the
 * window keeps its content security policy, and would still complain of anything that breaks it.
 */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The words laid over a page's picture are transparent, and what they say is the author's. */
const wordsOfPapers = '[data-paper] [role="presentation"]'

/** The rules that a theme or a text size can break: all others depend on what is there and what it is called. */
const rulesOfLooks = ['color-contrast', 'target-size']

/** One line for each element that violates a rule; empty when there is nothing to mend. */
export async function violationsOf(page: Page, rules: 'all' | 'of looks' = 'all'): Promise<string[]> {
  // The windows have no frames: all of axe may run in the one page, which saves opening another for each look.
  const axe = new AxeBuilder({ page }).exclude(wordsOfPapers).setLegacyMode()
  const { violations } = await (
    rules === 'all' ? axe.withTags(wcag22AA) : axe.withRules(rulesOfLooks)
  ).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => {
      const why = node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ''
      return `${id}: ${help} · ${node.target.join(' ')} · ${why} · ${node.html.slice(0, 160)}`
    }),
  )
}
