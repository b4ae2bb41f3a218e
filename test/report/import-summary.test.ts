import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ImportReport } from '../../src/report/import-report.ts'
import { type ImportMarkdownOptions, importMarkdown } from '../../src/report/import-summary.ts'
import type { Outcome } from '../../src/roster/outcome/outcome.ts'
import type { Change, Plan } from '../../src/roster/planning/plan.ts'
import type { Finding } from '../../src/roster/reading/finding.ts'
import { importOf, madeUpImport, outcomeOf } from './made-up-import.ts'
import { five9, hostileTexts, planOf } from './made-up-plan.ts'

const usual: ImportMarkdownOptions = { bytes: 65_536, findings: [], losses: [] }

function markdown(report: ImportReport, more: Partial<ImportMarkdownOptions> = {}): string {
  return importMarkdown(five9, report, { ...usual, ...more })
}

function update(name: string, ...columns: readonly string[]): Change {
  const fields = columns.map(column => ({ column, before: '1', after: '2' }))
  return { kind: 'update', key: `${name}@example.com`, line: 4, fields }
}

const chloe: Change = { kind: 'create', key: 'chloe@example.com', line: 6, fields: [] }
const dmitri: Change = { kind: 'deactivate', key: 'dmitri@example.com', line: null, fields: [] }
const eva: Change = { kind: 'delete', key: 'eva@example.com', line: null, fields: [] }
const held: Change = {
  ...{ kind: 'update', key: 'farid@example.com', line: 9, fields: [] },
  held: { reason: 'drifted', message: 'The platform was changed.' },
}
const taken = {
  code: 'ExtensionAlreadyInUseFault',
  message: 'The extension 1002 belongs to another user.',
  cure: 'Choose another.',
}
const stopped = { code: 'not-attempted', message: 'The time was over.' }

/** The first line, and the list below the counts. */
function beginning(text: string): readonly string[] {
  const lines = text.split('\n')
  return [lines[0] ?? '', ...lines.filter(line => line.startsWith('- ') && !line.startsWith('- `'))]
}

