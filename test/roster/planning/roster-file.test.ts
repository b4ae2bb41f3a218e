import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Finding } from '../../../src/roster/reading/finding.ts'
import { noMapping } from '../../../src/roster/reading/mapping.ts'
import { openRoster } from '../../../src/roster/reading/open-roster.ts'
import { writeRoster } from '../../../src/roster/roster-file.ts'
import { TemporaryFolder } from '../../temporary-folder.ts'
import { type Cells, columns, planOf } from './made-up-tenant.ts'

/** Plans a file, with what its reader finds before what planning finds. */
async function planFile(path: string, users: Readonly<Record<string, Cells>>) {
  const read: Finding[] = []
  const roster = await openRoster(path, {
    ...{ file: 'users.csv', columns, mapping: noMapping },
    onFinding: finding => read.push(finding),
  })
  if (!roster) throw new Error('the roster cannot be read')
  const { plan, findings } = await planOf({
    ...{ users, roster, unreadable: read, options: { onMissing: 'delete' } },
  })
  return { plan, findings: [...read, ...findings] }
}

const users = {
  ana: { EMail: 'ana@example.com', phone: '+1 555', groups: 'North;South' },
  kim: { EMail: 'kim@example.com', phone: '=1+1', groups: 'a, "b"' },
  lee: { EMail: 'lee@example.com', phone: '007', groups: '' },
}

test('a roster as it was exported changes nothing', async () => {
  using folder = new TemporaryFolder()
  const rows = Object.entries(users).map(([key, cells]) => [key, cells.EMail, cells.phone, cells.groups])
  writeRoster(folder.file('users.csv'), ['userName', 'EMail', 'phone', 'groups'], rows)
  const { plan, findings } = await planFile(folder.file('users.csv'), users)
  expect(findings).toEqual([])
  expect(plan.counts).toMatchObject({ unchanged: 3, missing: 0, invalid: 0 })
  expect(plan.changes).toEqual([])
})

test('findings have their place in the file, and records that are no rows are accounted for', async () => {
  using folder = new TemporaryFolder()
  const lines = [
    '\ufeffuserName,EMail,phone,groups',
    '"ana",ana@example.com,"a',
    'b",',
    'kim,"k,m@example.com",5,West',
    'lee,lee@example.com',
    '',
    ' ana ,ana@example.com,,',
    '😀,😀@example.com,#REF!,',
  ]
  writeFileSync(folder.file('users.csv'), lines.join('\r\n'))
  const { plan, findings } = await planFile(folder.file('users.csv'), users)
  expect(findings.map(({ line, column, code, key }) => `${line}:${column} ${code} ${key}`)).toEqual([
    '2:23 line-break-in-cell ana',
    '5:20 ragged-row lee',
    '4:5 invalid-value kim',
    '2:1 repeated-key ana',
    '7:1 repeated-key ana',
    '8:17 formula-error 😀',
    '7:1 key-spelling ana',
  ])
  expect(plan.counts).toMatchObject({ invalid: 5, missing: 0 })
})

test.each([
  ['a report of failures', 'userName,phone,_line,_error\nana,+1 556,2,it failed\n'],
  ['an undo', 'userName,phone, _undo\nana,+1 556,update\n'],
])('%s that is fed in removes nobody', async (_what, text) => {
  using folder = new TemporaryFolder()
  const path = folder.file('users.csv')
  writeFileSync(path, text)
  const { plan } = await planFile(path, users)
  expect(plan.changes.map(({ kind, key, held }) => [kind, key, held?.reason])).toEqual([
    ['update', 'ana', undefined],
    ['delete', 'kim', 'unproven'],
    ['delete', 'lee', 'unproven'],
  ])
})

test('a file that was cut off removes nobody', async () => {
  using folder = new TemporaryFolder()
  const path = folder.file('users.csv')
  writeFileSync(path, 'userName,EMail,phone\nana,ana@example.com,+1 555\nki')
  const { plan, findings } = await planFile(path, users)
  expect(findings.map(({ code, line, key }) => [code, line, key])).toContainEqual(['cut-off', 3, undefined])
  expect(plan.changes.map(({ kind, key, held }) => [kind, key, held?.reason])).toEqual([
    ['delete', 'kim', 'unproven'],
    ['delete', 'lee', 'unproven'],
  ])
})
