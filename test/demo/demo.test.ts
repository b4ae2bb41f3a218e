import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { makeDomain } from '../../simulators/five9/index.ts'
import { unguard } from '../../src/roster/formula-guard.ts'
import { TemporaryFolder } from '../temporary-folder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('the demo ends well and leaves what its export, its plan and its import made', async () => {
  using folder = new TemporaryFolder()
  // Rejects for any exit code but 0.
  const { stdout } = await promisify(execFile)(process.execPath, ['demo/index.ts', folder.path], {
    cwd: root,
  })

  expect(stdout).toContain('The two rosters are the same, byte for byte')
  expect(stdout).toContain('Progress was saved')
  expect(readdirSync(folder.path).sort()).toEqual([
    ...['edited-users.csv', 'failures.csv', 'five9-users.csv', 'import.html', 'import.md'],
    ...['plan.html', 'plan.md', 'summary.json', 'summary.md'],
  ])

  const roster = readFileSync(folder.file('five9-users.csv'), 'utf8')
  const rows: { userName: string }[] = parse(roster, { columns: true, cast: unguard })
  expect(new Set(rows.map(row => row.userName))).toEqual(new Set(makeDomain({ users: 2_000 }).users.keys()))
  expect(rows).toHaveLength(2_000)

  expect(readFileSync(folder.file('summary.md'), 'utf8')).toContain('## ✅ Five9 export: 2,000 users')

  const report = JSON.parse(readFileSync(folder.file('summary.json'), 'utf8'))
  expect(report).toMatchObject({ complete: true, users: 2_000, attempt: 2, problems: [] })
  expect(report.chunks.resumed).toBeGreaterThan(report.chunks.done / 3)
  expect(report.chunks.resumed).toBeLessThan(report.chunks.done)

  const [, shown, was] = /holds "(\d\.\d{3}E\+03)", probably in place of "(\d{4})"/.exec(stdout) ?? []
  expect(Number(shown)).toBe(Number(was))
  const plan = readFileSync(folder.file('plan.md'), 'utf8')
  expect(plan).toContain('## ⚠️ Five9 plan: 15 users would change')
  expect(plan).toContain('| 0 | **1** | **1** | **13** | 0 | **1** | **1,985** |')
  const page = readFileSync(folder.file('plan.html'), 'utf8')
  expect(page).toMatch(/^<!doctype html>/i)
  expect(page).toContain('nora.new@example.com')

  const outcome = readFileSync(folder.file('import.md'), 'utf8')
  expect(outcome).toContain('## ❌ Five9 import: 1 of 15 changes failed')
  expect(outcome).toContain('| **1** | **12** | **1** | 0 | **1** | 0 | 0 | 0 | **1,986** |')
  expect(readFileSync(folder.file('import.html'), 'utf8')).toMatch(/^<!doctype html>/i)
  const failures = parse(readFileSync(folder.file('failures.csv')), { columns: true })
  expect(failures).toEqual([
    expect.objectContaining({ _error: expect.stringContaining('CantModifyObjectFault') }),
  ])
})