describe('the summary of an import', () => {
  test('tells what is to be noted of users once, with how many it is about', () => {
    const facts = { note: 'The user was there already.' }
    const outcomes = [
      outcomeOf(chloe, { facts }),
      outcomeOf(update('ben', 'EMail'), { facts }),
      outcomeOf(eva),
    ]
    const { plan } = planOf(outcomes.map(({ change }) => change))
    expect(beginning(markdown(importOf(plan, outcomes)))).toContain(
      '- The user was there already. This is about 2 users.',
    )
  })

  test('says what it came to, what failed and why, what is left, and where everything is', () => {
    const changes = [
      update('ana', 'extension', 'skills', 'EMail'),
      update('ben', 'EMail'),
      chloe,
      dmitri,
      eva,
      held,
    ]
    const findings: readonly Finding[] = [
      {
        ...{ severity: 'error', file: 'five9-users.csv', line: 12, column: 8, code: 'lost-zero' },
        ...{ message: 'extension has lost its zero.', key: 'grace@example.com' },
      },
    ]
    const outcomes = [
      outcomeOf(changes[0] ?? held, { state: 'failed', done: ['skills'], reason: taken }),
      outcomeOf(changes[1] ?? held, {
        state: 'failed',
        reason: { code: 'HTTP 502', message: 'No answer', effectUnknown: true },
      }),
      outcomeOf(chloe),
      outcomeOf(dmitri, { state: 'not-attempted', reason: stopped }),
      outcomeOf(eva),
      outcomeOf(held),
    ]
    const { plan } = planOf(changes, findings)
    const report = importOf(plan, outcomes, {
      attempt: 2,
      stop: { kind: 'time-budget', message: 'the time budget of 300 minutes is spent' },
    })
    const text = markdown(report, {
      findings,
      losses: [{ key: 'eva@example.com', reason: 'The user was deleted.' }],
      files: {
        artifact: 'rollcall',
        url: 'https://github.example/1',
        names: ['failures.csv', 'undo.csv', 'x.html'],
      },
      page: { artifact: 'rollcall.html', url: 'https://github.example/2' },
    })
    expect(text).toBe(`## ❌ Five9 import: 2 of 5 changes failed, 1 not attempted

| Created | Updated | Deactivated | Deleted | Failed | Not attempted | Held | Invalid rows | Unchanged |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| **1** | 0 | 0 | **1** | **2** | **1** | **1** | **1** | **6** |

- Stopped early: the time budget of 300 minutes is spent. 1 change was not attempted. Re\\-run the failed jobs to continue.
- Of 1 user it is not known whether the change took effect: look at them on the platform.
- Five9 may send a mail to each of 1 new users.
- Deleting a user destroys its recordings and voicemails.
- undo.csv deactivates the user who was created, and deletes nobody.
- Not in undo.csv: 1 user. The user was deleted.

Errors: 1 × \`ExtensionAlreadyInUseFault\`, 1 × HTTP 502.

### Failed: 2

| User | Line | Change | Why | What to do |
| --- | --- | --- | --- | --- |
| ana@example.com | 4 | Update, partly done: skills; not done: extension, EMail | \`ExtensionAlreadyInUseFault\`: The extension 1002 belongs to another user. | Choose another. |
| ben@example.com | 4 | Update | HTTP 502: No answer. It is not known whether the change took effect. |  |

### Not attempted: 1

| User | Line | Change | Why | What to do |
| --- | --- | --- | --- | --- |
| dmitri@example.com |  | Deactivate | \`not-attempted\`: The time was over. |  |

### Held: 1

| User | Line | Change | Why it is held |
| --- | --- | --- | --- |
| farid@example.com | 9 | Update | **Changed on the platform**: The platform was changed. |

### Errors: 1

| Place | User | What is wrong |
| --- | --- | --- |
| five9\\-users.csv:12:8 | grace@example.com | extension has lost its zero. |

Every change, to search, filter and print: [rollcall.html](https://github.example/2).

In [rollcall](https://github.example/1):

- \`failures.csv\`: the rows that were not brought about, each with the reason: correct them and use the file as the roster
- \`undo.csv\`: a roster that brings back what was there before
- \`x.html\`: every change, as a page

|  |  |
| --- | --- |
| Domain | Example\\_Co |
| Roster | \`five9-users.csv\`, 12 rows |
| Plan | \`${'3f9a'.repeat(16)}\` |
| API calls | 1,234; left: 20 of 140 Modify this minute, 130 of 1,000 Modify this hour |
| Time | 3 min 20 s, until 2026-03-04 05:09 UTC, in attempt 2 |
`)
  })

  const done = (count: number) =>
    Array.from({ length: count }, (_, at) => outcomeOf(update(`user${at}`, 'EMail')))
  const notDone = (count: number) =>
    done(count).map(({ change }) => outcomeOf(change, { state: 'not-attempted', reason: stopped }))
  const failed = (count: number) =>
    done(count).map(({ change }) => outcomeOf(change, { state: 'failed', reason: taken }))
  const guards: Plan['guards'] = [{ input: 'max-updates', planned: 3, allowed: 1, limit: '1' }]

  test.each<[string, readonly Outcome[], Partial<ImportReport>, Partial<Plan>?]>([
    ['✅ Five9 import: all 120 changes were made', done(120), {}],
    ['✅ Five9 import: the change was made', done(1), {}],
    ['⚠️ Five9 import: all 2 changes were made, 1 is held', [...done(2), outcomeOf(held)], {}],
    ['✅ Five9 import: nothing to change', [], {}],
    ['⚠️ Five9 import: nothing to change, 2 are held', [outcomeOf(held), outcomeOf(held)], {}],
    ['❌ Five9 import: 3 of 1,003 changes failed', [...done(1_000), ...failed(3)], {}],
    ['❌ Five9 import: 1 of 1 change failed', failed(1), {}],
    ['⚠️ Five9 import: stopped, 40 of 42 changes not attempted', [...done(2), ...notDone(40)], {}],
    [
      '❌ Five9 import: stopped, 40 of 40 changes not attempted',
      notDone(40),
      { stop: { kind: 'fatal', message: 'The login was refused.' } },
    ],
    ['✅ Five9 import: dry run, nothing was changed; 3 users would change', notDone(3), { dryRun: true }],
    ['❌ Five9 import: stopped by a guard, nothing was changed', notDone(3), {}, { guards }],
    ['❌ Five9 import: stopped by a guard, nothing was changed', notDone(3), { dryRun: true }, { guards }],
  ])('begins with %j', (line, outcomes, more, planned = {}) => {
    const { plan } = planOf(outcomes.map(({ change }) => change))
    expect(beginning(markdown(importOf({ ...plan, ...planned }, outcomes, more)))[0]).toBe(`## ${line}`)
  })

  test('says of a fatal stop what has to be done before a re-run', () => {
    const report = importOf(planOf([]).plan, notDone(1_200), {
      stop: { kind: 'fatal', message: 'The login was refused.', cure: 'Unlock the account' },
    })
    expect(beginning(markdown(report))[1]).toBe(
      '- Stopped early: The login was refused. 1,200 changes were not attempted. Unlock the account. Re\\-run the failed jobs to continue.',
    )
  })

  test('names the rows that cannot be used beside what was done', () => {
    const outcomes = [outcomeOf(update('ana', 'EMail')), outcomeOf(held)]
    const { plan } = planOf(outcomes.map(({ change }) => change))
    const report = importOf({ ...plan, counts: { ...plan.counts, invalid: 2 } }, outcomes)
    expect(beginning(markdown(report))[0]).toBe(
      '## ⚠️ Five9 import: the change was made, 1 is held, 2 rows cannot be used',
    )
  })

  test('with nothing to tell points to no list and no files', () => {
    const files = { artifact: 'rollcall', names: ['results.csv'] }
    const page = { artifact: 'rollcall.html' }
    const text = markdown(importOf(planOf([]).plan, []), { files, page })
    expect(text).not.toMatch(/search|results\.csv/)
  })

  test('says nothing of what was not there', () => {
    const outcomes = [outcomeOf(update('ana', 'EMail'))]
    const { plan } = planOf(outcomes.map(({ change }) => change))
    const text = markdown(
      importOf({ ...plan, counts: { ...plan.counts, missing: 0 } }, outcomes, { limits: [] }),
    )
    expect(text.match(/^#.*|^- .*|Errors|undo|in attempt|left/gm)).toEqual([
      '## ✅ Five9 import: the change was made',
    ])
    expect(text).toContain('| API calls | 1,234 |')
  })

  test('of a dry run, and where a guard is broken, shows what would be done', () => {
    const outcomes = [outcomeOf(update('ana', 'EMail'), { state: 'not-attempted', reason: stopped })]
    const { plan } = planOf(outcomes.map(({ change }) => change))
    const reports = [importOf(plan, outcomes, { dryRun: true }), importOf({ ...plan, guards }, outcomes)]
    for (const report of reports) {
      const text = markdown(report)
      expect(text).toContain('### Updates: 1\n\n| User | Line | Column | Before | After |')
      expect(text).not.toContain('### Not attempted')
    }
    expect(markdown(reports[1] ?? importOf(plan, []))).toContain('- The plan would update 3 users, ')
  })

  test('speaks of users whom the roster does not name where they were left alone, or nothing was applied', () => {
    const { plan } = planOf([eva])
    const ignoring = { ...plan, options: { ...plan.options, onMissing: 'ignore' as const } }
    const missing = (report: ImportReport) => markdown(report).includes('are not in the roster')
    const twice = { ...plan.counts, missing: 2 }
    expect(missing(importOf({ ...ignoring, counts: twice }, []))).toBe(true)
    expect(missing(importOf({ ...plan, counts: twice }, []))).toBe(false)
    expect(missing(importOf({ ...plan, counts: twice }, [], { dryRun: true }))).toBe(true)
  })

  test('tells of a user who was changed in part which columns were not, but not all of many', () => {
    const some = update('ana', ...Array.from({ length: 9 }, (_, at) => `c${at}`))
    const row = (done: readonly string[]) => {
      const outcome = outcomeOf(some, { state: 'failed', done, reason: taken })
      return markdown(importOf(planOf([]).plan, [outcome])).match(/(?<=\| 4 \| )[^|]*(?= \|)/)?.[0]
    }
    expect(row(['c0', 'c1'])).toBe(
      'Update, partly done: c0, c1; not done: c2, c3, c4, c5, c6, c7, and 1 more',
    )
    expect(row([])).toBe('Update')
    expect(row(some.fields.map(({ column }) => column))).toBe('Update')
  })

  test('asks for no re-run where nothing is left', () => {
    const stop = { kind: 'cancelled', message: 'the run was cancelled' } as const
    expect(beginning(markdown(importOf(planOf([]).plan, done(2), { stop })))[1]).toBe(
      '- Stopped early: the run was cancelled.',
    )
    const one = markdown(importOf(planOf([]).plan, failed(1), { stop }))
    expect(one).toContain('to continue.')
    expect(one).not.toContain('Errors:')
  })

  test('speaks of what applying does besides only when something was applied', () => {
    const outcomes = [outcomeOf(chloe, { state: 'failed', reason: taken })]
    const { plan } = planOf([chloe])
    expect(plan.effects.length).toBeGreaterThan(0)
    expect(markdown(importOf(plan, outcomes))).not.toContain('mail')
  })

  test('tells what an undo cannot bring back by reason, most users first', () => {
    const losses = Array.from({ length: 30 }, (_, at) => ({
      key: `user${at}`,
      ...(at % 3 === 0 ? {} : { column: `c${at % 7}` }),
      reason: at % 3 === 0 ? 'Deleted.' : 'Never told.',
    }))
    const lines = beginning(markdown(importOf(planOf([]).plan, []), { losses })).slice(1)
    expect(lines).toEqual([
      '- Not in undo.csv: 10 users. Deleted.',
      '- Not in undo.csv: c1 of 4 users. Never told.',
      ...['c2', 'c4', 'c5'].map(name => `- Not in undo.csv: ${name} of 3 users. Never told.`),
      '- Not in undo.csv: 7 more, listed in undo\\-losses.csv.',
    ])
  })

  test('counts the kinds of errors, most frequent first, and not all of them', () => {
    const outcomes = Array.from({ length: 60 }, (_, at) =>
      outcomeOf(update(`user${at}`, 'EMail'), {
        state: 'failed',
        reason: { code: `E${Math.max(0, at - 40) % 12}`, message: 'No.' },
      }),
    )
    expect(markdown(importOf(planOf([]).plan, outcomes))).toMatch(
      /^Errors: 42 × `E0`, 2 × `E1`, (?:2 × `E\d`, ){6}and 4 other kinds\.$/m,
    )
  })
})

