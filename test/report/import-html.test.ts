import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importHtml } from '../../src/report/import-html.ts'
import type { ImportReport } from '../../src/report/import-report.ts'
import type { Outcome } from '../../src/roster/outcome/outcome.ts'
import type { Change } from '../../src/roster/planning/plan.ts'
import type { Finding } from '../../src/roster/reading/finding.ts'
import { MadeUpPage } from './html/made-up-browser.ts'
import { importOf, madeUpImport, outcomeOf } from './made-up-import.ts'
import { five9, hostileTexts, planOf } from './made-up-plan.ts'

function htmlOf(report: ImportReport, findings: readonly Finding[] = []): string {
  return [...importHtml(five9, report, findings)].join('')
}

/** What the script of a page reads. */
function dataOf(html: string): { readonly entries: readonly object[]; readonly columns: readonly string[] } {
  const [, data = ''] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html) ?? []
  return JSON.parse(data) as ReturnType<typeof dataOf>
}

function update(key: string, ...columns: readonly string[]): Change {
  const fields = columns.map(column => ({ column, before: '1', after: '2' }))
  return { kind: 'update', key, line: 4, fields }
}

const taken = { code: 'ExtensionTaken', message: 'It is taken.', cure: 'Choose another.' }
const changes: readonly Change[] = [
  update('ana@example.com', 'EMail', 'extension'),
  { ...update('ben@example.com'), kind: 'create' },
  { ...update('chloe@example.com'), kind: 'delete', line: null },
  { ...update('dmitri@example.com', 'EMail'), held: { reason: 'drifted', message: 'It moved.' } },
  update('eva@example.com', 'extension', 'EMail'),
  { ...update('farid@example.com'), kind: 'delete', line: null },
]
const [ana, ben, chloe, dmitri, eva, farid] = changes as [Change, Change, Change, Change, Change, Change]
const outcomes: readonly Outcome[] = [
  outcomeOf(ana, { state: 'failed', done: ['extension'], reason: taken }),
  outcomeOf(ben, { facts: { extension: '1007' } }),
  outcomeOf(chloe),
  outcomeOf(dmitri),
  outcomeOf(eva, { state: 'not-attempted', reason: { code: 'not-attempted', message: 'Time was over.' } }),
  outcomeOf(farid, {
    state: 'failed',
    reason: { code: 'HTTP 502', message: 'No answer', effectUnknown: true },
  }),
]
const findings: readonly Finding[] = [
  {
    ...{
      severity: 'error',
      file: 'users.csv',
      line: 9,
      column: 4,
      code: 'lost-zero',
      key: 'grace@example.com',
    },
    message: 'extension has lost its zero.',
  },
]
const report = importOf(planOf(changes, findings).plan, outcomes)
const everyone = ['ana', 'farid', 'eva', 'dmitri', 'grace', 'ben', 'chloe'].map(name => `${name}@example.com`)

function open(given = report, found = findings): MadeUpPage {
  return new MadeUpPage(htmlOf(given, found))
}

/** The texts of a row, opened. */
function opened(page: MadeUpPage, key: string): readonly string[] {
  const row = page.rows().find(element => element.textContent.includes(key))
  if (!row) throw new Error(`no row of ${key}`)
  row.open = true
  return [...page.within(row, 'gist'), ...page.within(row, 'body')].map(({ textContent }) => textContent)
}

