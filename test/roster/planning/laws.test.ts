import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnOf } from '../../../src/roster/columns/column.ts'
import type { Change, FieldChange } from '../../../src/roster/planning/plan.ts'
import { planDigest } from '../../../src/roster/planning/plan-digest.ts'
import { writePlan } from '../../../src/roster/planning/write-plan.ts'
import { TemporaryFolder } from '../../temporary-folder.ts'
import { baseOf, type Cells, columns, planOf } from './made-up-tenant.ts'

type Users = Readonly<Record<string, Cells>>

const names = [
  ...columns.columns.map(({ name }) => name).filter(name => name !== columns.key),
  'agent_X',
  'agent_Y',
]

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '',
    ' ',
    'true',
    'FALSE',
    '1',
    'a;b',
    'b ;a',
    'Billing:1;Sales:2',
    '#REF!',
    '=1+1',
    '1.0E+05',
    '00',
    'e\u0301\r\n',
  ),
)

/** The same cell as another hand may have written it. */
function rewritten(name: string, cell: string, hand: number): string {
  const type = columnOf(columns, name)?.type
  const items = cell.trim() === '' ? [] : (type?.items?.(cell) ?? [])
  const forms = [
    cell,
    ` ${cell}\t`,
    cell.normalize('NFD'),
    type?.name === 'boolean' && type.check(cell) === undefined ? cell.toUpperCase() : cell,
    items.length > 1 && type?.check(cell) === undefined && !cell.includes('\\')
      ? items.toReversed().join(' ; ')
      : cell,
  ]
  return forms[hand % forms.length] ?? cell
}

const anyUsers: fc.Arbitrary<Users> = fc.dictionary(
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
    .filter(key => key.trim() !== '' && key !== '__proto__'),
  fc.record(Object.fromEntries(names.map(name => [name, nasty])), {
    requiredKeys: [],
  }) as fc.Arbitrary<Cells>,
  { maxKeys: 6, noNullPrototype: true },
)

test('a roster that says what the platform has changes nothing and is not criticised', async () => {
  const given = anyUsers.chain(users =>
    fc.record({
      users: fc.constant(users),
      keys: fc.shuffledSubarray(Object.keys(users)),
      // What is secret is nothing that a platform tells.
      chosen: fc
        .shuffledSubarray([columns.key, ...names.filter(name => !columnOf(columns, name)?.secret)])
        .map(some => [...new Set([...some, columns.key])]),
      hands: fc.infiniteStream(fc.nat(4)),
    }),
  )
  await fc.assert(
    fc.asyncProperty(given, async ({ users, keys, chosen, hands }) => {
      const rows = keys.map(key =>
        Object.fromEntries(
          chosen.map(name => [
            name,
            name === columns.key ? key : rewritten(name, users[key]?.[name] ?? '', hands.next().value ?? 0),
          ]),
        ),
      )
      const { plan, findings } = await planOf({ users, rows, names: chosen })
      expect(findings).toEqual([])
      expect(plan.changes).toEqual([])
      const missing = Object.keys(users).length - keys.length
      expect(plan.counts).toMatchObject({ unchanged: keys.length, invalid: 0, missing })
    }),
    { numRuns: 400 },
  )
})

/** Cells that no column refuses and that no spreadsheet can have made of each other. */
const tame: Readonly<Record<string, readonly string[]>> = {
  phone: ['', 'desk', 'mobile', 'Zo\u00eb'],
  locale: ['de', 'en', 'fr'],
  active: ['true', 'false'],
  skills: ['', 'Billing:1', 'Sales:2;Support:3'],
  groups: ['', 'North', 'South;West'],
  agent_X: ['true', 'false'],
}

const tameUser = fc.record(
  Object.fromEntries(Object.entries(tame).map(([name, cells]) => [name, fc.constantFrom(...cells)])),
)

