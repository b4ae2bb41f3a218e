import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planMarkdown } from '../../src/report/plan-markdown.ts'
import type { Change, FieldChange, Plan } from '../../src/roster/planning/plan.ts'
import type { Finding } from '../../src/roster/reading/finding.ts'
import { five9, hostileTexts, type MadeUpPlan, madeUpPlan, planOf } from './made-up-plan.ts'

const comment = 65_536

function markdown({ plan, findings }: MadeUpPlan, bytes = comment): string {
  return planMarkdown(five9, plan, findings, { bytes })
}

/** How many cells a line of a table has. */
function cells(line: string): number {
  return line.replace(/\\./g, '').split('|').length - 2
}

const mixed: readonly Change[] = [
  {
    kind: 'update',
    key: 'ana@example.com',
    line: 4,
    fields: [
      { column: 'extension', before: '1001', after: '1002' },
      { column: 'phoneNumber', before: '+1555', after: null, origin: 'platform', base: null },
      { column: 'EMail', before: 'b', after: 'c', origin: 'both', base: 'a|' },
      { column: 'lastName', before: 'A', after: 'B', origin: 'roster' },
      { column: 'skills', before: 'a', after: 'b', added: ['Billing:3', 'Tech'], removed: ['Sales:1'] },
      { column: 'password', before: null, after: null, secret: true },
    ],
  },
  {
    kind: 'create',
    key: 'ben@example.com',
    line: 3,
    fields: ['firstName', 'lastName', 'EMail', 'password', 'active', 'roles'].map(column =>
      column === 'password'
        ? { column, before: null, after: null, secret: true }
        : { column, before: null, after: `B ${column}` },
    ),
  },
  { kind: 'delete', key: 'chloe@example.com', line: null, fields: [] },
  {
    kind: 'deactivate',
    key: 'dmitri@example.com',
    line: null,
    fields: [{ column: 'active', before: 'true', after: 'false' }],
  },
  {
    kind: 'create',
    key: 'eva@example.com',
    line: 9,
    fields: [],
    held: {
      reason: 'rename',
      message: 'She shares an email with missing users.',
      others: ['e1', 'e2', 'e3', 'e4', 'e5'].map(name => `${name}@example.com`),
    },
  },
]

const findings: readonly Finding[] = [
  {
    severity: 'error',
    file: 'five9-users.csv',
    line: 12,
    column: 8,
    code: 'lost-zero',
    message: 'extension has lost its zero.',
    key: 'farid@example.com',
    field: 'extension',
    original: '0123',
  },
  {
    severity: 'warning',
    file: 'five9-users.csv',
    line: 1,
    column: 3,
    code: 'blank',
    message: 'A blank in the header.',
  },
]

