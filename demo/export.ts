import { demand } from './demand.ts'
import { excerpt } from './log-excerpt.ts'
import { count, figures, heading, quote, say } from './print.ts'
import type { Stage } from './stage.ts'

const chunkSize = 100

/** What an export left that is worth looking at. */
export interface ExportKept {
  readonly roster: Buffer
  /** The step summary, Markdown. */
  readonly summary: string
  /** summary.json. */
  readonly report: Buffer
}

/**
 * An export that is killed half-way and continued.
 * @param users how many the domain has
 * @throws unless its roster is, byte for byte, the roster of an export that nothing disturbed
 */
export async function exportDomain(stage: Stage, users: number): Promise<ExportKept> {
  heading('An export that nothing disturbs, to compare with')
  const undisturbed = await stage.follow(stage.exportRun(chunkSize).start())
  quote(excerpt(undisturbed.log))
  demand(undisturbed.conclusion === 'success', 'The undisturbed export failed.', undisturbed)

  heading('The same in another run: attempt 1 is killed when half of the users are read')
  const run = stage.exportRun(chunkSize)
  const killed = await stage.follow(run.start(), users / 2)
  quote(excerpt(killed.log))
  demand(killed.conclusion === 'failure', 'Attempt 1 ended before it was killed.', killed)
  demand(killed.roster === undefined, 'Attempt 1 wrote a roster although users were missing.', killed)
  say(
    'SIGKILL left main no time for anything. What it had read was in its journal on disk, and the post phase,',
    'which the runner starts all the same, saved that to the Actions cache. There is no roster yet: a short one',
    'is never written.',
  )

  heading('"Re-run failed jobs": attempt 2, on a new machine')
  const resumed = await stage.follow(run.rerunFailed())
  quote(excerpt(resumed.log))
  demand(resumed.conclusion === 'success', 'Attempt 2 failed.', resumed)

  heading('What each of them did')
  const chunksKept = Number(resumed.outputs['chunks-resumed'])
  figures(['users read', 'chunks read', 'calls'], {
    undisturbed: [undisturbed.users, Number(undisturbed.outputs.chunks), undisturbed.calls],
    'attempt 1': [killed.users, chunksKept, killed.calls],
    'attempt 2': [resumed.users, Number(resumed.outputs.chunks) - chunksKept, resumed.calls],
  })
  say(`Attempt 2 took over ${chunksKept} chunks of attempt 1 and read none of their users again.`)
  demand(killed.users + resumed.users === users, 'A user was read twice, or not at all.', resumed)

  const { roster, report, summary } = resumed
  if (!roster || !report) throw new Error('Attempt 2 left no roster or no report.')
  if (!undisturbed.roster?.equals(roster)) throw new Error('The two rosters differ.')
  say(`The two rosters are the same, byte for byte (${count(roster.length)} bytes).`)
  return { roster, report, summary }
}
