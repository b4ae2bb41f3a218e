import type { PlanDraft } from '../roster/planning/plan-roster.ts'
import type { Finding } from '../roster/reading/finding.ts'
import { counted } from './format.ts'
import { code, table } from './markdown.ts'
import { bullets, figuresTable, signs } from './markdown-parts.ts'
import type { Naming } from './naming.ts'
import { planSections } from './plan-sections.ts'
import { leftOut, type Verdict, verdict } from './plan-words.ts'
import { withSections } from './section-markdown.ts'

/** A roster that was checked without its platform. */
export interface RosterCheck extends Pick<PlanDraft, 'roster' | 'options' | 'counts' | 'changes'> {
  /** Whether there was a base version; without one, it is not known what the roster changes. */
  readonly compared: boolean
}

/** Why a run is given no secrets. */
export type Withheld = 'fork' | 'dependabot'

/** Why there is no live plan, and how there will be one. */
export const noLivePlan: Readonly<Record<Withheld, string>> = {
  fork: 'This pull request comes from a fork, whose runs are given no secrets, so the roster was checked offline. For the live plan, a maintainer who has read the changes pushes them to a branch of this repository and opens a pull request from it. A re-run has no secrets either.',
  dependabot:
    'Runs that Dependabot starts are given no secrets of Actions, so the roster was checked offline. For the live plan, a maintainer pushes a commit to the branch, or the secrets are stored for Dependabot too. A re-run has none either.',
}

/** What people want to know first. */
export function checkVerdict(check: RosterCheck, findings: readonly Finding[]): Verdict {
  const { counts, roster, compared } = check
  const found = verdict({ counts, guards: [] }, findings)
  return compared
    ? found
    : { ...found, text: `${counted(roster.rows, 'row')} read${leftOut(0, counts.invalid)}` }
}

/** A checked roster for the step summary, in at most so many bytes. */
export function checkMarkdown(
  naming: Naming,
  check: RosterCheck,
  findings: readonly Finding[],
  withheld: Withheld,
  bytes: number,
): string {
  const { state, text } = checkVerdict(check, findings)
  const head = [
    `## ${signs[state]} ${naming.title} roster, checked offline: ${text}`,
    noLivePlan[withheld],
    figures(check),
    bullets(notes(check)),
  ]
  return withSections(head, planSections(check, findings), [facts(check)], bytes)
}

function figures({ compared, counts, roster }: RosterCheck): string {
  const invalid = ['Invalid rows', counts.invalid] as const
  if (!compared) return figuresTable([['Rows', roster.rows], invalid])
  return figuresTable([
    ['Delete', counts.deletes],
    ['Deactivate', counts.deactivates],
    ['Create', counts.creates],
    ['Update', counts.updates],
    ['Held', counts.held],
    invalid,
    ['Unchanged', counts.unchanged],
  ])
}

const uncompared =
  'Without a base version it is not known what was changed, so what is wrong with a cell is a warning: the platform may have it so. Give actions/checkout fetch-depth: 2 to have one.'

function notes({ compared, counts, options }: RosterCheck): readonly string[] {
  if (!compared) return [uncompared]
  if (counts.missing === 0) return []
  const are = counts.missing === 1 ? 'is' : 'are'
  return [
    `${counted(counts.missing, 'user')} of the base version ${are} not in the roster any more (on-missing: ${options.onMissing}).`,
  ]
}

function facts({ roster, compared }: RosterCheck): string {
  return table(
    ['', ''],
    [
      ['Roster', `${code(roster.file)}, ${counted(roster.rows, 'row')}`],
      ['Compared with', compared ? 'its base version, not the platform' : 'nothing'],
    ],
  )
}
