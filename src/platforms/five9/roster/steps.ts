import { columnOf } from '../../../roster/columns/column.ts'
import type { Change, FieldChange } from '../../../roster/planning/plan.ts'
import type { Cost } from '../../../work/unit.ts'
import type { Operation } from '../contract.ts'
import { five9Columns } from '../roster-columns.ts'

/** One call that an import will make, or a reading and the writing that rests on it. */
export interface StepSketch {
  readonly operation: Operation
  /** Keys of the users whom it changes or reads. */
  readonly users: readonly string[]
  readonly cost: Cost
  /** Milliseconds that must lie between it and the next step with a pause. */
  readonly pause: number
}

/** Five9 asks for as much between calls that change the skills of users. */
const betweenSkillCalls = 3_000

/**
 * The calls that bring about changes, none of them held.
 *
 * - A new user is one call, with roles, skills, groups and profile in it.
 * - General fields, media, roles and permissions of a user are read afresh and written in one call.
 * - Each skill that comes, goes or changes its level is a call of its own.
 * - A group is changed once for all users who join or leave it.
 * - In the end each user who is left is read, to make sure of the outcome.
 */
export function* steps(changes: Iterable<Change>): Generator<StepSketch, void, undefined> {
  const groups = new Map<string, string[]>()
  const left: string[] = []
  for (const change of changes) {
    const { kind, key } = change
    if (kind !== 'delete') left.push(key)
    if (kind === 'delete') yield step('deleteUser', [key])
    else if (kind === 'create') yield step('createUser', [key])
    else {
      yield* stepsOfUser(change)
      for (const group of changedGroups(fieldOf(change, 'agentGroups'))) {
        const users = groups.get(group)
        if (users) users.push(key)
        else groups.set(group, [key])
      }
    }
  }
  for (const users of groups.values()) yield step('modifyAgentGroup', users)
  for (const user of left) yield step('getUserInfo', [user], { cost: { Query: 1 } })
}

/** What is done to a user that exists, apart from groups. */
function* stepsOfUser(change: Change): Generator<StepSketch, void, undefined> {
  const users = [change.key]
  if (change.fields.some(({ column }) => !apart.has(column)))
    yield step('modifyUser', users, { cost: { Query: 1, Modify: 1 } })
  for (const operation of skillCalls(fieldOf(change, 'skills')))
    yield step(operation, users, { pause: betweenSkillCalls })
  if (fieldOf(change, 'cannedReports')) yield step('modifyUserCannedReports', users)
}

/** Columns that `modifyUser` does not write. */
const apart: ReadonlySet<string> = new Set(['skills', 'agentGroups', 'cannedReports'])

function step(
  operation: Operation,
  users: readonly string[],
  more: Partial<Pick<StepSketch, 'cost' | 'pause'>> = {},
): StepSketch {
  return { operation, users, cost: { Modify: 1 }, pause: 0, ...more }
}

function fieldOf({ fields }: Change, name: string): FieldChange | undefined {
  return fields.find(({ column }) => column === name)
}

function skillCalls(change: FieldChange | undefined): Operation[] {
  const before = levels(change?.before)
  const after = levels(change?.after)
  return [...new Set([...before.keys(), ...after.keys()])].flatMap(skill => {
    if (before.get(skill) === after.get(skill)) return []
    if (!before.has(skill)) return 'userSkillAdd'
    return after.has(skill) ? 'userSkillModify' : 'userSkillRemove'
  })
}

/** The level of each skill of a cell. */
function levels(cell: string | null | undefined): ReadonlyMap<string, string> {
  return new Map(
    items('skills', cell).map(item => {
      const colon = item.lastIndexOf(':')
      return [item.slice(0, colon), item.slice(colon + 1)]
    }),
  )
}

/** The groups that a user joins or leaves. */
function changedGroups(change: FieldChange | undefined): ReadonlySet<string> {
  const before = new Set(items('agentGroups', change?.before))
  return before.symmetricDifference(new Set(items('agentGroups', change?.after)))
}

function items(column: string, cell: string | null | undefined): readonly string[] {
  return columnOf(five9Columns, column)?.type.items?.(cell ?? '') ?? []
}
