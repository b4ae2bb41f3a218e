import { appendFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JournalEntry } from '../../src/work/journal.ts'
import { Stop } from '../../src/work/stop.ts'
import { ManualClock } from '../simulators/five9/manual-clock.ts'
import { InstantClock } from '../work/instant-clock.ts'
import { WorkflowRun } from './attempt.ts'
import { MadeUpPlatform } from './made-up-platform.ts'

const names = Array.from({ length: 40 }, (_, at) => `${'abcdefghij'.charAt(at % 10)}${at}`)
const minute = 60_000
const cancelled = new Stop('cancelled', 'the run was cancelled')

/**
 * An attempt that is cut off at this chunk, as by a kill: nothing of it is kept but what was saved before. Each chunk
 * takes `pace` milliseconds.
 */
async function cutOff(run: WorkflowRun, at: string, pace: number, clock = new InstantClock()) {
  const controller = new AbortController()
  const platform = new MadeUpPlatform(names)
  platform.before = (id, { signal }) => {
    if (id === at) controller.abort(cancelled)
    signal.throwIfAborted()
    clock.pass(pace)
  }
  return { ...(await run.attempt(platform, { clock, signal: controller.signal })), platform }
}

/** Ids of the chunks that the saved progress says are done. */
function doneIn(run: WorkflowRun): string[] {
  const [, ...lines] = readFileSync(join(run.keptPath, 'journal.ndjson'), 'utf8').trim().split('\n')
  return lines.map(line => JSON.parse(line) as JournalEntry).map(({ unit }) => unit)
}

describe('progress', () => {
  test.each([
    ['is saved every three minutes', minute, 3],
    ['is saved after each chunk when that takes longer', 4 * minute, 9],
    ['is not saved at all within three minutes', 1_000, 0],
  ])('%s', async (_what, pace, saves) => {
    using run = new WorkflowRun()
    // The listing and eight letters are read before the cut.
    const { progress } = await cutOff(run, 'letter i', pace)
    expect(progress.saves).toBe(saves)
    expect(progress.kept).toBe(saves > 0)
  })

  test('is not saved for a chunk that is still failing', async () => {
    using run = new WorkflowRun()
    const clock = new ManualClock()
    const controller = new AbortController()
    const platform = new MadeUpPlatform(names)
    platform.before = (_id, { signal }) => {
      clock.advance(10 * minute)
      controller.abort(cancelled)
      signal.throwIfAborted()
    }
    const { progress } = await run.attempt(platform, { clock, signal: controller.signal })
    expect(progress.saves).toBe(0)
  })
})