test('edits of a roster are planned, each with its fields, and nothing else', async () => {
  const given = fc.array(
    fc.tuple(tameUser, tameUser, fc.constantFrom('same', 'edited', 'added', 'removed')),
    {
      maxLength: 8,
    },
  )
  await fc.assert(
    fc.asyncProperty(given, fc.nat(), async (people, turn) => {
      const users: Record<string, Cells> = {}
      const rows: Cells[] = []
      const expected: Change[] = []
      for (const [at, [before, after, what]] of people.entries()) {
        const userName = `user${at}`
        const EMail = `${userName}@example.com`
        const extension = `${1_000 + at}`
        const fixed = { userName, EMail, extension }
        if (what !== 'added') users[userName] = { ...fixed, ...before }
        if (what !== 'removed') rows.push({ ...fixed, ...(what === 'same' ? before : after) })
        const line = rows.length + 1
        const change = (name: string, from: string, to: string): FieldChange => ({
          ...{ column: name, before: from || null, after: to || null },
          ...(['skills', 'groups'].includes(name) && {
            added: items(to).filter(item => !items(from).includes(item)),
            removed: items(from).filter(item => !items(to).includes(item)),
          }),
        })
        if (what === 'edited') {
          const fields = Object.keys(tame)
            .filter(name => before[name] !== after[name])
            .map(name => change(name, before[name] ?? '', after[name] ?? ''))
          const kind = before.active === 'true' && after.active === 'false' ? 'deactivate' : 'update'
          if (fields.length > 0) expected.push({ kind, key: userName, line, fields })
        }
        if (what === 'added') {
          const cells: Cells = { EMail, extension, ...after }
          const fields = Object.entries(cells).flatMap(([name, cell]) =>
            cell === '' ? [] : [change(name, '', cell)],
          )
          expected.push({ kind: 'create', key: userName, line, fields })
        }
      }
      const missing = people.filter(([, , what]) => what === 'removed').length
      const turned =
        rows.length === 0 ? [] : [...rows.slice(turn % rows.length), ...rows.slice(0, turn % rows.length)]
      const { plan, findings } = await planOf({
        users,
        rows: turned,
        names: ['userName', 'EMail', 'extension', ...Object.keys(tame)],
      })
      const withoutLines = (changes: readonly Change[]) => changes.map(change => ({ ...change, line: null }))
      expect(findings).toEqual([])
      expect(withoutLines(plan.changes)).toEqual(withoutLines(expected))
      expect(plan.counts).toMatchObject({ missing, held: 0, invalid: 0 })
      for (const { key, line } of plan.changes) expect(turned[(line ?? 0) - 2]?.userName).toBe(key)
    }),
    { numRuns: 500 },
  )
})

function items(cell: string): string[] {
  return cell === '' ? [] : cell.split(';')
}

const changes = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom('create', 'update', 'deactivate', 'delete'),
    key: fc.constantFrom('a', 'b', 'B', '\uff5e', '\u{1f600}'),
    line: fc.constantFrom(null, 2, 3),
    fields: fc.uniqueArray(
      fc.record({
        column: fc.constantFrom('a', 'b'),
        before: fc.constantFrom(null, '', 'null', 'x'),
        after: fc.constantFrom(null, 'x', '","'),
      }),
      { selector: ({ column }) => column, maxLength: 2 },
    ),
    held: fc.option(fc.record({ reason: fc.constantFrom('rename', 'drifted'), message: fc.string() }), {
      nil: undefined,
    }),
  }),
  { selector: ({ key }) => key, maxLength: 2 },
)

test('two plans have the same digest exactly when they ask for the same', () => {
  const plan = { platform: 'made-up', tenant: { id: '7' }, roster: { digest: '' } }
  const digest = (some: readonly object[]) => planDigest({ ...plan, changes: some as Change[] })
  const asked = (some: readonly Change[]) => {
    const entries = some.map(({ kind, key, fields, held }) => {
      const sorted = fields.toSorted((a, b) => (a.column < b.column ? -1 : 1))
      return [kind, key, sorted, held?.reason]
    })
    return JSON.stringify(entries.toSorted((a, b) => (JSON.stringify(a[1]) < JSON.stringify(b[1]) ? -1 : 1)))
  }
  fc.assert(
    fc.property(changes, changes, (first, second) => {
      const same = asked(first as Change[]) === asked(second as Change[])
      expect(digest(first) === digest(second)).toBe(same)
      const turned = first
        .toReversed()
        .map(change => ({ ...change, line: 9, fields: change.fields.toReversed() }))
      expect(digest(turned)).toBe(digest(first))
    }),
    { numRuns: 2_000 },
  )
})

