import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnOf } from '../../../src/roster/columns/column.ts'
import type { Outcome } from '../../../src/roster/outcome/outcome.ts'
import { undoOf } from '../../../src/roster/outcome/undo.ts'
import { meaning } from '../../../src/roster/planning/field-change.ts'
import type { Change } from '../../../src/roster/planning/plan.ts'
import { type Cells, planOf, snapshotOf } from '../planning/made-up-tenant.ts'
import { applied, columnNames, outcomeOf, platform, rules, type Users } from './made-up-platform.ts'

/** What becomes of a change. `lost`: its answer was lost, and it took effect or not. */
const fates = ['done', 'done', 'part', 'failed', 'not-attempted', 'lost, done', 'lost, not done'] as const

const optional = (...cells: string[]) => fc.constantFrom('', ...cells)

function person(at: number): fc.Arbitrary<Cells> {
  return fc
    .record({
      EMail: optional(`a${at}@example.com`, `b${at}@example.com`),
      extension: optional(`${100 + at}`, `${200 + at}`, 'x'.repeat(at + 1)),
      phone: optional('+1 555', ' +1 666 '),
      locale: optional('de', 'en'),
      active: fc.constantFrom('true', 'false'),
      badges: optional('red', 'blue', 'blue;red'),
      door_red: fc.constantFrom('true', 'false'),
      door_blue: fc.constantFrom('true', 'false'),
      keys: optional('attic', 'attic;cellar'),
    })
    .map(({ door_red, door_blue, keys, ...cells }) => ({
      ...cells,
      ...(cells.badges.includes('red') && { door_red, keys }),
      ...(cells.badges.includes('blue') && { door_blue }),
    }))
}

/** A row as somebody may have edited it; extensions may wander from one user to another. */
function row(at: number, columns: readonly string[]): fc.Arbitrary<Cells> {
  const cells: Record<string, fc.Arbitrary<string>> = {
    EMail: fc.constantFrom(`a${at}@example.com`, `c${at}@example.com`),
    extension: optional('100', '101', '102', '103', '300'),
    phone: optional('+1 555', '+1 777'),
    locale: optional('de', 'fr'),
    active: optional('true', 'false'),
    pin: optional('env:PIN'),
    shoeSize: optional('42'),
    badges: optional('red', 'blue', 'no red', 'no red;blue', 'no blue;red'),
    door_red: optional('true', 'false'),
    door_blue: optional('true', 'false'),
    keys: optional('attic', 'cellar'),
  }
  return fc
    .record(Object.fromEntries(columns.map(name => [name, cells[name] ?? fc.constant('')])))
    .map(given => ({ ...given, userName: `user${at}` }))
}

const settable = columnNames.filter(name => name !== 'userName')

const given = fc.subarray(settable, { minLength: 2 }).chain(columns =>
  fc.record({
    columns: fc.constant(columns),
    people: fc.tuple(...[0, 1, 2, 3].map(at => fc.option(person(at), { nil: undefined, freq: 3 }))),
    rows: fc.tuple(...[0, 1, 2, 3].map(at => fc.option(row(at, columns), { nil: undefined, freq: 4 }))),
    onMissing: fc.constantFrom('ignore', 'deactivate', 'delete'),
    fate: fc.infiniteStream(fc.constantFrom(...fates)),
    part: fc.infiniteStream(fc.nat()),
  }),
)

/** What becomes of the changes of a plan, and of the users. */
function bringAbout(
  users: Users,
  changes: readonly Change[],
  fate: () => (typeof fates)[number],
  part: () => number,
): { readonly after: Users; readonly outcomes: readonly Outcome[] } {
  let after = users
  const outcomes = changes.map(change => {
    const columns = change.fields.map(({ column }) => column)
    const chosen = change.held ? 'not-attempted' : fate()
    const unknown = { code: 'timeout', message: 'No answer.', effectUnknown: true } as const
    const how: Record<
      (typeof fates)[number],
      Partial<Outcome> & { readonly effect: readonly string[] | null }
    > = {
      done: { effect: columns },
      part: { state: 'failed', effect: columns.slice(0, part() % (columns.length + 1)) },
      failed: { state: 'failed', effect: null },
      'not-attempted': { state: 'not-attempted', effect: null },
      'lost, done': { state: 'failed', reason: unknown, effect: columns },
      'lost, not done': { state: 'failed', reason: unknown, effect: null },
    }
    const { effect, ...told } = how[chosen]
    const happened = effect !== null && (chosen !== 'part' || effect.length > 0)
    if (happened) after = applied(after, change, effect)
    const done = happened && !told.reason ? effect : []
    return outcomeOf(change, { done, remaining: columns.filter(name => !done.includes(name)), ...told })
  })
  return { after, outcomes }
}

function sharesExtensions(users: Users): boolean {
  const used = Object.values(users).flatMap(({ extension = '' }) => (extension === '' ? [] : [extension]))
  return new Set(used).size < used.length
}

test('what was changed, wholly or in part, is as before once the undo is imported, but for what it names', async () => {
  const seen = { restored: 0, lost: 0, retired: 0, partly: 0 }
  await fc.assert(
    fc.asyncProperty(given, async ({ columns, people, rows, onMissing, fate, part }) => {
      const users: Record<string, Cells> = {}
      for (const [at, cells] of people.entries()) if (cells) users[`user${at}`] = cells
      const common = { columns: platform, rules }
      const { plan } = await planOf({
        ...common,
        users,
        rows: rows.filter(cells => cells !== undefined),
        names: ['userName', ...columns],
        options: { onMissing },
      })
      const { after, outcomes } = bringAbout(
        users,
        plan.changes,
        () => fate.next().value ?? 'done',
        () => part.next().value ?? 0,
      )
      // No platform would have let it come to that.
      if (sharesExtensions(users) || sharesExtensions(after)) return
      // Somebody of whom it is not known that there is such a user may have what another one is to get back.
      if (outcomes.some(({ change, reason }) => change.kind === 'create' && reason && after[change.key]))
        return

      const snapshot = snapshotOf(users)
      const undo = undoOf({
        columns: platform,
        outcomes,
        known: new Set(columnNames),
        before: (key, names) => snapshot.cells(key, names),
      })
      const undoRows = undo.rows.map(cells =>
        Object.fromEntries(undo.header.map((name, at) => [name, cells[at] ?? ''])),
      )
      const again = await planOf({ ...common, users: after, rows: undoRows, names: undo.header })
      expect(again.findings).toEqual([])
      let restored = after
      for (const change of again.plan.changes)
        restored = applied(
          restored,
          change,
          change.fields.map(({ column }) => column),
        )

      const lost = (key: string, name?: string) =>
        undo.losses.some(loss => loss.key === key && loss.column === name)
      for (const key of new Set([...Object.keys(users), ...Object.keys(after)])) {
        if (lost(key)) seen.lost += 1
        else if (!users[key]) {
          expect(restored[key]?.active, key).toBe('false')
          seen.retired += 1
        } else {
          for (const name of settable) {
            const column = columnOf(platform, name)
            if (!column) throw new Error(name)
            const cell = (state: Users) => meaning(column, state[key]?.[name] ?? '')
            if (lost(key, name)) seen.lost += 1
            else expect(cell(restored), `${key} ${name}`).toBe(cell(users))
          }
          if (JSON.stringify(users[key]) !== JSON.stringify(after[key])) seen.restored += 1
        }
      }
      seen.partly += outcomes.filter(({ done, remaining }) => done.length > 0 && remaining.length > 0).length
    }),
    { numRuns: 1_500 },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100)
})
