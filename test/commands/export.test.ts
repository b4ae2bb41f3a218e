import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Failure, type FailureKind } from '../../src/work/failure.ts'
import { Stop } from '../../src/work/stop.ts'
import { ManualClock } from '../simulators/five9/manual-clock.ts'
import { WorkflowRun } from './attempt.ts'
import { MadeUpPlatform } from './made-up-platform.ts'

const names = ['b2', 'a1', 'é1', 'b1', 'a2', 'c1']
const whole = 'userName,extension\na1,1001\na2,1004\nb1,1003\nb2,1000\nc1,1005\né1,1002\n'

const failure = (kind: FailureKind, cure?: string) =>
  new Failure(kind, `it was ${kind}`, { code: 'Code', ...(cure === undefined ? {} : { cure }) })

/** Fails whenever one of these is asked for. */
function ailing(kind: FailureKind, ...ids: string[]): MadeUpPlatform {
  const platform = new MadeUpPlatform(names)
  platform.before = id => {
    if (ids.includes(id)) throw failure(kind)
  }
  return platform
}

/** A run whose repository has a roster from before. */
function withOldRoster(): WorkflowRun {
  const run = new WorkflowRun()
  mkdirSync(run.file('repository'))
  writeFileSync(run.rosterPath, 'userName\nold\n')
  return run
}

describe('an export that is complete', () => {
  test('writes the roster, sorted, and nothing beside it', async () => {
    using run = withOldRoster()
    const { result, artifacts, progress } = await run.attempt(new MadeUpPlatform(names))
    expect(run.roster).toBe(whole)
    expect(run.repository).toEqual(['users.csv'])
    expect(result.rosterPath).toBe(run.rosterPath)
    expect(result.errors).toEqual([])
    expect(result.artifact).toEqual({ id: 1, url: 'https://example.com/users-attempt-1' })
    expect([...artifacts]).toEqual([['users-attempt-1', ['users.csv', 'summary.json']]])
    expect([progress.finished, progress.saves, progress.kept]).toEqual([1, 0, false])
  })

  test('tells in summary.json what it came to', async () => {
    using run = new WorkflowRun()
    const { result } = await run.attempt(new MadeUpPlatform(names))
    expect(JSON.parse(run.report('summary.json'))).toEqual(JSON.parse(JSON.stringify(result.summary)))
    expect(result.summary).toMatchObject({
      ...{ format: 1, command: 'export', platform: 'five9', tenant: { id: '7', name: 'Example (7)' } },
      ...{ attempt: 1, complete: true, users: 6, columns: 2, apiCalls: 5, problems: [], warnings: [] },
      roster: {
        ...{ file: 'users.csv', partial: false, bytes: Buffer.byteLength(whole) },
        sha256: createHash('sha256').update(whole).digest('hex'),
      },
      chunks: { done: 5, resumed: 0, failed: 0, notAttempted: 0 },
      limits: [{ limit: 'Query', window: 60, max: 100, used: 5 }],
      proof: { listed: 6, missing: [], created: [], gone: [], unknown: [], outside: null },
      ...{ failures: [], stopped: null },
    })
  })

  test('twice of an unchanged domain writes the same bytes, in whatever order users come', async () => {
    using run = new WorkflowRun()
    await run.attempt(new MadeUpPlatform(names))
    const first = run.roster
    const other = new MadeUpPlatform(names)
    const reversed = [...other.users].reverse()
    other.users.clear()
    for (const [name, cells] of reversed) other.users.set(name, cells)
    await run.attempt(other)
    expect(run.roster).toBe(first)
  })

  test('tells of doubts and of users that came and went', async () => {
    using run = new WorkflowRun()
    const platform = new MadeUpPlatform(names)
    platform.doubts.push('a column is probably misspelt')
    platform.before = id => {
      if (id === 'letter b') platform.users.delete('b1')
    }
    const { result, log } = await run.attempt(platform)
    expect(log).toContain('warning: a column is probably misspelt')
    expect(log).toContain('warning: 1 user deleted during the export: b1')
    expect(result.summary).toMatchObject({ complete: true, users: 5, proof: { gone: ['b1'], missing: [] } })
    expect(run.roster).not.toContain('b1')
  })

  test('of users by name tells of those who do not exist', async () => {
    using run = new WorkflowRun()
    const platform = new MadeUpPlatform(names)
    platform.scope = { kind: 'users', keys: ['c1', 'nobody'] }
    const { result, log } = await run.attempt(platform)
    expect(run.roster).toBe('userName,extension\nc1,1005\n')
    expect(result.summary.proof).toMatchObject({ listed: null, unknown: ['nobody'] })
    expect(log).toContain('warning: 1 user asked for but not on the platform: nobody')
    expect(result.errors).toEqual([])
  })
})

