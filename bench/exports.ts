import { count, type Line, megabytes, seconds } from './line.ts'
import { inOwnProcess } from './own-process.ts'

const users = 10_000
const fewer = 20

/** What one export by the built action came to. */
export interface ExportFigures {
  readonly users: number
  /** Requests that Five9 received. */
  readonly calls: number
  readonly seconds: number
  /** Of the action's main process. */
  readonly peakBytes: number
}

/** Whole exports of one domain, whose user names are employee numbers: by prefixes tried, and by names listed. */
export async function* exports(): AsyncGenerator<Line> {
  const numeric = await inOwnProcess<ExportFigures>('export.ts', users, 'numeric')
  const auto = await inOwnProcess<ExportFigures>('export.ts', users, 'auto')
  if (auto.users !== users) throw new Error(`The export with chunking: auto has ${auto.users} users.`)
  const ratio = numeric.calls / auto.calls
  yield {
    what: `Calls for ${count(users)} users, auto against numeric 000–999`,
    baseline: count(numeric.calls),
    ours: count(auto.calls),
    ratio: `1/${Math.floor(ratio)}`,
    target: `at most 1/${fewer}`,
    met: ratio >= fewer,
  }
  const rate = (figures: ExportFigures) => `${count(Math.round(figures.users / figures.seconds))} users/s`
  yield told('  whole export by the built action', seconds(numeric.seconds), seconds(auto.seconds))
  yield told('  that is', rate(numeric), rate(auto))
  yield told('  peak memory of main', megabytes(numeric.peakBytes), megabytes(auto.peakBytes))
}

/** Figures without a target. */
function told(what: string, baseline: string, ours: string): Line {
  return { what, baseline, ours, ratio: '', target: '', met: true }
}
