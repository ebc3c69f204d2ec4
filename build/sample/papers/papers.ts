/** All papers of the sample meeting, in the order of its agenda; the invitation last, as it lists the others' pages. */
import type { Paper } from '../form/decree30.ts'
import { budgetTables } from './budget-tables.ts'
import { citizensReport } from './citizens-report.ts'
import { draftDecision } from './draft-decision.ts'
import { economicReport } from './economic-report.ts'
import { invitation } from './invitation.ts'
import { landMap } from './land-map.ts'
import { plan } from './plan/plan.ts'
import { submission } from './submission.ts'

export const papers: readonly Paper[] = [
  economicReport,
  citizensReport,
  submission,
  budgetTables,
  plan,
  landMap,
  draftDecision,
  invitation,
]