test('no literal of a secret column is in a plan, its file or what is found', async () => {
  const literal = fc
    .string({ unit: fc.constantFrom('S', '3', 'c', 'r', '#', '=', ' ', 'é'), minLength: 8, maxLength: 12 })
    .map(text => `<${text}>`)
  await fc.assert(
    fc.asyncProperty(literal, fc.boolean(), fc.boolean(), async (secret, known, wrong) => {
      using folder = new TemporaryFolder()
      const cells = { userName: 'kim', EMail: 'kim@example.com', password: secret, pin: ` ${secret}` }
      const row = { ...cells, phone: wrong ? '#REF!' : '5', userName: 'kim' }
      const users: Users = known ? { kim: { ...cells, pin: `live ${secret}` } } : {}
      const { plan, findings } = await planOf({
        users,
        rows: [
          row,
          { ...cells, userName: 'new', EMail: 'new@example.com', pin: 'env:PIN', password: secret },
        ],
        base: baseOf([{ ...cells, password: `base ${secret}` }]),
        rules: { names: new Map(), interpret: () => ({ cells: new Map([['pin', secret]]), problems: [] }) },
        options: { onDamage: 'warn' },
      })
      const path = folder.file('plan.json')
      await writePlan(path, {
        ...plan,
        effects: [],
        forecast: { calls: [], leastMilliseconds: 0, attempts: 1 },
      })
      const said = JSON.stringify(findings) + JSON.stringify(plan) + readFileSync(path, 'utf8')
      expect(said).not.toContain(JSON.stringify(secret).slice(1, -1))
      expect(findings.length).toBeGreaterThan(0)
    }),
    { numRuns: 100 },
  )
})

/** The users as they are when a plan has been applied. */
function applied(users: Users, changes: readonly Change[]): Users {
  const after: Record<string, Cells> = { ...users }
  for (const { kind, key, fields, held } of changes) {
    if (held) continue
    if (kind === 'delete') delete after[key]
    else
      after[key] = {
        ...after[key],
        ...Object.fromEntries(fields.map(({ column, after: cell }) => [column, cell ?? ''])),
      }
  }
  return after
}

test('after a plan was applied, the same roster changes nothing more; and every row is accounted for', async () => {
  const cell = (name: string) => fc.constantFrom(...(tame[name] ?? [`${name}1`, `${name}2`]))
  const user = fc.record({
    ...Object.fromEntries([...Object.keys(tame), 'fullName', 'badge'].map(name => [name, cell(name)])),
    EMail: fc.constantFrom('a@example.com', 'b@example.com', 'c@example.com'),
    extension: fc.constantFrom('', '', '1001', '1002', '1003', 'wrong'),
  })
  const keys = ['ana', 'kim', 'lee', 'max']
  const given = fc.record({
    users: fc.dictionary(fc.constantFrom(...keys), user, { noNullPrototype: true }),
    rows: fc.array(fc.tuple(fc.constantFrom(...keys, ' Ana', 'KIM', ''), user), { maxLength: 5 }),
    onMissing: fc.constantFrom('ignore', 'deactivate', 'delete'),
    onRename: fc.constantFrom('hold', 'replace'),
  })
  let whole = 0
  await fc.assert(
    fc.asyncProperty(given, async ({ users, rows, onMissing, onRename }) => {
      const roster = {
        rows: rows.map(([userName, cells]) => ({ userName, ...cells })),
        options: { onMissing, onRename },
      }
      const { plan, findings } = await planOf({ users, ...roster })
      const { counts } = plan
      const ofRows = plan.changes.filter(({ line }) => line !== null).length
      expect(counts.unchanged + counts.invalid + ofRows).toBe(rows.length)
      expect(counts.creates + counts.updates + counts.deactivates + counts.deletes + counts.held).toBe(
        plan.changes.length,
      )
      expect(counts.invalid === 0).toBe(!findings.some(({ severity }) => severity === 'error'))
      if (counts.invalid > 0) return
      const again = await planOf({ users: applied(users, plan.changes), ...roster })
      const briefly = (change: Change) => `${change.kind} ${change.key} ${change.held?.reason}`
      expect(again.plan.changes.map(briefly)).toEqual(plan.changes.filter(({ held }) => held).map(briefly))
      if (plan.changes.length > 0) whole += 1
    }),
    { numRuns: 1_000 },
  )
  expect(whole).toBeGreaterThan(100)
})
