import type { CellType } from '../../../src/roster/columns/cell-type.ts'
import type { Column, ColumnSet } from '../../../src/roster/columns/column.ts'
import { boolean } from '../../../src/roster/columns/types/boolean.ts'
import { email } from '../../../src/roster/columns/types/email.ts'
import { secretName } from '../../../src/roster/columns/types/secret-name.ts'
import { set } from '../../../src/roster/columns/types/set.ts'
import { text } from '../../../src/roster/columns/types/text.ts'
import type { Outcome } from '../../../src/roster/outcome/outcome.ts'
import type { Change } from '../../../src/roster/planning/plan.ts'
import type { RowRules } from '../../../src/roster/planning/rules.ts'
import { formatSet, parseSet } from '../../../src/roster/set-cell.ts'
import type { Cells } from '../planning/made-up-tenant.ts'

export type Users = Readonly<Record<string, Cells>>

const colours = ['blue', 'red']

/** Badges come by being listed, and go only by `no` before their names. */
const badges: CellType = {
  name: 'badges',
  check: cell => {
    const strange = parseSet(cell).find(item => !colours.includes(item.replace('no ', '')))
    return strange === undefined ? undefined : `has ${strange}`
  },
  canonical: cell => formatSet(parseSet(cell)),
  items: cell => parseSet(cell),
  restoring: (before, after) =>
    formatSet([
      ...parseSet(before),
      ...(after === undefined ? colours : parseSet(after))
        .filter(colour => !parseSet(before).includes(colour))
        .map(colour => `no ${colour}`),
    ]),
  rule: 'badges, with no before those that go',
  example: 'red',
  schema: { type: 'string' },
}

function column(name: string, type: CellType, more: Partial<Column> = {}): Column {
  return {
    name,
    type,
    description: 'Made up.',
    group: 'General',
    empty: 'unset',
    requiredOnCreate: false,
    access: 'read-write',
    ...more,
  }
}

const door = (name: string) => column(name, boolean(), { empty: 'untouched' })

/** A platform with what makes it hard to bring back how it was. */
export const platform: ColumnSet = {
  key: 'userName',
  keyIgnoresCase: false,
  rename: { possible: false, reason: 'Names stay.' },
  activation: { column: 'active', on: 'true', off: 'false' },
  columns: [
    column('userName', text(), { requiredOnCreate: true, empty: 'refused' }),
    column('EMail', email(), { requiredOnCreate: true, empty: 'refused' }),
    column('extension', text({ pattern: { matches: /^\d+$/, rule: 'digits' } }), { unique: true }),
    column('phone', text()),
    column('locale', text(), { empty: 'untouched' }),
    column('active', boolean(), { empty: 'untouched' }),
    column('pin', secretName(), { secret: true }),
    column('shoeSize', text(), { access: 'create-only' }),
    column('badges', badges, {
      empty: 'untouched',
      takesAlong: (from, to) =>
        parseSet(from)
          .filter(colour => !parseSet(to).includes(colour))
          .flatMap(colour => [`door_${colour}`, ...(colour === 'red' ? ['keys'] : [])]),
    }),
    column('keys', set({ item: 'key', example: 'attic' })),
  ],
  families: [
    {
      pattern: 'door_<Colour>',
      column: name => (name.startsWith('door_') ? door(name) : undefined),
      documented: () => true,
    },
  ],
}

/** The same without a way to take users out of service. */
export const { activation: _, ...withoutActivation } = platform

export const columnNames = [...platform.columns.map(({ name }) => name), 'door_blue', 'door_red']

/** Badges of a row are those that the user will have; doors and keys need their badge. */
export const rules: RowRules = {
  names: new Map(),
  interpret(row, live) {
    const cells = new Map<string, string | null>()
    const had = parseSet(live?.get('badges') ?? '')
    const asked = parseSet(row.get('badges') ?? '')
    const after = new Set([...had, ...asked.filter(item => !item.startsWith('no '))])
    for (const colour of colours) if (asked.includes(`no ${colour}`)) after.delete(colour)
    cells.set('badges', formatSet(after) === formatSet(had) ? null : formatSet(after))
    for (const colour of colours) if (!after.has(colour)) cells.set(`door_${colour}`, null)
    if (!after.has('red')) cells.set('keys', null)
    return { cells, problems: [] }
  },
}

/** The users after some fields of a change were brought about. */
export function applied(users: Users, { kind, key, fields }: Change, columns: readonly string[]): Users {
  if (kind === 'delete') return Object.fromEntries(Object.entries(users).filter(([name]) => name !== key))
  const chosen = fields.filter(({ column: name }) => columns.includes(name))
  const cells: Record<string, string> = { ...users[key] }
  const had = parseSet(cells.badges ?? '')
  const given = chosen.find(({ column: name }) => name === 'badges')?.after
  const has = given === undefined ? had : parseSet(given ?? '')
  for (const colour of has) if (!had.includes(colour)) cells[`door_${colour}`] = 'false'
  for (const { column: name, after } of chosen) cells[name] = after ?? ''
  for (const colour of colours) if (!has.includes(colour)) delete cells[`door_${colour}`]
  if (!has.includes('red')) delete cells.keys
  return { ...users, [key]: cells }
}

/** An outcome of a change, all of it done unless told otherwise. */
export function outcomeOf(change: Change, more: Partial<Outcome> = {}): Outcome {
  return {
    change,
    state: 'done',
    attempt: 1,
    seconds: 0.2,
    done: change.fields.map(({ column: name }) => name),
    remaining: [],
    facts: {},
    ...more,
  }
}
