import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { GitHub, uses } from '../../simulators/github/index.ts'
import { exported, oldRoster, Stage } from './stage.ts'

const inputs = { 'chunk-size': '12' }

describe('a cancelled export', () => {
  test('ends within a second although an answer is outstanding, and continues when run again', async () => {
    const reached = Promise.withResolvers<void>()
    let calls = 0
    await using stage = await Stage.open({
      five9: {
        onCall: () => {
          calls += 1
          if (calls === 6) reached.resolve()
        },
        quirks: [{ effect: 'hang', when: () => calls === 6 }],
      },
    })
    const run = stage.run(inputs)
    const attempt = run.start()
    await reached.promise
    const cancelledAt = performance.now()
    attempt.cancel()
    const first = await exported(attempt)
    const { main, post } = first.result.step('export')
    expect(first.conclusion).toBe('cancelled')
    // SIGINT was enough: the process ended by itself, and said why.
    expect(main.signal).toBeNull()
    expect(main.durationMs).toBeGreaterThan(0)
    expect(first.errors.join()).toContain('Cancelled: the run was cancelled')
    expect(first.roster).toBe(oldRoster)
    expect(post?.log).toContain('Progress was saved')
    expect(performance.now() - cancelledAt).toBeLessThan(20_000)

    stage.five9.set([])
    const second = await exported(run.rerunFailed())
    expect(second.conclusion).toBe('success')
    // Three calls of preflight, the listing and one bucket came before the sixth.
    expect(second.outputs['chunks-resumed']).toBe('2')
    expect(second.outputs.complete).toBe('true')
  })
})

describe('when the whole machine is lost, so that no post phase runs', () => {
  test('an export that had saved nothing yet begins anew, and ends well', async () => {
    await using stage = await Stage.open()
    const run = stage.run(inputs)
    const attempt = run.start()
    await attempt.line('[3/')
    attempt.loseRunner()
    await attempt.done
    const second = await exported(run.rerunAll())
    expect(second.outputs).toMatchObject({ complete: 'true', 'chunks-resumed': '0' })
  })

  test('work goes on from what main saves by itself every three minutes', async () => {
    await using github = await GitHub.start()
    const action = fileURLToPath(new URL('fixtures/works-for-minutes', import.meta.url))
    const run = github.run({ steps: [uses(action)] })
    const attempt = run.start()
    await attempt.line('running unit 5')
    attempt.loseRunner()
    await attempt.done
    const { log } = await run.rerunAll().done
    expect(log).toContain('done 6, of which 3 came from an earlier attempt')
    expect(log).not.toContain('running unit 3')
    expect(log).toContain('running unit 4')
  })
})

describe('a time budget', () => {
  test('that is spent stops the export, saves it, and says how to go on', async () => {
    await using stage = await Stage.open({
      five9: {
        quirks: [
          { effect: 'hang', operation: 'getUsersInfo', first: 1, when: call => !call.pattern?.includes('0') },
        ],
      },
    })
    const run = stage.run({ ...inputs, 'time-budget': '10s' })
    const first = await exported(run.start())
    expect(first.conclusion).toBe('failure')
    expect(first.errors).toEqual([
      expect.stringMatching(/time budget of 10 seconds is spent.*Re-run the failed jobs/),
    ])
    expect(first.roster).toBe(oldRoster)
    expect(first.summary).toContain('Stopped early')
    const [partial] = stage.github.artifacts.list()
    expect(partial?.name).toBe('rollcall-five9-users-partial-attempt-1')

    const second = await exported(run.rerunFailed())
    expect(second.conclusion).toBe('success')
    expect(Number(second.outputs['chunks-resumed'])).toBeGreaterThan(1)
  })
})
