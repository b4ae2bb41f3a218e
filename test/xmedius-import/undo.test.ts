import { expect, test } from 'vitest'
import { startXMedius } from '../../simulators/xmedius/index.ts'
import { importNotes } from '../../src/report/import-words.ts'
import { office, stateOf } from '../xmedius-plan/office.ts'
import { ImportDesk } from './in-process.ts'
import { everybody, wished } from './wishes.ts'

test('undo.csv brings back what was there, fax numbers too, and tells what it cannot', async () => {
  const account = office()
  const before = stateOf(account)
  await using server = await startXMedius({ account })
  using desk = new ImportDesk(server)
  await desk.export()
  desk.roster = wished(
    desk.roster,
    everybody.filter(name => !['lou', 'gus'].includes(name)),
  )
  const imported = await desk.import()
  expect(imported.errors).toEqual([])
  const losses = imported.file('undo-losses.csv')
  expect(losses).toMatch(/^nils,,"The user was created, and this platform cannot take/m)
  expect(losses).toMatch(/^nobody,fax_number,"Nothing was there before/m)
  const { report, reports } = imported
  expect(report && importNotes(report, reports?.losses ?? []).join('\n')).not.toContain(
    'undo.csv deactivates',
  )

  // Who was created keeps what others are to have back, until it is deleted in the portal.
  account.remove(account.named('nils')?.id ?? 0)
  desk.roster = imported.file('undo.csv')
  const undone = await desk.import()
  expect(undone.errors).toEqual([])
  const { nils: _, nora: _new, nobody: after, ...others } = stateOf(account)
  const { nobody: once, ...unchanged } = before
  expect(others).toEqual(unchanged)
  expect(after).toEqual({ ...(once as object), main_fax_number_id: 11 })
})
