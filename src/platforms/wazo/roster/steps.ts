import type { Change, FieldChange } from '../../../roster/planning/plan.ts'
import type { Cost } from '../../../work/unit.ts'
import type { Key, Served } from '../../platform.ts'
import { fieldOf } from './fields.ts'
import { type Loan, type MovableColumn, type Moves, movesOf } from './moves.ts'
import { concernsAccount, type PartName, partNames, partOf } from './parts.ts'
import { grouped, workOf } from './row-work.ts'

/** Somebody whom Wazo does not know yet. */
export interface NewUser {
  /** What the user is called until there is a uuid. */
  readonly key: Key
  /** All that the roster says of the user. */
  readonly fields: readonly FieldChange[]
}

/** What a step does, without the means to do it. */
export type Task =
  | { readonly does: 'create'; readonly users: readonly NewUser[] }
  | {
      readonly does: 'change'
      readonly part: PartName
      readonly key: Key
      readonly fields: readonly FieldChange[]
      /** Columns of which the user has something lent for now. */
      readonly lent: readonly MovableColumn[]
      /** Others in whose rows the same is asked of this part. */
      readonly alike: ReadonlySet<Key>
    }
  /** What an import of CSV leaves out of a new user. */
  | {
      readonly does: 'complete'
      readonly part: PartName
      readonly user: NewUser
      readonly fields: readonly FieldChange[]
    }
  | {
      readonly does: 'lend'
      readonly key: Key
      readonly column: MovableColumn
      readonly value: string
      /** Values that somebody is to have. */
      readonly wanted: ReadonlySet<string>
    }
  /** What is deleted along with the user is only known once it was looked for. */
  | { readonly does: 'delete'; readonly key: Key; readonly name: string }

/** A step of an import as data: a plan sums up its cost, an import takes it. */
export type Sketch<T extends Task = Task> = T & Frame

interface Frame {
  readonly id: string
  readonly label: string
  readonly cost: Cost
  readonly needs: readonly string[]
  readonly serves: readonly Served[]
}

/** Milliseconds that the server may be expected to work on one request. */
export const oneRequest = 30_000

/** New users in a request that is sent for the first time. */
export const mostUsers = 200

/**
 * First requests in one step. What is left of those that are refused goes out together in one more, so this decides how
 * many more there are: one in five.
 */
const requestsInStep = 5

/**
 * The steps that bring about these changes, none of them held, in the order in which they are best taken: what users give
 * up is there for those who come.
 */
export function steps(changes: Iterable<Change>): readonly Sketch[] {
  const all = [...changes]
  const of = (kind: Change['kind']) => all.filter(change => change.kind === kind)
  const changed = [...of('deactivate'), ...of('update')]
  const created = of('create')
  const moves = movesOf(changed)
  const alike = alikeAmong(changed)
  const byKey = new Map(changed.map(change => [change.key, change]))
  return [
    ...of('delete').map(deletion),
    ...moves.allLoans.flatMap(loan => lending(loan, byKey.get(loan.key), moves)),
    ...changed.flatMap(change => modifications(change, moves, alike)),
    ...creations(created),
    ...created.flatMap(completions),
  ]
}

function deletion(change: Change): Sketch {
  const { key } = change
  const name = called(change)
  return sketch({ does: 'delete', key, name }, ['delete', key], `look what belongs to ${name}`, {
    cost: requests(18),
    serves: [{ key, columns: [] }],
  })
}

function lending(loan: Loan, change: Change | undefined, { wanted }: Moves): Sketch[] {
  const { key, column } = loan
  const value = change && fieldOf(change.fields, column)?.before
  if (!value) return []
  const task: Task = { does: 'lend', key, column, value, wanted: wanted(column) }
  return [
    sketch(task, lentId(loan), `lend ${called(change)} another ${column}`, {
      cost: requests(5),
      serves: [{ key, columns: [column] }],
    }),
  ]
}

function modifications(change: Change, moves: Moves, alike: Alike): Sketch[] {
  const { key, fields } = change
  return partNames.flatMap(part => {
    const own = fields.filter(({ column }) => partOf(column) === part)
    if (own.length === 0) return []
    const loans = moves.loans(part, key)
    const lent = loans.filter(loan => loan.key === key).map(({ column }) => column)
    const task: Task = { does: 'change', part, key, fields: own, lent, alike: alike(part, own) }
    return [
      sketch(task, [part, key], `change the ${part} of ${called(change)}`, {
        cost: changing(part, own),
        needs: [
          ...moves.givers(part, key).map(giver => idOf(part, giver)),
          ...loans.map(loan => idOf(...lentId(loan))),
        ],
        serves: [{ key, columns: columnsOf(own) }],
      }),
    ]
  })
}

type Alike = (part: PartName, fields: readonly FieldChange[]) => ReadonlySet<Key>

