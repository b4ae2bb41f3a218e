import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { undoCsv, undoLossesCsv } from '../../src/report/undo-csv.ts'
import { noMapping } from '../../src/roster/reading/mapping.ts'
import { openRoster } from '../../src/roster/reading/open-roster.ts'
import { columns } from '../roster/planning/made-up-tenant.ts'
import { TemporaryFolder } from '../temporary-folder.ts'

test('an undo is a roster as it is, whatever its cells hold', async () => {
  using folder = new TemporaryFolder()
  const header = ['userName', 'phone', 'locale']
  const rows = [
    ['ana', '=1+1', 'a,b'],
    ['ben', '+1 555', ' "x" '],
    ['cid', '', 'two\nlines'],
  ]
  const path = folder.file('undo.csv')
  writeFileSync(path, [...undoCsv({ header, rows })].join(''))
  const roster = await openRoster(path, {
    file: 'undo.csv',
    columns,
    mapping: noMapping,
    onFinding: () => undefined,
  })
  expect(roster?.columns.map(({ title }) => title)).toEqual(header)
  expect((await Array.fromAsync(roster?.rows() ?? [])).flat().map(({ cells }) => cells)).toEqual(rows)
})

test('what an undo cannot bring back has a line each', () => {
  const losses = [
    { key: 'ana', reason: 'Deleted.' },
    { key: '=ben', column: 'pin', reason: 'Never, ever told.' },
  ]
  expect([...undoLossesCsv(losses)].join('')).toBe(
    'key,column,reason\nana,,Deleted.\n\'=ben,pin,"Never, ever told."\n',
  )
})