describe('the page of an import', () => {
  test('holds what became of each change, what is left to be done first', () => {
    const field = (column: number) => [column, '1', '2']
    expect(dataOf(htmlOf(report, findings))).toEqual({
      entries: [
        {
          ...{ group: 'failed', kind: 'update', key: ana.key, line: 4, fields: [field(0), field(1)] },
          outcome: { ...taken, done: [1] },
        },
        {
          ...{ group: 'failed', kind: 'delete', key: farid.key, line: null, fields: [] },
          outcome: {
            code: 'HTTP 502',
            message: 'No answer. It is not known whether the change took effect.',
          },
        },
        {
          ...{ group: 'not-attempted', kind: 'update', key: eva.key, line: 4, fields: [field(1), field(0)] },
          outcome: { code: 'not-attempted', message: 'Time was over.' },
        },
        {
          ...{ group: 'held', kind: 'update', key: dmitri.key, line: 4, fields: [field(0)] },
          held: { reason: 'drifted', message: 'It moved.' },
        },
        {
          ...{ group: 'error', key: 'grace@example.com', line: 9, place: 'users.csv:9:4', code: 'lost-zero' },
          message: 'extension has lost its zero.',
        },
        {
          ...{ group: 'done', kind: 'create', key: ben.key, line: 4, fields: [] },
          outcome: { message: 'The platform chose extension 1007.' },
        },
        { group: 'done', kind: 'delete', key: chloe.key, line: null, fields: [] },
      ],
      columns: ['EMail', 'extension'],
    })
  })

  test('says first what it came to, how many of each there are, and what is left of the limits', () => {
    const html = htmlOf(
      { ...report, stop: { kind: 'fatal', message: 'The login was refused', cure: 'Unlock it' } },
      findings,
    )
    const head = html.slice(html.indexOf('<main>'), html.indexOf('<section aria-label'))
    const text = head
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    expect(text).toBe(
      'Five9 import 2 of 5 changes failed, 1 not attempted ' +
        'Stopped early: The login was refused. 1 change was not attempted. Unlock it. Re-run the failed jobs to continue. ' +
        'Of 1 user it is not known whether the change took effect: look at them on the platform. ' +
        'Five9 may send a mail to each of 1 new users. Deleting a user destroys its recordings and voicemails. ' +
        'undo.csv deactivates the user who was created, and deletes nobody. ' +
        '2 Failed 1 Not attempted 1 Held 1 Errors 2 Done 0 Warnings ' +
        'What it is about Domain Example_Co Roster five9-users.csv, 12 rows, 6 of them unchanged ' +
        'Attempt 1, 3 min 20 s, until 2026-03-04 05:09 UTC API calls 1,234 ' +
        `Plan ${'3f9a'.repeat(16)} Copy ` +
        'Call limits Limit Allowed Left now Modify 140 a minute 20 Modify 1,000 an hour 130',
    )
    expect(html).toContain('<title>Five9 import: Example_Co</title>')
    expect(htmlOf({ ...report, limits: [] })).not.toContain('Call limits')
  })

  test('shows of each what was asked for, why it was not done, and what helps', () => {
    const page = open()
    expect(page.keys()).toEqual(everyone)
    expect(opened(page, 'ana')).toEqual([
      'Update, partly done: It is taken.',
      'It is taken. Choose another. ExtensionTakenColumnBeforeAfterEMailNot done12extensionDone12',
    ])
    expect(opened(page, 'farid')).toEqual([
      'Delete: No answer. It is not known whether the change took effect.',
      'No answer. It is not known whether the change took effect. HTTP 502The user was to be removed from the platform.',
    ])
    expect(opened(page, 'eva')).toEqual([
      'Update · extension, EMail',
      'Time was over. not-attemptedColumnBeforeAfterextension12EMail12',
    ])
    expect(opened(page, 'dmitri')).toEqual([
      'Update, held: changed on the platform · EMail',
      'Changed on the platform. It moved.ColumnBeforeAfterEMail12',
    ])
    expect(opened(page, 'ben')).toEqual(['Create', 'The platform chose extension 1007.No column changes.'])
    expect(opened(page, 'chloe')).toEqual(['Delete', 'The user was removed from the platform.'])
  })

  test.each([
    ['ExtensionTaken', ['ana']],
    ['choose another', ['ana']],
    ['502', ['farid']],
    ['it moved', ['dmitri']],
    ['1007', ['ben']],
    ['delete', ['farid', 'chloe']],
    ['update', ['ana', 'eva', 'dmitri']],
  ])('is searched for errors, cures and kinds of changes: %j', (find, names) => {
    const page = open()
    page.type('find', find)
    expect(page.keys()).toEqual(names.map(name => `${name}@example.com`))
  })

  test('is filtered by outcome, also by its address', () => {
    const page = open()
    page.chip('failed').click()
    page.chip('not-attempted').click()
    expect(page.keys()).toEqual(everyone.slice(0, 3))
    page.wait()
    expect(page.addresses).toEqual(['#show=failed%2Cnot-attempted'])
    const opened = (hash: string) => new MadeUpPage(htmlOf(report, findings), { hash }).keys()
    expect(opened('#show=done,delete')).toEqual(everyone.slice(5))
    expect(opened('#show=delete')).toEqual(everyone)
    expect(page.get('sort').textContent).toContain('Outcome')
  })

  test('of a dry run, and where a guard is broken, lists what would be done', () => {
    const { plan } = report
    const guards = [{ input: 'max-creates', planned: 3, allowed: 1, limit: '1' }] as const
    for (const given of [
      { ...report, dryRun: true },
      { ...report, plan: { ...plan, guards } },
    ]) {
      const page = open(given)
      expect(page.chip('delete').textContent).toBe('2 Deletions')
      expect(page.keys()[0]).toBe(chloe.key)
    }
    expect(htmlOf({ ...report, plan: { ...plan, guards } })).toContain('The plan would create 3 users, ')
  })

  test('makes the same rows with scripts and without', () => {
    const { report: made, findings: found } = madeUpImport(150)
    const live = open(made, found)
    const still = new MadeUpPage(htmlOf(made, found), { scripts: false })
    live.get('unfold').click()
    const shape = (page: MadeUpPage) =>
      page
        .rows()
        .map(row =>
          [...row.all()].map(({ tag, attributes, textContent }) => [tag, [...attributes], textContent]),
        )
    expect(shape(live)).toEqual(shape(still))
  })

  test('comes in pieces that do not grow with the import', () => {
    const { report: made, findings: found } = madeUpImport(20_000)
    const pieces = [...importHtml(five9, made, found)]
    expect(Math.max(...pieces.map(piece => piece.length))).toBeLessThan(400_000)
    expect(dataOf(pieces.join('')).entries).toHaveLength(20_500)
  })

  test('holds no value of a secret, and no text that is more than text', () => {
    const text = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 20 }))
    fc.assert(
      fc.property(text, text, text, text, (key, code, message, column) => {
        const secret = { column, before: 'Tr0ub4dor', after: 'Tr0ub4dor', secret: true } as const
        const change: Change = {
          kind: 'update',
          key,
          line: 2,
          fields: [secret, { column: 'x', before: key, after: code }],
        }
        const reason = { code, message, cure: message }
        const all = [
          outcomeOf(change, { state: 'failed', done: ['x'], reason }),
          outcomeOf(change, { facts: { [column]: message } }),
        ]
        const html = htmlOf(
          importOf(planOf([change, change]).plan, all, { stop: { kind: 'fatal', message } }),
        )
        expect(html).not.toContain('Tr0ub4dor')
        const { entries } = dataOf(html)
        expect(entries[0]).toMatchObject({ key, outcome: { code, cure: message } })
        expect(html.match(/<script/g)).toHaveLength(2)
        expect(html.match(/<img|<b>|<svg/)).toBeNull()
      }),
      { numRuns: 200 },
    )
  })
})
