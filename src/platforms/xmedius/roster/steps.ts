import type { Change, FieldChange } from '../../../roster/planning/plan.ts'
import type { Cost } from '../../../work/unit.ts'
import type { Key, Served } from '../../platform.ts'
import type { NumberFacts } from './account-facts.ts'
import { type FaxMove, type FaxMoves, faxMoves, isOwn } from './fax-moves.ts'

/** What a step does, without the means to do it. */
export type Task =
  | { readonly does: 'create'; readonly key: Key; readonly fields: readonly FieldChange[] }
  | { readonly does: 'change'; readonly key: Key; readonly fields: readonly FieldChange[] }
  /** Gives a user one more fax number, without making it the main one. */
  | { readonly does: 'give'; readonly key: Key; readonly move: FaxMove }
  /** Makes a fax number that the user may use the main one. */
  | {
      readonly does: 'use'
      readonly key: Key
      readonly before: string | null
      readonly after: string | null
      /** Of a user who has the default number for a time: the one that is to be there in the end. */
      readonly end: string | undefined
    }
  /** Takes from a user the number that is the main one no more. */
  | { readonly does: 'take'; readonly key: Key; readonly number: string }
  | { readonly does: 'delete'; readonly key: Key }

/** A step of an import as data: a plan sums up its cost, an import takes it. */
export type Sketch<T extends Task = Task> = T & Frame

interface Frame {
  readonly id: string
  readonly label: string
  readonly cost: Cost
  readonly needs: readonly string[]
  readonly serves: readonly Served[]
}

/** What of an account the steps depend on. */
export interface StepGround {
  /** By number. */
  readonly faxNumbers: ReadonlyMap<string, NumberFacts>
  /** Whether the token may read users, and so see what came of a call. */
  readonly mayList: boolean
}

/**
 * The steps that bring about changes, none of them held, in the order in which they are best taken.
 *
 * - The profile, group and language of a user are read afresh and written in one call.
 * - Users are deleted before others take their fax numbers, and before new ones take their addresses.
 * - A user is given the new fax number first, which shows that nobody has it; then it is made the main one; and only then
 *   the old one is taken away. However that ends, the user has a number, and none is anybody's without being seen.
 * - Where everyone of a ring takes what the next one has, one of them has the default number for that time.
 * - New users come last, each in one call.
 */
export function steps(changes: Iterable<Change>, ground: StepGround): readonly Sketch[] {
  const all = [...changes]
  const moves = faxMoves(all, ground.faxNumbers)
  return [
    ...all.flatMap(change),
    ...all.filter(({ kind }) => kind === 'delete').map(deletion),
    ...moves.moves.filter(({ key }) => moves.parked.has(key)).flatMap(move => park(move, ground)),
    ...moves.moves.flatMap(move => moveSteps(move, moves, ground)),
    ...all.filter(({ kind }) => kind === 'create').map(made => create(made, moves, ground)),
  ]
}

function change({ kind, key, fields }: Change): Sketch[] {
  const own = fields.filter(({ column }) => column !== 'fax_number')
  if (kind !== 'update' || own.length === 0) return []
  return [
    sketch({ does: 'change', key, fields: own }, ['change', key], `change ${key}`, {
      calls: 3,
      columns: columnsOf(own),
    }),
  ]
}

function deletion({ key }: Change): Sketch {
  return sketch({ does: 'delete', key }, ['delete', key], `delete ${key}`, { calls: 2, columns: [] })
}

function create({ key, fields }: Change, { holders }: FaxMoves, { mayList }: StepGround): Sketch {
  const number = fields.find(({ column }) => column === 'fax_number')?.after
  return sketch({ does: 'create', key, fields }, ['create', key], `create ${key}`, {
    calls: mayList ? 2 : 1,
    needs: freed(number, holders),
    columns: columnsOf(fields),
  })
}

/** Has a user give up a number before there is the other one. */
function park({ key, before, after }: FaxMove, { faxNumbers }: StepGround): Sketch[] {
  const parking = use(['park', key], { key, before, after: defaultNumber(faxNumbers), end: after }, [])
  return before === null ? [parking] : [parking, take(key, before, [parking.id])]
}

function moveSteps({ key, before, after }: FaxMove, moves: FaxMoves, { faxNumbers }: StepGround): Sketch[] {
  const isParked = moves.parked.has(key)
  const move = { key, before: isParked ? defaultNumber(faxNumbers) : before, after }
  const awaited = [...freed(after, moves.holders), ...(isParked ? [idOf('take', key)] : [])]
  const gift = isOwn(faxNumbers, after) ? [give(move, awaited)] : []
  const using = use(
    ['use', key],
    { ...move, end: isParked ? after : undefined },
    gift.map(({ id }) => id),
  )
  const gone = before !== null && !isParked && isOwn(faxNumbers, before)
  return [...gift, using, ...(gone ? [take(key, before, [using.id])] : [])]
}

function defaultNumber(numbers: StepGround['faxNumbers']): string | null {
  return [...numbers].find(([, facts]) => facts.default)?.[0] ?? null
}

function give(move: FaxMove, needs: readonly string[]): Sketch {
  const { key, after } = move
  return sketch({ does: 'give', key, move }, ['give', key], `give ${key} the fax number ${after}`, {
    calls: 2,
    needs,
    columns: ['fax_number'],
  })
}

function use(
  id: readonly string[],
  task: Omit<Extract<Task, { does: 'use' }>, 'does'>,
  needs: readonly string[],
): Sketch {
  const { key, after } = task
  const label = `make ${after ?? 'no number'} the main fax number of ${key}`
  return sketch({ does: 'use', ...task }, id, label, { calls: 3, needs, columns: ['fax_number'] })
}

function take(key: Key, number: string, needs: readonly string[]): Sketch {
  return sketch({ does: 'take', key, number }, ['take', key], `take the fax number ${number} from ${key}`, {
    calls: 2,
    needs,
    columns: ['fax_number'],
  })
}

/** Whoever has the number gives it up first. */
function freed(number: string | null | undefined, holders: ReadonlyMap<string, Key>): string[] {
  const holder = holders.get(number ?? '')
  return holder === undefined ? [] : [idOf('take', holder)]
}

interface Rest {
  readonly calls: number
  readonly needs?: readonly string[]
  readonly columns: readonly string[]
}

function sketch<T extends Task>(
  task: T,
  id: readonly string[],
  label: string,
  { calls, needs = [], columns }: Rest,
): Sketch<T> {
  const serves = [{ key: task.key, columns }]
  const frame: Frame = { id: idOf(...id), label, cost: { requests: calls }, needs, serves }
  return { ...task, ...frame }
}

/** Words are told apart by their quotes. */
function idOf(...words: readonly string[]): string {
  return JSON.stringify(words)
}

function columnsOf(fields: readonly FieldChange[]): string[] {
  return fields.map(({ column }) => column)
}