describe('a plan in Markdown', () => {
  test('says first what it comes to, then what is gravest', () => {
    expect(
      markdown(planOf(mixed, findings)),
    ).toBe(`## ⚠️ Five9 plan: 4 users would change, 1 is held, 1 row cannot be used

| Delete | Deactivate | Create | Update | Held | Invalid rows | Unchanged |
| --- | --- | --- | --- | --- | --- | --- |
| **1** | **1** | **1** | **1** | **1** | **1** | **5** |

- 2 users of the platform are not in the roster: to be deleted unless held \\(on\\-missing: delete\\).
- Five9 may send a mail to each of 1 new users.
- Deleting a user destroys its recordings and voicemails.
- Applying it takes at least 15 s.

### Deletions: 1

| User |
| --- |
| chloe@example.com |

### Deactivations: 1

| User | Line | Column | Before | After |
| --- | --- | --- | --- | --- |
| dmitri@example.com |  | active | true | false |

### Held: 1

| User | Line | Change | Why it is held |
| --- | --- | --- | --- |
| eva@example.com | 9 | Create | **Probably renamed** (e1@example.com, e2@example.com, e3@example.com, e4@example.com and 1 more): She shares an email with missing users. |

### Errors: 1

| Place | User | What is wrong |
| --- | --- | --- |
| five9\\-users.csv:12:8 | farid@example.com | extension has lost its zero. |

### Creates: 1

| User | Line | Values |
| --- | --- | --- |
| ben@example.com | 3 | firstName: B firstName; lastName: B lastName; EMail: B EMail; password: set from env; and 2 more |

### Updates: 1

| User | Line | Column | Before | After | Why |
| --- | --- | --- | --- | --- | --- |
| ana@example.com | 4 | extension | 1001 | 1002 |  |
|  |  | phoneNumber | \\+1555 | *nothing* | **Would overwrite a change made on the platform** |
|  |  | EMail | b | c | **Asked for here, and would overwrite a change made on the platform**: the base version has a\\| |
|  |  | lastName | A | B | Asked for here |
|  |  | skills | −Sales:1 | +Billing:3, +Tech |  |
|  |  | password |  | set from env |  |

### Warnings: 1

| Place | User | What is wrong |
| --- | --- | --- |
| five9\\-users.csv:1:3 |  | A blank in the header. |

### What applying it takes

| Limit | Calls | Allowed | Left now |
| --- | --- | --- | --- |
| Query | 5 | 450 a minute, 15,000 an hour | 139, 998 |
| Modify | 10 | 140 a minute, 1,000 an hour | 139, 998 |

|  |  |
| --- | --- |
| Domain | Example\\_Co |
| Roster | \`five9-users.csv\`, 10 rows |
| Platform | 22 users, read 2026-03-04 05:06 UTC |
| Digest | \`${'3f9a'.repeat(16)}\` |
`)
  })

  test('of which nothing would change is short', () => {
    const lines = markdown(planOf([])).split('\n')
    expect(lines[0]).toBe('## ✅ Five9 plan: nothing would change')
    expect(lines.filter(line => line.startsWith('#'))).toHaveLength(1)
  })

  test('of which nothing would change points to no list of changes', () => {
    const report = { artifact: 'plan' }
    const text = planMarkdown(five9, planOf([]).plan, [], { bytes: comment, report })
    expect(text).not.toContain('search')
  })

  test('tells all that changes for a user who is deactivated, and leaves out nobody', () => {
    const fields = [
      { column: 'lastName', before: 'A', after: 'B' },
      { column: 'active', before: 'true', after: 'false' },
    ]
    const changes: readonly Change[] = [
      { kind: 'deactivate', key: 'ana@example.com', line: 7, fields },
      { kind: 'deactivate', key: 'ben@example.com', line: null, fields: [] },
    ]
    expect(markdown(planOf(changes))).toContain(`
| ana@example.com | 7 | lastName | A | B |
|  |  | active | true | false |
| ben@example.com |  |  |  |  |
`)
  })

  test('shows the three values between which somebody has to choose', () => {
    const fields: readonly FieldChange[] = [
      { column: 'phoneNumber', before: '+1', after: '+2', origin: 'both', base: '+0' },
      { column: 'EMail', before: 'a', after: 'b', origin: 'roster' },
      { column: 'locale', before: 'en', after: null, origin: 'platform', base: null },
    ]
    const held = { reason: 'drifted', message: 'It moved.' } as const
    const changes: readonly Change[] = [{ kind: 'update', key: 'ana@example.com', line: 7, fields, held }]
    expect(markdown(planOf(changes))).toContain(
      '**Changed on the platform**: It moved. phoneNumber: \\+0 in the base version, \\+1 on the platform, \\+2 in the roster. ' +
        'locale: *nothing* in the base version, en on the platform, *nothing* in the roster. |',
    )
  })

  test('says what it was compared with', () => {
    const { plan } = planOf(mixed)
    const compared = (reviewed: Plan['reviewed']) =>
      planMarkdown(five9, { ...plan, ...(reviewed && { reviewed }) }, [], { bytes: comment })
    const digest = '0123456789abcdef'.repeat(4)
    expect(compared([{ pull: 12, digest }])).toContain(
      '- Bound to the plan that was reviewed on pull request \\#&#8203;12 \\(0123456789ab…\\): what differs from it is held.\n',
    )
    expect(compared([])).toContain('- No plan was found that was reviewed, so every change is held.\n')
    expect(compared(undefined)).not.toMatch(/review/)
  })

  test('says how long it takes only where that is a while', () => {
    const { plan } = planOf(mixed)
    const quick = { ...plan, forecast: { ...plan.forecast, leastMilliseconds: 999 } }
    expect(planMarkdown(five9, quick, [], { bytes: comment })).not.toContain('takes at least')
  })

  test('that a guard stops names the input that lifts it, and no number of users as if they would change', () => {
    const { plan } = planOf(mixed)
    const guards: Plan['guards'] = [
      { input: 'max-removals', planned: 2_000, allowed: 20, limit: '10%' },
      { input: 'max-creates', planned: 1, allowed: 0, limit: '0' },
    ]
    const text = planMarkdown(five9, { ...plan, guards }, [], { bytes: comment })
    expect(text).toContain('## ❌ Five9 plan: stopped by 2 guards\n')
    expect(text).toContain(
      '- The plan would remove 2,000 users, but max\\-removals allows 10%, that is 20. Nothing is applied. ' +
        'If this is what you want, set max\\-removals to 2000 or more; otherwise correct the roster.\n' +
        '- The plan would create 1 user, but max\\-creates allows 0. Nothing',
    )
    expect(text).not.toContain('would change')
  })

  test('says where the whole of it is', () => {
    const { plan } = planOf(mixed)
    const report = { artifact: 'plan|1' }
    const url = 'https://github.example/artifacts/1'
    expect(planMarkdown(five9, plan, [], { bytes: comment, report })).toContain(
      'All changes, to search, filter and print: the artifact plan\\|1.\n',
    )
    expect(planMarkdown(five9, plan, [], { bytes: comment, report: { ...report, url } })).toContain(
      `print: [plan\\|1](${url}).\n`,
    )
  })

  test('names no value of a secret, whatever the plan says', () => {
    const field = {
      column: 'password',
      before: 'Tr0ub4dor',
      after: 'Tr0ub4dor',
      added: ['Tr0ub4dor'],
      secret: true,
    } as const
    const changes: readonly Change[] = [
      { kind: 'create', key: 'a@example.com', line: 2, fields: [field] },
      { kind: 'update', key: 'b@example.com', line: 3, fields: [field] },
    ]
    const text = markdown(planOf(changes))
    expect(text.match(/set from env/g)).toHaveLength(2)
    expect(text).not.toContain('Tr0ub4dor')
  })

  test('shows some fields of a user and counts the others', () => {
    const fields = Array.from({ length: 11 }, (_, at) => ({ column: `c${at}`, before: 'a', after: 'b' }))
    const many = Array.from({ length: 15 }, (_, at) => `s${at}`)
    const text = markdown(
      planOf([
        { kind: 'update', key: 'a@example.com', line: 2, fields },
        {
          kind: 'update',
          key: 'b@example.com',
          line: 3,
          fields: [{ column: 's', before: '', after: '', added: many }],
        },
      ]),
    )
    expect(text).toContain('|  |  | c7 | a | b |\n|  |  | and 3 more |  |  |\n| b@example.com')
    expect(text).toContain('+s11, and 3 more |')
  })
})

