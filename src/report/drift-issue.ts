import { code } from './markdown.ts'
import type { Naming } from './naming.ts'
import { framed, runLink, type Teller, type Told } from './plan-comment.ts'
import { shorten } from './plan-text.ts'

/** What stands in an issue about drift besides the plan. */
export interface DriftFrame extends Teller {
  readonly naming: Naming
  /** The roster, as the workflow names it. */
  readonly roster: string
}

/** The same as long as the issue is open, however many changes there are. */
export function driftTitle({ naming, roster }: Pick<DriftFrame, 'naming' | 'roster'>): string {
  return `${naming.title}: the ${naming.tenantWord} is not what ${shorten(roster, 150)} says`
}

/**
 * The plan of a roster that should ask for nothing, as an issue.
 * @param room characters
 */
export function driftMarkdown(told: Told, room: number, frame: DriftFrame): string {
  const { naming, roster } = frame
  const head =
    `The ${naming.tenantWord} is not what the roster ${code(shorten(roster, 150))} says. To bring it in line with the roster, ` +
    'run `command: import`; to take what is there into the roster, run `command: export` and commit the file.\n\n'
  const foot = `Found by ${runLink(frame)}. This issue is kept up to date, and closed when nothing would change any more.\n`
  return framed(told, room, head, foot)
}

/** What the issue says when it is closed. */
export function settledMarkdown(told: Told, room: number, frame: Teller): string {
  return framed(told, room, `Nothing would change any more, as ${runLink(frame)} has found.\n\n`, '')
}