describe('a chunk that fails', () => {
  test('in passing is tried again, and counts nothing twice', async () => {
    using run = new WorkflowRun()
    const platform = new MadeUpPlatform(names)
    let sends = 0
    platform.after = id => {
      if (id !== 'letter b') return
      sends += 1
      if (sends < 3) throw failure('transient')
    }
    const { result, log } = await run.attempt(platform)
    expect(run.roster).toBe(whole)
    expect(result.summary.complete).toBe(true)
    expect(
      log.filter(line => /letter b: it was transient; trying again in [\d.]+ s$/.test(line)),
    ).toHaveLength(2)
  })

  test('for good is divided, and its parts are read', async () => {
    using run = new WorkflowRun()
    const { result, log } = await run.attempt(ailing('timeout', 'letter b'))
    expect(run.roster).toBe(whole)
    expect(result.summary.chunks).toEqual({ done: 6, resumed: 0, failed: 0, notAttempted: 0 })
    expect(log).toContain('info: [1/6] letter b: it was timeout; asking for it in 2 parts')
  })

  test('down to one user makes the export partial, and leaves the old roster', async () => {
    using run = withOldRoster()
    const { result, artifacts, progress, log } = await run.attempt(ailing('timeout', 'letter b', 'user b2'))
    expect(run.roster).toBe('userName\nold\n')
    expect(run.repository).toEqual(['users.csv'])
    expect(run.report('users.partial.csv')).toBe(whole.replace('b2,1000\n', ''))
    expect([...artifacts]).toEqual([['users-partial-attempt-1', ['users.partial.csv', 'summary.json']]])
    expect(result.rosterPath).toBeUndefined()
    expect(result.errors).toEqual([
      expect.stringMatching(/1 chunk not read: user b2.*1 user listed but not read: b2/),
    ])
    expect(result.errors[0]).toContain('The roster was left as it was')
    expect(result.summary).toMatchObject({
      ...{ complete: false, users: 5, roster: { file: 'users.partial.csv', partial: true } },
      chunks: { done: 5, failed: 1, notAttempted: 0 },
      proof: { missing: ['b2'] },
      failures: [{ chunk: 'user b2', code: 'Code', message: 'it was timeout', cure: 'Ask for less.' }],
    })
    expect(log).toContainEqual(
      expect.stringMatching(/^info: \[\d\/6\] user b2: given up\. it was timeout\.( Ask for less\.)?$/),
    )
    // GitHub keeps ten annotations: what it all came to must be among them, so no chunk has one of its own.
    expect(log.filter(line => line.startsWith('error:'))).toEqual([])
    expect([progress.finished, progress.kept]).toEqual([0, true])
  })

  test('at a login that is refused stops at once, with the cure', async () => {
    using run = withOldRoster()
    const platform = new MadeUpPlatform(names)
    platform.before = id => {
      if (id === 'letter a') throw failure('fatal', 'Check the password.')
    }
    const { result } = await run.attempt(platform)
    expect(platform.asked.filter(id => id === 'letter a')).toHaveLength(1)
    expect(platform.asked.at(-1)).toBe('letter a')
    expect(result.errors).toEqual([
      expect.stringMatching(/^it was fatal\. Check the password\. The roster was left as it was/),
    ])
    expect(result.summary.stopped).toEqual({ kind: 'fatal', message: 'it was fatal' })
    expect(run.roster).toBe('userName\nold\n')
  })

  test('because the platform is gone stops, and leaves the rest for a later attempt', async () => {
    using run = withOldRoster()
    const platform = ailing('transient', 'letter a')
    platform.alive = () => Promise.reject(new Error('connection refused'))
    const { result, progress } = await run.attempt(platform)
    expect(result.errors).toEqual([
      'the platform does not answer any more: connection refused. The roster was left as it was; what was read is kept as a partial one.',
    ])
    expect(result.summary.chunks).toMatchObject({ failed: 0, notAttempted: 3 })
    expect(progress.kept).toBe(true)
  })

  test('before any user was read leaves no partial roster', async () => {
    using run = withOldRoster()
    const { result, artifacts } = await run.attempt(ailing('rejected', 'names'))
    expect(result.summary).toMatchObject({ users: 0, roster: null, complete: false })
    expect([...artifacts.values()]).toEqual([['summary.json']])
    expect(run.roster).toBe('userName\nold\n')
  })
})

