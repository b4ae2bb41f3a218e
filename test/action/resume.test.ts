import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Five9Options, makeDomain } from '../../simulators/five9/index.ts'
import { type Attempt, extractCache, folderFiles } from '../../simulators/github/index.ts'
import type { JournalEntry } from '../../src/work/journal.ts'
import { some } from '../thorough.ts'
import { exported, oldRoster, Stage } from './stage.ts'

const inputs = { 'chunk-size': '12' }

/** Units that the newest cache entry has as done. */
async function savedUnits(stage: Stage): Promise<string[]> {
  const newest = stage.github.caches.list().at(-1)
  if (!newest) return []
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-saved-'))
  try {
    await extractCache(newest, folder)
    const journal =
      [...(await folderFiles(folder))].find(([path]) => path.endsWith('journal.ndjson'))?.[1] ?? ''
    const [, ...entries] = journal.toString().split('\n').slice(0, -1)
    return entries
      .map(line => JSON.parse(line) as JournalEntry)
      .flatMap(entry => (entry.event === 'done' ? [entry.unit] : []))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The chunk, by the journal's name, that a call to the simulator was for. */
const unitOf = (call: { operation: string; pattern: string | undefined }) =>
  call.operation === 'getUsersGeneralInfo' ? 'names' : `users ${call.pattern}`

async function uninterrupted() {
  await using stage = await Stage.open()
  const { roster } = await stage.export(inputs)
  const operations = stage.five9.calls.map(call => call.operation)
  return { roster, calls: operations.length, preflight: operations.indexOf('getUsersGeneralInfo') }
}

const whole = await uninterrupted()

/** An export that is killed when the `at`th call has got so far, and then run again. */
async function killedAt(at: number, moment: 'onCall' | 'onAnswer') {
  let attempt: Attempt | undefined
  let arrived = 0
  const hook: Partial<Five9Options> = {
    [moment]: () => {
      arrived += 1
      if (arrived === at) attempt?.kill('SIGKILL')
    },
  }
  const stage = await Stage.open({ five9: hook })
  const run = stage.run(inputs)
  attempt = run.start()
  const first = await exported(attempt)
  const saved = await savedUnits(stage)
  const before = stage.five9.calls.length
  const second = await exported(run.rerunFailed())
  const after = stage.five9.calls.slice(before).map(unitOf)
  return { stage, first, saved, second, after }
}

describe('an export whose process is killed', () => {
  const calls = Array.from({ length: whole.calls }, (_, index) => index + 1)

  test.each(some(calls, 3))('at call %i, before it takes effect, continues in the next attempt', async at => {
    const { stage, first, saved, second, after } = await killedAt(at, 'onCall')
    await using _ = stage
    expect(first.conclusion).toBe('failure')
    expect(first.roster).toBe(oldRoster)
    expect(second.errors).toEqual([])
    expect(second.roster).toBe(whole.roster)
    expect(second.outputs['chunks-resumed']).toBe(String(saved.length))
    expect(after.filter(unit => saved.includes(unit))).toEqual([])
    // The calls before the listing are the preflight; each later one is a chunk.
    expect(saved.length).toBe(Math.max(0, at - 1 - whole.preflight))
  })

  test.each(some(calls, 3))(
    'at call %i, before its answer goes out, continues in the next attempt',
    async at => {
      const { stage, first, saved, second, after } = await killedAt(at, 'onAnswer')
      await using _ = stage
      expect(first.roster).toBe(oldRoster)
      expect(second.roster).toBe(whole.roster)
      expect(second.outputs['chunks-resumed']).toBe(String(saved.length))
      expect(after.filter(unit => saved.includes(unit))).toEqual([])
    },
  )

  test('after every single chunk, attempt after attempt, fetches no chunk twice', async () => {
    await using stage = await Stage.open()
    const run = stage.run(inputs)
    let attempt = run.start()
    let last = await kill(attempt)
    while (last.conclusion === 'failure') {
      attempt = run.rerunFailed()
      last = await kill(attempt)
    }
    expect(last.roster).toBe(whole.roster)
    const asked = stage.five9.calls.filter(call => call.operation.startsWith('getUsers')).map(unitOf)
    // A kill comes some moments after the line that it waits for, so the chunk that followed may have been begun.
    const wasted = asked.length - new Set(asked).size
    expect(wasted).toBeLessThan(run.attempts.length)
    expect(run.attempts.length).toBeGreaterThan(3)
    expect(Number(last.outputs['chunks-resumed'])).toBeGreaterThan(3)
  })
})

/** Kills main as soon as it tells of a chunk that it has read. */
async function kill(attempt: Attempt) {
  let killed = false
  attempt.onLine(({ text }) => {
    if (killed || !/^\[\d+\/\d+\]/.test(text)) return
    killed = true
    attempt.kill('SIGKILL')
  })
  return exported(attempt)
}

describe('progress of an earlier attempt', () => {
  test('is left aside when it is of another domain', async () => {
    await using stage = await Stage.open()
    const run = stage.run(inputs)
    const attempt = run.start()
    await kill(attempt)
    stage.five9.domain.configuration = { ...stage.five9.domain.configuration, domainId: 999_999 }
    const second = await exported(run.rerunFailed())
    expect(second.conclusion).toBe('success')
    expect(second.outputs['chunks-resumed']).toBe('0')
    expect(second.log).toContain('it was made with another domain')
  })

  test('is not begun again from when the export had finished', async () => {
    await using stage = await Stage.open()
    const run = stage.run(inputs)
    await kill(run.start())
    const second = await exported(run.rerunFailed())
    expect(Number(second.outputs['chunks-resumed'])).toBeGreaterThan(0)
    const third = await exported(run.rerunAll())
    expect(third.outputs['chunks-resumed']).toBe('0')
    expect(third.roster).toBe(whole.roster)
  })

  test('is not asked for with resume: never', async () => {
    await using stage = await Stage.open()
    const run = stage.run({ ...inputs, resume: 'never' })
    await kill(run.start())
    const second = await exported(run.rerunFailed())
    expect(second.outputs['chunks-resumed']).toBe('0')
    expect(second.roster).toBe(whole.roster)
  })
})

test('a domain made twice from one seed is the same, or the comparisons above mean nothing', () => {
  expect([...makeDomain({ users: 60 }).users.values()]).toEqual([...makeDomain({ users: 60 }).users.values()])
})

test('on a machine that is kept, what another run left behind is not continued', async () => {
  await using stage = await Stage.open({ run: { machine: 'kept' } })
  const lost = stage.run(inputs).start()
  await lost.line('[3/')
  lost.loseRunner()
  await lost.done

  stage.five9.set([{ effect: 'page', status: 401 }])
  const run = stage.run(inputs)
  const refused = await exported(run.start())
  expect(refused.log).not.toContain('Progress was saved')
  stage.five9.set([])
  const second = await exported(run.rerunFailed())
  expect(second.outputs).toMatchObject({ complete: 'true', 'chunks-resumed': '0' })
})