describe('a plan that is too long', () => {
  test.each([
    [20_000, comment],
    [20_000, 200_000],
    [6_000, 16_384],
  ])('of %i changes stays within %i bytes, and counts what it leaves out', (size, bytes) => {
    const { plan, findings: found } = madeUpPlan(size)
    const text = markdown({ plan, findings: found }, bytes)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bytes)
    expect(Buffer.byteLength(text)).toBeGreaterThan(bytes * 0.9)
    const { counts } = plan
    const warnings = found.length - counts.invalid
    const totals = [
      counts.deletes,
      counts.deactivates,
      counts.held,
      counts.invalid,
      counts.creates,
      counts.updates,
      warnings,
    ]
    const sections = text.match(/<details>.*?<\/details>/gs) ?? []
    expect(sections).toHaveLength(7)
    for (const [at, section] of sections.entries()) {
      const [, total = ''] = /<summary>[A-Z][a-z]+: ([\d,]+)<\/summary>/.exec(section) ?? []
      expect(Number(total.replaceAll(',', ''))).toBe(totals[at])
      const rows = section
        .split('\n')
        .filter(line => line.startsWith('|'))
        .slice(2)
      const first = rows.filter(line => !line.startsWith('|  |  |'))
      const [, left = '0'] = /\nand ([\d,]+) more, not shown here\.\n\n<\/details>/.exec(section) ?? []
      expect(first.length + Number(left.replaceAll(',', ''))).toBe(totals[at])
      expect(first.length).toBeGreaterThan(0)
    }
  })

  test('gives the room that short groups leave to the long ones', () => {
    const only = Array.from(
      { length: 5_000 },
      (_, at): Change => ({ kind: 'delete', key: `${at}@example.com`, line: null, fields: [] }),
    )
    const [one] = only
    const text = markdown(planOf([...only, { ...(one as Change), kind: 'deactivate' }]))
    expect(Buffer.byteLength(text)).toBeGreaterThan(comment - 100)
    expect(text).toContain('### Deactivations: 1\n')
  })

  test('has every row whole', () => {
    const { plan, findings: found } = madeUpPlan(20_000)
    for (const bytes of [16_384, 30_000, 30_001, 30_002, 65_536]) {
      const lines = markdown({ plan, findings: found }, bytes).split('\n')
      let columns = 0
      for (const [at, line] of lines.entries()) {
        if (!line.startsWith('|')) continue
        if (!lines[at - 1]?.startsWith('|')) columns = cells(line)
        expect(line).toMatch(/ \|$/)
        expect(cells(line)).toBe(columns)
      }
    }
  })
})