describe('an export is not believed', () => {
  test('when the account in use is not among the users', async () => {
    using run = withOldRoster()
    const platform = new MadeUpPlatform(names)
    platform.account = 'api'
    const { result } = await run.attempt(platform)
    expect(result.summary).toMatchObject({ complete: false, roster: { partial: true } })
    expect(result.errors).toEqual([
      expect.stringMatching(/the account in use, api, is not among the 6 users read/),
    ])
    expect(run.roster).toBe('userName\nold\n')
  })

  test('when the platform refuses before anything is read: it rejects', async () => {
    using run = withOldRoster()
    const platform = new MadeUpPlatform(names)
    const refusal = failure('fatal')
    platform.preflight = () => Promise.reject(refusal)
    await expect(run.attempt(platform)).rejects.toBe(refusal)
    expect(run.roster).toBe('userName\nold\n')
  })
})

describe('a time budget', () => {
  test('stops, saves and asks for a re-run, which finishes the work without asking for anything again', async () => {
    using run = withOldRoster()
    const clock = new ManualClock()
    const platform = new MadeUpPlatform(names)
    platform.before = async (id, { signal }) => {
      if (id !== 'letter é') return
      clock.advance(600_000)
      await new Promise(resolve => setImmediate(resolve))
      signal.throwIfAborted()
    }
    const first = await run.attempt(platform, { clock, timeBudget: 600_000 })
    expect(first.result.errors).toEqual([
      'Stopped because the time budget of 10 minutes is spent; 2 chunks not read. Re-run the failed jobs to continue where this attempt stopped.',
    ])
    expect(first.result.summary).toMatchObject({ users: 4, stopped: { kind: 'time-budget' } })
    expect(first.progress.saves).toBe(1)
    expect([...first.artifacts.keys()]).toEqual(['users-partial-attempt-1'])
    expect(run.roster).toBe('userName\nold\n')

    platform.before = () => undefined
    platform.asked.length = 0
    const second = await run.attempt(platform, { clock })
    expect(platform.asked).toEqual(['letter é', 'letter c'])
    expect(second.result.summary).toMatchObject({
      ...{ complete: true, attempt: 2, users: 6 },
      chunks: { done: 5, resumed: 3, failed: 0, notAttempted: 0 },
    })
    expect(second.log).toContain('info: 3 chunks with 4 users came from an earlier attempt.')
    expect(second.progress.kept).toBe(false)
    expect(run.roster).toBe(whole)
  })

  test('that is not used up is forgotten', async () => {
    using run = new WorkflowRun()
    const clock = new ManualClock()
    const { result } = await run.attempt(new MadeUpPlatform(names), { clock, timeBudget: 600_000 })
    expect(result.summary.stopped).toBeNull()
    await new Promise(resolve => setImmediate(resolve))
    clock.advance(700_000)
    expect(result.errors).toEqual([])
  })
})

describe('a run that is cancelled', () => {
  test('keeps the old roster, uploads nothing and saves nothing, since the runner gives no time for it', async () => {
    using run = withOldRoster()
    const controller = new AbortController()
    const platform = new MadeUpPlatform(names)
    platform.before = (id, { signal }) => {
      if (id !== 'letter a') return
      controller.abort(new Stop('cancelled', 'the run was cancelled'))
      signal.throwIfAborted()
    }
    const { result, artifacts, progress } = await run.attempt(platform, { signal: controller.signal })
    expect(result.errors).toEqual([
      'Cancelled: the run was cancelled. 3 chunks not read; re-run the job to continue.',
    ])
    expect([artifacts.size, progress.saves, progress.finished]).toEqual([0, 0, 0])
    expect(run.roster).toBe('userName\nold\n')
  })

  test('when the last chunk has been read is an export like any other', async () => {
    using run = withOldRoster()
    const controller = new AbortController()
    const platform = new MadeUpPlatform(names)
    platform.after = id => {
      if (id === 'letter c') controller.abort(new Stop('cancelled', 'the run was cancelled'))
    }
    const { result } = await run.attempt(platform, { signal: controller.signal })
    expect(result.errors).toEqual([])
    expect(run.roster).toBe(whole)
  })
})

describe('the log', () => {
  test('has a line for each chunk, with how many, how fast and how long still', async () => {
    using run = new WorkflowRun()
    const clock = new ManualClock()
    const platform = new MadeUpPlatform(names)
    platform.before = () => clock.advance(2_000)
    const { log } = await run.attempt(platform, { clock })
    expect(log).toEqual([
      'info: Reading users of Made-up tenant Example (7).',
      'info: [1/5] names: 6 users listed',
      'info: [2/5] letter b: 2 users (2 of 6), 1 user/s, about 4.0 s left',
      'info: [3/5] letter a: 2 users (4 of 6), 1 user/s, about 2.0 s left',
      'info: [4/5] letter é: 1 user (5 of 6), 1 user/s, about 1.2 s left',
      'info: [5/5] letter c: 1 user, 1 user/s',
    ])
  })
})
