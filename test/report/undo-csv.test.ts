import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { undoCsv, undoLossesCsv } from '../../src/report/undo-csv.ts'
import type { Outcome } from '../../src/roster/outcome/outcome.ts'
import type { ChangeKind } from '../../src/roster/planning/plan.ts'
import { noMapping } from '../../src/roster/reading/mapping.ts'
import { openRoster } from '../../src/roster/reading/open-roster.ts'
import { columns } from '../roster/planning/made-up-tenant.ts'
import { TemporaryFolder } from '../temporary-folder.ts'

const outcome = (key: string, kind: ChangeKind): Outcome => ({
  change: { kind, key, line: 2, fields: [] },
  ...{ state: 'done', attempt: 1, seconds: 0, done: [], remaining: [], facts: {} },
})

test('an undo is a roster as it is, whatever its cells hold', async () => {
  using folder = new TemporaryFolder()
  const header = ['userName', 'phone', 'locale']
  const rows = [
    ['ana', '=1+1', 'a,b'],
    ['ben', '+1 555', ' "x" '],
    ['cid', '', 'two\nlines'],
  ]
  const path = folder.file('undo.csv')
  const outcomes = [outcome('ana', 'update'), outcome('ben', 'create'), outcome('cid', 'deactivate')]
  const text = [...undoCsv({ header, rows }, outcomes)].join('')
  expect(text).toMatch(
    /^userName,phone,locale,_undo\nana,.*,update\nben,.*,create\ncid,[\s\S]*,deactivate\n$/,
  )
  writeFileSync(path, text)
  const roster = await openRoster(path, {
    file: 'undo.csv',
    columns,
    mapping: noMapping,
    onFinding: () => undefined,
  })
  expect(roster?.partial).toBe(true)
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
