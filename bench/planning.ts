import { mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Extent } from '../src/roster/spool-chunk.ts'
import { count, type Line, megabytes, seconds } from './line.ts'
import { inOwnProcess } from './own-process.ts'
import type { ReadingFigures } from './reading-figures.ts'

/** Where the two sides of a plan lie. */
export interface PlanInputs {
  readonly spoolFolder: string
  readonly extent: Extent
  readonly roster: string
}

const few = 100_000
const many = 1_000_000
const rounds = 3
const mostSeconds = 4
const mostMemory = 600 * 2 ** 20
/** Ten times the users: what is more than ten times as long does not grow linearly, but for what noise may add. */
const mostGrowth = 12

/**
 * Reading a roster, comparing it with the users of a domain and writing plan.json; one user in a hundred changed. Beside it
 * stands what csv-parse takes to read the roster and do nothing with it.
 */
export async function* planning(): AsyncGenerator<Line> {
  const usual = await plan(few, 'some', rounds)
  yield {
    what: `Planning ${count(few)} rows (${megabytes(usual.bytes)}), against csv-parse`,
    baseline: seconds(usual.csvParse.seconds),
    ours: seconds(usual.seconds),
    ratio: `${(usual.seconds / usual.csvParse.seconds).toFixed(1)}×`,
    target: `under ${mostSeconds} s`,
    met: usual.seconds < mostSeconds,
  }
  yield {
    what: '  peak memory, against csv-parse',
    baseline: megabytes(usual.csvParse.peakBytes),
    ours: megabytes(usual.peakBytes),
    ratio: `${(usual.peakBytes / usual.csvParse.peakBytes).toFixed(1)}×`,
    target: `under ${megabytes(mostMemory)}`,
    met: usual.peakBytes < mostMemory,
  }
  const whole = await plan(few, 'all', 1)
  yield {
    what: `  with all ${whole.columns} columns (${megabytes(whole.bytes)}), against ${usual.columns}`,
    baseline: seconds(usual.seconds),
    ours: `${seconds(whole.seconds)}, ${megabytes(whole.peakBytes)}`,
    ...{ ratio: `${(whole.seconds / usual.seconds).toFixed(1)}×`, target: '', met: true },
  }
  const large = await plan(many, 'some', 2)
  const growth = large.seconds / usual.seconds
  yield {
    what: `  of ${count(many)} rows, against ${count(few)}`,
    baseline: seconds(usual.seconds),
    ours: `${seconds(large.seconds)}, ${megabytes(large.peakBytes)}`,
    ratio: `${growth.toFixed(1)}×`,
    target: `at most ${mostGrowth}×`,
    met: growth <= mostGrowth,
  }
}

async function plan(users: number, width: 'some' | 'all', times: number) {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'rollcall-bench-'))
  const written = await inOwnProcess<{ columns: number; bytes: number }>(
    ...(['write-plan-inputs.ts', users, width, folder.path] as const),
  )
  const all: ReadingFigures[] = []
  for (let round = 0; round < times; round += 1) {
    const figures = await inOwnProcess<ReadingFigures>('plan.ts', folder.path)
    if (figures.users !== users) throw new Error(`The plan has ${figures.users} of ${users} users.`)
    all.push(figures)
  }
  return {
    ...written,
    csvParse: await inOwnProcess<ReadingFigures>('read-by-csv-parse.ts', folder.path),
    seconds: Math.min(...all.map(figures => figures.seconds)),
    peakBytes: Math.max(...all.map(figures => figures.peakBytes)),
  }
}
