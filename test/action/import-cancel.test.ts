import { describe, expect, test } from 'vitest'
import { type Blow, InterruptedImport } from './interrupted-import.ts'
import type { Exported } from './stage.ts'
import { expectWhole, whole } from './whole-import.ts'

/** Between the signals of a cancel is as much time as on GitHub. */
const patiently = { signalDelayScale: 1 }

const cancel: Blow['by'] = attempt => attempt.cancel()

/** What every attempt does that ends before its end: it tells what is left, and loses nothing of it. */
function expectStopped({ outputs, errors, result }: Exported, why: RegExp): void {
  expect(errors).toEqual([expect.stringMatching(why)])
  expect(outputs).toMatchObject({ complete: 'false', failed: '0' })
  const { created, updated, deactivated, deleted } = outputs
  const done = [created, updated, deactivated, deleted].reduce((sum, count) => sum + Number(count), 0)
  expect(Number(outputs['not-attempted'])).toBe(whole.users.length - done)
  expect(result.step('export').main.signal).toBeNull()
}

const cancelled =
  /^Stopped early: the run was cancelled\. .*not attempted\. Re-run the failed jobs to continue\.$/

describe('an import that is cancelled', () => {
  test.concurrent.each(['before', 'after'] as const)(
    'during a call that is never answered, %s its effect, ends by itself and is finished when run again',
    async moment => {
      await using imported = await InterruptedImport.open([{ nth: 3, moment, by: cancel }], {}, patiently)
      const first = await imported.attempt()
      expect(first.conclusion).toBe('cancelled')
      expectStopped(first, cancelled)
      expectWhole(imported, await imported.attempt())
    },
  )

  test.concurrent.each([2, 5, 7])('during writing call %i waits for its answer', async nth => {
    await using imported = await InterruptedImport.open([{ nth, moment: 'answered', by: cancel }])
    const first = await imported.attempt()
    expect(first.conclusion).toBe('cancelled')
    expectStopped(first, cancelled)
    expectWhole(imported, await imported.attempt())
  })

  test.concurrent('and does not end in time is killed, and is finished when run again', async () => {
    await using imported = await InterruptedImport.open([{ nth: 3, moment: 'after', by: cancel }])
    const first = await imported.attempt()
    expect(first.result.step('export').main.signal).toBe('SIGKILL')
    expectWhole(imported, await imported.attempt())
  })

  test.concurrent('by SIGTERM alone ends by itself and is finished when run again', async () => {
    const terminate: Blow['by'] = attempt => attempt.kill('SIGTERM')
    await using imported = await InterruptedImport.open([{ nth: 5, moment: 'answered', by: terminate }])
    const first = await imported.attempt()
    expect(first.conclusion).toBe('failure')
    expectStopped(first, cancelled)
    expectWhole(imported, await imported.attempt())
  })

  test.concurrent('in one attempt after the other is finished by the first that is not', async () => {
    const blow: Blow = { nth: 1, moment: 'answered', by: cancel }
    await using imported = await InterruptedImport.open([blow, blow, blow])
    for (let attempt = 1; attempt <= 3; attempt += 1) expectStopped(await imported.attempt(), cancelled)
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
