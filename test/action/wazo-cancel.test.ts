import { describe, expect, test } from 'vitest'
import type { Exported } from './action-stage.ts'
import { type Blow, InterruptedImport } from './wazo-interrupted.ts'
import { expectWhole, whole } from './wazo-whole-import.ts'

const cancel: Blow['by'] = attempt => attempt.cancel()

/** It tells what is left, and loses nothing of it. */
function expectStopped({ outputs, errors, result }: Exported, why: RegExp): void {
  expect(errors).toEqual([expect.stringMatching(why)])
  expect(outputs).toMatchObject({ complete: 'false', failed: '0' })
  const { created, updated, deactivated, deleted } = outputs
  const done = [created, updated, deactivated, deleted].reduce((sum, count) => sum + Number(count), 0)
  expect(Number(outputs['not-attempted'])).toBe(whole.results.length - done)
  expect(result.step('export').main.signal).toBeNull()
}

const cancelled =
  /^Stopped early: the run was cancelled\. .*not attempted\. Re-run the failed jobs to continue\.$/

describe('an import that is cancelled', () => {
  test.concurrent('during a call that is answered ends behind it, and is finished when run again', async () => {
    const blow = (nth: number): Blow => ({ nth, moment: 'answered', by: cancel })
    await using imported = await InterruptedImport.open([blow(2), blow(12), blow(15)])
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const ended = await imported.attempt()
      expect(ended.conclusion).toBe('cancelled')
      expectStopped(ended, cancelled)
    }
    expectWhole(imported, await imported.attempt())
  })

  test.concurrent('while new users are created, without an answer, is finished when run again', async () => {
    const blow: Blow = {
      calls: ({ route }) => route === 'POST confd/users/import',
      ...{ nth: 1, moment: 'after', by: cancel },
    }
    // Between the signals of a cancel is as much time as on GitHub.
    await using imported = await InterruptedImport.open([blow], {}, { signalDelayScale: 1 })
    const first = await imported.attempt()
    expect(first.conclusion).toBe('cancelled')
    expectStopped(first, cancelled)
    expectWhole(imported, await imported.attempt())
  })
})

test.concurrent('an import whose time budget is spent stops, and is finished by later attempts', async () => {
  const nothing: Blow = { nth: 4, moment: 'before', by: () => undefined }
  await using imported = await InterruptedImport.open([nothing], { 'time-budget': '10s' })
  const first = await imported.attempt()
  expect(first.conclusion).toBe('failure')
  expectStopped(first, /^Stopped early: the time budget of 10 seconds is spent\. .*Re-run the failed jobs to/)
  let last = await imported.attempt()
  // On a slow machine the second attempt may need more than its budget, too.
  while (last.conclusion === 'failure' && imported.run.attempts.length < 5) last = await imported.attempt()
  expectWhole(imported, last)
})
