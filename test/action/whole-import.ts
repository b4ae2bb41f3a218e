import { expect } from 'vitest'
import { noraPassword } from '../five9-import/office.ts'
import { writes } from '../five9-import/writes.ts'
import { InterruptedImport } from './interrupted-import.ts'
import type { Exported } from './stage.ts'

/** What an import comes to that nothing interrupts. */
export const whole = await uninterrupted()

async function uninterrupted() {
  await using imported = await InterruptedImport.open([])
  const { errors, outputs } = await imported.attempt()
  expect(errors).toEqual([])
  const { effects, state, results, passwords, stage } = imported
  // One is the secret that the roster names, the other random: both are searched for when the import is left.
  expect(passwords).toEqual([noraPassword, expect.any(String)])
  return {
    ...{ effects, state, digest: outputs['plan-digest'], users: results.map(({ key = '' }) => key) },
    writes: stage.five9.calls.filter(writes).length,
  }
}

/** All is as if nothing had happened, and the reports of the last attempt tell of all of them. */
export function expectWhole(imported: InterruptedImport, { errors, outputs }: Exported): void {
  expect(errors).toEqual([])
  expect(imported.effects).toEqual(whole.effects)
  expect(imported.state).toEqual(whole.state)
  expect(outputs).toMatchObject({
    ...{ created: '2', updated: '6', deactivated: '1', deleted: '1', complete: 'true' },
    ...{ failed: '0', held: '0', invalid: '0', 'not-attempted': '0', 'plan-digest': whole.digest },
  })
  expect(imported.results.map(({ key, outcome, attempt }) => ({ key, outcome, attempt }))).toEqual(
    whole.users.map(key => ({ key, outcome: 'done', attempt: imported.attemptOf(key) })),
  )
}
