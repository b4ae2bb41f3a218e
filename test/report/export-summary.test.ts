import { describe, expect, test } from 'vitest'
import { type ExportSummary, exportMarkdown, exportVerdict } from '../../src/report/export-summary.ts'
import { five9 } from './made-up-plan.ts'

const complete: ExportSummary = {
  format: 1,
  command: 'export',
  platform: 'five9',
  tenant: { id: '131', name: 'Example_Co (131)' },
  attempt: 1,
  startedAt: '2026-03-04T05:06:07.000Z',
  finishedAt: '2026-03-04T05:09:27.000Z',
  complete: true,
  users: 2_000,
  columns: 65,
  roster: { file: 'five9-users.csv', partial: false, bytes: 812_345, sha256: 'ab'.repeat(32) },
  chunks: { done: 7, resumed: 0, failed: 0, notAttempted: 0 },
  apiCalls: 9,
  limits: [
    { limit: 'Query', window: 60, max: 450, used: 8 },
    { limit: 'Query', window: 3_600, max: 15_000, used: 15_400 },
    { limit: 'Modify', window: 60, max: 140, used: 0 },
  ],
  proof: {
    statement: 'Complete: the platform listed 2,000 users and each of them was read.',
    listed: 2_000,
    missing: [],
    created: [],
    gone: [],
    unknown: [],
    outside: null,
  },
  problems: [],
  warnings: [],
  failures: [],
  stopped: null,
}

const partial: ExportSummary = {
  ...complete,
  complete: false,
  users: 1,
  roster: { file: 'five9-users.partial.csv', partial: true, bytes: 512, sha256: 'cd'.repeat(32) },
  chunks: { done: 3, resumed: 2, failed: 1, notAttempted: 0 },
  limits: [],
  proof: { ...complete.proof, statement: 'Not complete: 1 user read.' },
  problems: ['1 chunk not read: ^a.*$'],
  failures: [
    {
      chunk: '^a.*$',
      code: 'HTTP 502',
      message: 'Five9 answered a page | in place of SOAP.',
      cure: 'Try <later>.',
    },
  ],
}

test.each<[string, ExportSummary, boolean]>([
  ['2,000 users read, the roster has changed', complete, true],
  ['2,000 users read, nothing has changed', complete, false],
  ['2,000 users read, not proven to be all, the roster has changed', { ...complete, complete: false }, true],
  ['not complete, 1 user read, the roster was left as it was', partial, false],
  [
    'not complete, 0 users read, the roster was left as it was',
    { ...partial, users: 0, roster: null },
    false,
  ],
])('an export comes to: %s', (text, summary, changed) => {
  expect(exportVerdict(summary, changed)).toBe(text)
})

