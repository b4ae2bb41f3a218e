import { expect } from 'vitest'
import type { Exported } from './action-stage.ts'
import { InterruptedImport } from './wazo-interrupted.ts'

/** What an import comes to that nothing interrupts. */
export const whole = await uninterrupted()

async function uninterrupted() {
  await using imported = await InterruptedImport.open([])
  const { errors } = await imported.attempt()
  expect(errors).toEqual([])
  const { content } = imported
  const { users: _users, ...belongingToNobody } = content
  // The mailbox of who has none any more stays, with what is in it.
  expect(belongingToNobody).toEqual({
    ...{ endpoints: [], sccp: 0, lines: 0, extensions: [], incalls: 0, voicemails: ['1005'], accounts: [] },
  })
  return {
    ...{ content, results: told(imported), made: made(imported) },
    kinds: [...new Set(imported.writes.map(({ route }) => route))],
  }
}

/** Every kind of call that changes something, in the order in which the import comes to it. */
export const { kinds } = whole

/** All is as if nothing had happened, and the reports of the last attempt tell of all of them. */
export function expectWhole(imported: InterruptedImport, { errors, outputs }: Exported): void {
  expect(errors).toEqual([])
  expect(imported.content).toEqual(whole.content)
  expect(made(imported)).toEqual(whole.made)
  expect(imported.writes.filter(({ outcome }) => Number(outcome) >= 400)).toEqual([])
  expect(outputs).toMatchObject({
    ...{ created: '2', updated: '5', deactivated: '1', deleted: '1', complete: 'true' },
    ...{ failed: '0', held: '0', invalid: '0', 'not-attempted': '0' },
  })
  expect(told(imported)).toEqual(whole.results)
}

/** What was made and what was deleted, by kinds. A change that sets the same again does no harm. */
function made({ writes }: InterruptedImport): string[] {
  return writes
    .filter(({ method }) => method !== 'PUT')
    .map(({ route }) => route)
    .toSorted()
}

function told({ results }: InterruptedImport): unknown[] {
  return results.map(({ user, action, outcome, fields_changed, fields_remaining, message }) => ({
    ...{ user, action, outcome, fields_changed, fields_remaining },
    message: message?.replace(/[0-9a-f-]{36}/, '…'),
  }))
}