describe('texts of others in a plan', () => {
  const text = fc.oneof(
    fc.constantFrom(...hostileTexts),
    fc.string({
      unit: fc.constantFrom(
        '|',
        '`',
        '<',
        '>',
        '@',
        'a',
        '\n',
        ':',
        '\\',
        '[',
        ']',
        '(',
        '.',
        '&',
        '#',
        ' ',
        '👩‍💻',
      ),
      maxLength: 120,
    }),
  )

  test('are one line of plain text wherever they stand', () => {
    fc.assert(
      fc.property(text, text, text, text, (key, column, value, message) => {
        const { plan, findings: found } = planOf(
          [
            {
              kind: 'update',
              key,
              line: 2,
              fields: [
                { column, before: value, after: message, origin: 'both', base: value },
                { column, before: null, after: null, added: [value], removed: [message] },
              ],
            },
            { kind: 'create', key, line: 2, fields: [{ column, before: null, after: value }] },
            {
              kind: 'update',
              key,
              line: 2,
              fields: [{ column, before: value, after: message, origin: 'both', base: message }],
              held: { reason: 'drifted', message, others: [value] },
            },
            { kind: 'deactivate', key, line: null, fields: [] },
          ],
          [
            {
              severity: 'error',
              file: value,
              line: 1,
              column: 1,
              code: 'x',
              message,
              key,
              field: column,
              original: value,
            },
          ],
        )
        const markdownOf = planMarkdown(
          five9,
          {
            ...plan,
            tenant: { id: '1', name: key },
            effects: [{ code: 'x', users: 1, message }],
            forecast: { ...plan.forecast, calls: [{ limit: value, calls: 1, windows: [] }] },
          },
          found,
          { bytes: comment },
        )
        const lines = markdownOf.split('\n')
        expect(lines.filter(line => !/^(?:[|]|- |#{2,3} |$|Takes )/.test(line))).toEqual([])
        expect(markdownOf).not.toMatch(/<|^::/m)
        expect(markdownOf).not.toMatch(/(?<!\w)@\w/)
        expect(markdownOf.replace(/\\./g, '')).not.toMatch(/[[\]]/)
        let columns = 0
        for (const [at, line] of lines.entries()) {
          if (!line.startsWith('|')) continue
          if (!lines[at - 1]?.startsWith('|')) columns = cells(line)
          expect(cells(line)).toBe(columns)
        }
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['<img src=x>', '&lt;img src=x&gt;'],
    ['a|b', 'a\\|b'],
    ['@octo-org/admins', '@&#8203;octo\\-org/admins'],
    ['.@octo', '.@&#8203;octo'],
    ['::error::x', '::error::x'],
    ['a\n::error::x', 'a⏎::error::x'],
    ['`x`', '\\`x\\`'],
    ['https://evil.example', 'https&#58;//evil.example'],
    ['x'.repeat(4_000), `${'x'.repeat(39)}…${'x'.repeat(39)}`],
    ['Ana\u200bB', 'Ana\\[zero\\-width space\\]B'],
  ])('%j is written as %j', (key, written) => {
    expect(markdown(planOf([{ kind: 'delete', key, line: null, fields: [] }]))).toContain(
      `\n| ${written} |\n`,
    )
  })
})