/** Who is asked the same of a part as somebody else; of the mailbox alone, which users can share. */
function alikeAmong(changes: readonly Change[]): Alike {
  const groups = Map.groupBy(changes, ({ fields }) => alikeness(fields))
  return (part, fields) =>
    new Set(part === 'voicemail' ? groups.get(alikeness(fields))?.map(({ key }) => key) : [])
}

function alikeness(fields: readonly FieldChange[]): string {
  const own = fields.filter(({ column }) => partOf(column) === 'voicemail')
  return JSON.stringify(own.map(({ column, after }) => [column, after]).toSorted())
}

function creations(created: readonly Change[]): Sketch<Extract<Task, { does: 'create' }>>[] {
  const users = created.map(({ key, fields }) => ({ key, fields }))
  return grouped(users, ({ fields }) => workOf(fields), {
    most: oneRequest * requestsInStep,
    count: mostUsers * requestsInStep,
  }).map((group, at) => creation(['import', String(at + 1)], group))
}

function creation(
  id: readonly string[],
  users: readonly NewUser[],
): Sketch<Extract<Task, { does: 'create' }>> {
  const [first] = users
  const whom = users.length === 1 && first ? first.key : `${users.length} users`
  const sendings = grouped(users, ({ fields }) => workOf(fields), { most: oneRequest, count: mostUsers })
  return sketch({ does: 'create', users }, id, `create ${whom}`, {
    cost: requests(sendings.length),
    serves: users.map(({ key, fields }) => ({
      key,
      columns: columnsOf(fields.filter(field => !leftOut(fields).includes(field))),
    })),
  })
}

/** Steps that together do the same: one for each of these users, and one for all others; without any named, two halves. */
export function partsOf(
  { id, users }: Sketch<Extract<Task, { does: 'create' }>>,
  named: readonly Key[] | undefined,
): Sketch<Extract<Task, { does: 'create' }>>[] {
  const words = JSON.parse(id) as string[]
  if (!named) {
    const middle = Math.ceil(users.length / 2)
    const halves = [users.slice(0, middle), users.slice(middle)].filter(half => half.length > 0)
    return halves.map((half, at) => creation([...words, String(at + 1)], half))
  }
  const apart = new Set(named)
  const others = users.filter(({ key }) => !apart.has(key))
  return [
    ...(others.length > 0 ? [creation([...words, 'others'], others)] : []),
    ...users.filter(({ key }) => apart.has(key)).map(user => creation(['create', user.key], [user])),
  ]
}

/** Steps for what the import of CSV leaves out. They come behind the creations, whichever steps those are split into. */
function completions({ key, fields }: Change): Sketch[] {
  const left = leftOut(fields)
  return partNames.flatMap(part => {
    const own = left.filter(({ column }) => partOf(column) === part)
    if (own.length === 0) return []
    const task: Task = { does: 'complete', part, user: { key, fields }, fields: own }
    return [
      sketch(task, ['complete', part, key], `complete the ${part} of ${key}`, {
        cost: changing(part, own),
        serves: [{ key, columns: columnsOf(own) }],
      }),
    ]
  })
}

/** Whether an import of CSV takes a field of a new user. */
export function isSent({ column, after }: FieldChange): boolean {
  // In CSV a name of a call permission cannot have a semicolon, which rosters write behind a backslash.
  return column === 'call_permissions' ? !after?.includes('\\') : column !== 'provisioning_code'
}

/** The fields of a new user that an import of CSV does not bring about, or not wholly. */
function leftOut(fields: readonly FieldChange[]): readonly FieldChange[] {
  // The login of a new user works though the user is not enabled.
  return fields.filter(field => !isSent(field) || (field.column === 'enabled' && field.after === '0'))
}

/** A uuid alone tells people little. */
function called({ key, label }: Change): string {
  return label === undefined ? key : `${label} (${key})`
}

function sketch<T extends Task>(
  task: T,
  id: readonly string[],
  label: string,
  { cost, needs = [], serves }: Partial<Frame> & Pick<Frame, 'cost' | 'serves'>,
): Sketch<T> {
  return { ...task, id: idOf(...id), label, cost, needs, serves }
}

/** Requests that an ordinary change of a part takes, with what is looked at before and behind. */
const ofPart: Readonly<Record<PartName, number>> = {
  ...{ user: 3, line: 9, voicemail: 5, incalls: 7, permissions: 4 },
}

function changing(part: PartName, fields: readonly FieldChange[]): Cost {
  return requests(part === 'user' && concernsAccount(fields) ? 6 : ofPart[part])
}

function requests(count: number): Cost {
  return { requests: count }
}

/** Keys may hold any character, so they are told apart by their quotes. */
function idOf(...words: readonly string[]): string {
  return JSON.stringify(words)
}

function lentId({ column, key }: Loan): string[] {
  return ['lend', column, key]
}

function columnsOf(fields: readonly FieldChange[]): string[] {
  return fields.map(({ column }) => column)
}