describe('a later attempt', () => {
  test('cut off anywhere and saved at any pace, ends in the same roster, and asks for nothing saved again', async () => {
    using whole = new WorkflowRun()
    await whole.attempt(new MadeUpPlatform(names))
    const letter = fc.constantFrom(...'abcdefghij')
    await fc.assert(
      fc.asyncProperty(letter, letter, fc.constantFrom(1_000, minute, 4 * minute), async (one, two, pace) => {
        using run = new WorkflowRun()
        const clock = new InstantClock()
        const first = await cutOff(run, `letter ${one}`, pace, clock)
        const saved = first.progress.kept ? doneIn(run) : []
        expect(saved.length > 0).toBe(first.progress.saves > 0)
        const second = await cutOff(run, `letter ${two}`, pace, clock)
        expect(second.platform.asked.filter(id => saved.includes(id))).toEqual([])
        const { result } = await run.attempt(new MadeUpPlatform(names), { clock })
        expect(run.roster).toBe(whole.roster)
        expect(result.summary.chunks.done).toBe(11)
        expect(result.summary.complete).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  test('says how old the progress is that it continues', async () => {
    using run = new WorkflowRun()
    const clock = new InstantClock()
    await cutOff(run, 'letter c', 4 * minute, clock)
    clock.pass(2 * 60 * minute)
    const { log, result } = await run.attempt(new MadeUpPlatform(names), { clock })
    expect(log).toContain('info: Continuing the progress of an earlier attempt, begun 2 h 12 min ago.')
    expect(result.summary.chunks.resumed).toBe(3)
  })

  test('has nothing to continue after a run that was finished', async () => {
    using run = new WorkflowRun()
    await run.attempt(new MadeUpPlatform(names))
    const again = new MadeUpPlatform(names)
    const { result, log } = await run.attempt(again)
    expect(result.summary.chunks.resumed).toBe(0)
    expect(again.asked).toHaveLength(11)
    expect(log.filter(line => line.includes('progress'))).toEqual([])
  })

  test('that shall not resume does not look for progress', async () => {
    using run = new WorkflowRun()
    await cutOff(run, 'letter c', 4 * minute)
    const again = new MadeUpPlatform(names)
    const { result, log } = await run.attempt(again, { resume: false })
    expect([result.summary.chunks.resumed, again.asked.length]).toEqual([0, 11])
    expect(log.filter(line => line.includes('progress'))).toEqual([])
  })
})

describe('progress is left aside, with a word why,', () => {
  const journal = (run: WorkflowRun) => join(run.keptPath, 'journal.ndjson')

  test.each<[string, string, (run: WorkflowRun, again: MadeUpPlatform) => unknown]>([
    [
      'of another tenant',
      'it was made with another tenant',
      (_run, again) => {
        again.tenantId = '8'
      },
    ],
    [
      'with other columns and of other users',
      'it was made with another columns, users',
      (_run, again) => {
        again.selection = { columns: 'some', users: 'some' }
      },
    ],
    ['of another release', 'it was made with another version', () => ({ version: '1.2.4' })],
    [
      'of another format',
      'it is of another version',
      run =>
        writeFileSync(journal(run), readFileSync(journal(run), 'utf8').replace('"format":1', '"format":2')),
    ],
    ['that cannot be read', 'its journal cannot be read', run => writeFileSync(journal(run), 'what?\n')],
    ['that says null', 'its journal cannot be read', run => appendFileSync(journal(run), 'null\n')],
    ['whose head says null', 'its journal cannot be read', run => writeFileSync(journal(run), 'null\n')],
    ['without a line', 'it holds no journal', run => truncateSync(journal(run), 5)],
    ['without a journal', 'it holds no journal', run => rmSync(journal(run))],
    [
      'whose users are gone',
      'some of it is missing',
      run => {
        const folder = join(run.keptPath, 'users')
        for (const file of readdirSync(folder)) truncateSync(join(folder, file), 3)
      },
    ],
  ])('%s', async (_what, why, spoil) => {
    using run = new WorkflowRun()
    await cutOff(run, 'letter d', 4 * minute)
    const again = new MadeUpPlatform(names)
    const options = (spoil(run, again) ?? {}) as { version?: string }
    const { log, result } = await run.attempt(again, options)
    expect(log).toContain(
      `notice: The progress of an earlier attempt is left aside: ${why}. The work begins anew.`,
    )
    expect(result.summary).toMatchObject({ complete: true, users: 40, chunks: { done: 11, resumed: 0 } })
    expect(again.asked).toHaveLength(11)
  })

  test('when it is older than it may be, and not a moment sooner', async () => {
    for (const [age, resumed] of [
      [59, 3],
      [61, 0],
    ] as const) {
      using run = new WorkflowRun()
      const clock = new InstantClock()
      const begun = clock.now()
      await cutOff(run, 'letter c', 4 * minute, clock)
      clock.pass(begun + age * minute - clock.now())
      const { result, log } = await run.attempt(new MadeUpPlatform(names), {
        clock,
        progressMaxAge: 60 * minute,
      })
      expect(result.summary.chunks.resumed).toBe(resumed)
      const notice =
        'notice: The progress of an earlier attempt is left aside: it is 1 h 1 min old, more than progress-max-age allows. The work begins anew.'
      expect(log.includes(notice)).toBe(resumed === 0)
    }
  })
})
