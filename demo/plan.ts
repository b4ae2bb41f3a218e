import { demand } from './demand.ts'
import { type EditedRoster, editRoster } from './edit-roster.ts'
import { excerpt } from './log-excerpt.ts'
import { heading, quote, say } from './print.ts'
import type { Stage } from './stage.ts'

/** What a plan left that is worth looking at. */
export interface PlanKept {
  readonly edits: EditedRoster
  /** The step summary, Markdown. */
  readonly summary: string
  /** The report, a page of its own. */
  readonly report: Buffer
}

/**
 * A plan of an exported roster that was edited since.
 * @throws unless it holds exactly the edits
 */
export async function planEdits(stage: Stage, exported: string): Promise<PlanKept> {
  heading('Somebody edits that roster and asks for a plan')
  const edits = editRoster(exported)
  const { text, added, retrained, team, damaged, left } = edits
  say(
    `- ${added} is new, with env:INITIAL_PASSWORD in place of a password`,
    `- ${retrained} has a skill at another level`,
    `- a team of ${team.length} has new telephone numbers`,
    `- ${left} is no longer there, and the workflow says on-missing: deactivate`,
    `- the spreadsheet has turned the extension of ${damaged.user}, ${damaged.extension}, into ${damaged.shown}`,
  )
  const planned = await stage.plan(text, { 'on-missing': 'deactivate' })
  quote(excerpt(planned.log))
  const { creates, updates, removals, invalid } = planned.outputs
  demand(
    [creates, updates, removals, invalid].join() === `1,${team.length + 1},1,1`,
    'The plan holds something else than the edits.',
    planned,
  )
  demand(planned.conclusion === 'failure', 'A row that cannot be used went unnoticed.', planned)
  say(
    'Nothing was changed: a plan only reads. The step fails for the damaged row, which is named with its line and with',
    'what probably stood there; the other edits are in the plan, to be reviewed.',
  )
  if (!planned.page) throw new Error('The plan left no report.')
  return { edits, summary: planned.summary, report: planned.page }
}