describe('the summary of an export', () => {
  test('that is complete', () => {
    expect(exportMarkdown(five9, complete)).toBe(`## ✅ Five9 export: 2,000 users

**Complete: the platform listed 2,000 users and each of them was read.**

|  |  |
| --- | --- |
| Domain | Example\\_Co \\(131\\) |
| Users | 2,000 |
| Columns | 65 |
| Chunks | 7 read |
| API calls | 9; left: 442 of 450 Query this minute, 0 of 15,000 Query this hour |
| Time | 3 min 20 s |
| Roster | \`five9-users.csv\`, 812.3 kB |
`)
  })

  test('that is partial', () => {
    expect(exportMarkdown(five9, partial)).toBe(`## ❌ Five9 export: 1 user

**Not complete: 1 user read.**

- 1 chunk not read: ^a.\\*$

|  |  |
| --- | --- |
| Domain | Example\\_Co \\(131\\) |
| Users | 1 |
| Columns | 65 |
| Chunks | 3 read, of which 2 came from an earlier attempt; 1 not read |
| API calls | 9 |
| Time | 3 min 20 s |
| Roster | \`five9-users.partial.csv\` (**partial**), 512 bytes |

### Chunks that could not be read

| Chunk | Error | What happened |
| --- | --- | --- |
| ^a.\\*$ | HTTP 502 | Five9 answered a page \\| in place of SOAP. Try &lt;later&gt;. |
`)
  })

  test('that was stopped before anything was read', () => {
    const stopped: ExportSummary = {
      ...partial,
      users: 0,
      roster: null,
      chunks: { done: 0, resumed: 0, failed: 0, notAttempted: 1_200 },
      failures: [],
      problems: ['1,200 chunks not read: names'],
      proof: { ...partial.proof, statement: 'Not complete: 0 users read.' },
      stopped: { kind: 'time-budget', message: 'the time budget of 90 minutes is spent' },
    }
    expect(exportMarkdown(five9, stopped)).toBe(`## ❌ Five9 export: 0 users

**Not complete: 0 users read.**

- 1,200 chunks not read: names

Stopped early: the time budget of 90 minutes is spent. Re-run the failed jobs to continue.

|  |  |
| --- | --- |
| Domain | Example\\_Co \\(131\\) |
| Users | 0 |
| Columns | 65 |
| Chunks | 0 read; 1,200 not read |
| API calls | 9 |
| Time | 3 min 20 s |
`)
  })

  test('that was enumerated, with users outside', () => {
    const enumerated: ExportSummary = {
      ...complete,
      complete: false,
      limits: [],
      warnings: ['3 users exist that the chosen chunking cannot name; chunking: auto reads them too'],
      proof: { ...complete.proof, statement: 'Not complete: 2,000 users read.', outside: 3 },
    }
    expect(exportMarkdown(five9, enumerated)).toBe(`## ⚠️ Five9 export: 2,000 users

**Not complete: 2,000 users read.**

- Note: 3 users exist that the chosen chunking cannot name; chunking: auto reads them too

|  |  |
| --- | --- |
| Domain | Example\\_Co \\(131\\) |
| Users | 2,000 |
| Columns | 65 |
| Chunks | 7 read |
| API calls | 9 |
| Time | 3 min 20 s |
| Roster | \`five9-users.csv\`, 812.3 kB |
`)
  })

  test('names twenty failures of many and says where the others are', () => {
    const failures = Array.from({ length: 1_025 }, (_, at) => ({
      chunk: `chunk ${at}`,
      code: 'ETIMEDOUT',
      message: 'too slow',
      cure: null,
    }))
    const lines = exportMarkdown(five9, { ...partial, failures }).split('\n')
    expect(lines.filter(line => line.startsWith('| chunk '))).toHaveLength(20)
    expect(lines.at(-2)).toBe('and 1,005 more, listed in summary.json.')
    const exactly = exportMarkdown(five9, { ...partial, failures: failures.slice(0, 20) })
    expect(exactly).not.toContain('more, listed')
  })

  test('stays a table when the roster has an odd name', () => {
    const roster = { file: 'a|b`c.csv', partial: false, bytes: 1, sha256: '' }
    const line = exportMarkdown(five9, { ...complete, roster })
      .split('\n')
      .find(text => text.startsWith('| Roster'))
    expect(line?.replace(/\\./g, '').match(/\|/g)).toHaveLength(3)
    expect(line?.replace(/\\./g, '').match(/`/g)?.length ?? 0).not.toBe(3)
  })

  test('does not let a text of others become markup', () => {
    const evil = '<script>[x](http://y.example) @team | `'
    const markdown = exportMarkdown(five9, {
      ...partial,
      tenant: { id: '1', name: evil },
      problems: [evil],
      warnings: [evil],
      proof: { ...partial.proof, statement: evil },
      stopped: { kind: 'fatal', message: evil },
      failures: [{ chunk: evil, code: evil, message: evil, cure: evil }],
      limits: [{ limit: evil, window: 60, max: 2, used: 1 }],
    })
    expect(markdown).not.toMatch(/<script|\[x\]\(|http:\/\/|@team/)
  })
})