describe('the summary of a long import', () => {
  test.each([
    [20_000, 65_536],
    [20_000, 200_000],
    [6_000, 16_384],
  ])('of %i changes stays within %i bytes, and counts what it leaves out', (size, bytes) => {
    const { report, findings, losses } = madeUpImport(size)
    const text = markdown(report, { bytes, findings, losses })
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bytes)
    expect(Buffer.byteLength(text)).toBeGreaterThan(bytes * 0.9)
    for (const [heading, total] of [
      ['Failed', report.counts.failed],
      ['Not attempted', report.counts.notAttempted],
      ['Held', report.counts.held],
    ] as const) {
      const from = text.indexOf(`<summary>${heading}: ${total.toLocaleString('en-US')}</summary>`)
      const section = text.slice(from, text.indexOf('</details>', from))
      const rows = section.split('\n').filter(line => line.startsWith('| ')).length - 2
      const left = Number(/and ([\d,]+) more, not shown here/.exec(section)?.[1]?.replaceAll(',', '') ?? 0)
      expect(from, heading).toBeGreaterThan(0)
      expect(rows, heading).toBeGreaterThan(3)
      expect(rows + left, heading).toBe(total)
    }
  })

  test('keeps within its bytes whatever its texts are', () => {
    const long = 'ü|<b>@team'.repeat(2_000)
    const outcomes = Array.from({ length: 500 }, (_, at) =>
      outcomeOf(update(`${at}${long}`, ...Array.from({ length: 40 }, (__, column) => `${column}${long}`)), {
        state: 'failed',
        reason: { code: `${at}${long}`, message: long, cure: long },
      }),
    )
    const { plan } = planOf([])
    const report = importOf(
      { ...plan, tenant: { id: '1', name: long }, effects: [{ code: 'x', users: 1, message: long }] },
      outcomes,
      { stop: { kind: 'fatal', message: long, cure: long } },
    )
    const losses = Array.from({ length: 20 }, (_, at) => ({ key: 'a', column: `${at}${long}`, reason: long }))
    expect(Buffer.byteLength(markdown(report, { bytes: 16_384, losses }))).toBeLessThanOrEqual(16_384)
  })

  test('lets no text of others be more than text', () => {
    const text = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 30 }))
    fc.assert(
      fc.property(text, text, text, text, text, (key, code, message, cure, column) => {
        const outcomes = [
          outcomeOf(
            { ...update('a', column, 'x'), key },
            { state: 'failed', done: [column], reason: { code, message, cure } },
          ),
          outcomeOf({ ...update('b', 'x'), key }, { state: 'failed', reason: { code, message } }),
          outcomeOf(
            { ...update('c', 'x'), key },
            { state: 'not-attempted', reason: { code, message, cure } },
          ),
        ]
        const { plan } = planOf(outcomes.map(({ change }) => change))
        const report = importOf(plan, outcomes, { stop: { kind: 'fatal', message, cure } })
        const shown = markdown(report, { losses: [{ key, column, reason: message }] })
        const rows = shown.split('\n').filter(line => line.startsWith('|'))
        const cells = rows.map(line => line.replace(/\\./g, '').split('|').length - 2)
        expect(new Set(cells)).toEqual(new Set([9, 5, 2]))
        expect(rows).toHaveLength(3 + 4 + 3 + 7)
        expect(shown).not.toMatch(/<(?!details>|\/details>|summary>|\/summary>)|[^\\]!\[|https?:\/\//)
        expect(shown.match(/(?<![\w@])@\w/)).toBeNull()
      }),
      { numRuns: 400 },
    )
  })
})
