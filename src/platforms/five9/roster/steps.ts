import type { Change, FieldChange } from '../../../roster/planning/plan.ts'
import type { Cost } from '../../../work/unit.ts'
import type { Key, Served } from '../../platform.ts'
import { type ExtensionMoves, extensionMoves } from './extension-moves.ts'
import { fieldOf, itemsOf, numberedItems } from './fields.ts'

/** What a step does, without the means to do it. */
export type Task =
  | { readonly does: 'create'; readonly key: Key; readonly fields: readonly FieldChange[] }
  | {
      readonly does: 'modify'
      readonly key: Key
      readonly fields: readonly FieldChange[]
      /** Whether the user waits on a spare extension. */
      readonly parked: boolean
    }
  | {
      readonly does: 'park'
      readonly key: Key
      readonly extension: string
      /** Extensions that somebody is to have. */
      readonly wanted: ReadonlySet<string>
    }
  | {
      readonly does: 'skill'
      readonly key: Key
      readonly skill: string
      /** Levels; undefined for not having the skill. */
      readonly before: string | undefined
      readonly after: string | undefined
    }
  | { readonly does: 'reports'; readonly key: Key; readonly field: FieldChange }
  | { readonly does: 'group'; readonly group: string; readonly members: readonly Member[] }
  | { readonly does: 'delete'; readonly key: Key }

/** A user who is to be in a group, or out of it. */
export interface Member {
  readonly key: Key
  readonly joins: boolean
}

/** A step of an import as data: a plan sums up its cost, an import takes it. */
export type Sketch<T extends Task = Task> = T & Frame

interface Frame {
  readonly id: string
  readonly label: string
  readonly cost: Cost
  /** Milliseconds that must lie between it and the next step with a pause. */
  readonly pause: number
  readonly needs: readonly string[]
  readonly serves: readonly Served[]
}

/** Five9 asks for as much between calls that change the skills of users. */
export const betweenSkillCalls = 3_000

/** Users whom one call adds to a group or takes out of it. */
const mostMembers = 500

/**
 * The steps that bring about changes, none of them held, in the order in which they are best taken. Users who come are
 * last: they find the licences and extensions that others have given up, and where there are too few, only they are left.
 *
 * - General fields, media, roles and permissions of a user are read afresh and written in one call.
 * - Each skill that comes, goes or changes its level is a call of its own.
 * - A group is changed once for all users who join or leave it.
 * - A new user is one call, with roles, skills, groups and profile in it.
 *
 * Whether a user who is deleted has an extension that another one takes is not known here, so those who take one that
 * nobody else gives up come after the deletions. New users for whom Five9 chooses come when all others have theirs: it
 * might choose one that was just freed for somebody.
 */
export function steps(changes: Iterable<Change>): readonly Sketch[] {
  const all = [...changes]
  const of = (kind: Change['kind']) => all.filter(change => change.kind === kind)
  const [created, deleted, changed] = [of('create'), of('delete'), [...of('deactivate'), ...of('update')]]
  const moves = extensionMoves(all)
  const isLate = ({ key }: Change) => moves.unaccounted.has(key)
  return [
    ...changed.filter(({ key }) => moves.parked.has(key)).map(change => park(change, moves)),
    ...changed.filter(change => !isLate(change)).flatMap(change => modify(change, moves)),
    ...deleted.map(deletion),
    ...changed.filter(isLate).flatMap(change => modify(change, moves)),
    ...changed.flatMap(skills),
    ...changed.flatMap(reports),
    ...groups(changed),
    ...created.filter(change => !isGivenExtension(change)).map(change => create(change, moves)),
    ...created.filter(isGivenExtension).map(change => create(change, moves)),
  ]
}

function deletion({ key }: Change): Sketch {
  return sketch({ does: 'delete', key }, ['delete', key], `delete ${key}`, { serves: [{ key, columns: [] }] })
}

/** Whether Five9 chooses the extension of a new user. */
function isGivenExtension({ fields }: Change): boolean {
  return (fieldOf(fields, 'extension')?.after ?? null) === null
}

function park({ key, fields }: Change, { wanted }: ExtensionMoves): Sketch {
  const extension = fieldOf(fields, 'extension')?.before ?? ''
  return sketch({ does: 'park', key, extension, wanted }, ['park', key], `lend ${key} a spare extension`, {
    cost: { Query: 1, Modify: 1 },
    serves: [{ key, columns: ['extension'] }],
  })
}

function create({ key, fields }: Change, moves: ExtensionMoves): Sketch {
  return sketch({ does: 'create', key, fields }, ['create', key], `create ${key}`, {
    needs: extensionNeeds(key, moves),
    serves: [{ key, columns: columnsOf(fields) }],
  })
}

function modify(change: Change, moves: ExtensionMoves): Sketch[] {
  const { key } = change
  const fields = ownFields(change)
  if (fields.length === 0) return []
  const task: Task = { does: 'modify', key, fields, parked: moves.parked.has(key) }
  return [
    sketch(task, ['modify', key], `change ${key}`, {
      cost: { Query: 1, Modify: 1 },
      needs: extensionNeeds(key, moves),
      serves: [{ key, columns: columnsOf(fields) }],
    }),
  ]
}

function skills(change: Change): Sketch[] {
  const { key } = change
  const field = fieldOf(change.fields, 'skills')
  const before = numberedItems('skills', field?.before)
  const after = numberedItems('skills', field?.after)
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter(skill => before.get(skill) !== after.get(skill))
    .map(skill =>
      sketch(
        { does: 'skill', key, skill, before: before.get(skill), after: after.get(skill) },
        ['skill', key, skill],
        `${before.has(skill) ? (after.has(skill) ? 'set' : 'remove') : 'add'} the skill ${skill} of ${key}`,
        {
          cost: { Query: 2, Modify: 1 },
          pause: betweenSkillCalls,
          needs: afterModify(change),
          serves: [{ key, columns: ['skills'] }],
        },
      ),
    )
}

function reports(change: Change): Sketch[] {
  const { key } = change
  const field = fieldOf(change.fields, 'cannedReports')
  if (!field) return []
  return [
    sketch({ does: 'reports', key, field }, ['reports', key], `set the canned reports of ${key}`, {
      cost: { Query: 1, Modify: 1 },
      needs: afterModify(change),
      serves: [{ key, columns: ['cannedReports'] }],
    }),
  ]
}

/**
 * No group waits for what else is done to its members: one of them whose other change fails must not stop the rest.
 */
function groups(changes: readonly Change[]): Sketch[] {
  const membersOf = new Map<string, Member[]>()
  for (const { key, fields } of changes) {
    const field = fieldOf(fields, 'agentGroups')
    const before = new Set(itemsOf('agentGroups', field?.before))
    const after = new Set(itemsOf('agentGroups', field?.after))
    for (const group of before.symmetricDifference(after)) {
      const member = { key, joins: after.has(group) }
      const members = membersOf.get(group)
      if (members) members.push(member)
      else membersOf.set(group, [member])
    }
  }
  return [...membersOf].flatMap(([group, members]) =>
    Array.from({ length: Math.ceil(members.length / mostMembers) }, (_, at) =>
      groupStep(
        ['group', group, String(at + 1)],
        group,
        members.slice(at * mostMembers, (at + 1) * mostMembers),
      ),
    ),
  )
}

/** The halves of a step for several members; none where it has but one. */
export function halves(step: Sketch<Extract<Task, { does: 'group' }>>): readonly (typeof step)[] {
  const { id, group, members } = step
  if (members.length < 2) return []
  const middle = Math.ceil(members.length / 2)
  return [members.slice(0, middle), members.slice(middle)].map((half, at) =>
    groupStep([...(JSON.parse(id) as string[]), String(at + 1)], group, half),
  )
}

function groupStep(id: readonly string[], group: string, members: readonly Member[]) {
  const [first] = members
  const whose = members.length === 1 && first ? first.key : `${members.length} users`
  return sketch({ does: 'group', group, members }, id, `set the membership of ${whose} in ${group}`, {
    cost: { Query: 2, Modify: 1 },
    serves: members.map(({ key }) => ({ key, columns: ['agentGroups'] })),
  })
}

function sketch<T extends Task>(
  task: T,
  id: readonly string[],
  label: string,
  { cost = { Modify: 1 }, pause = 0, needs = [], serves }: Partial<Frame> & Pick<Frame, 'serves'>,
): Sketch<T> {
  return { ...task, id: idOf(...id), label, cost, pause, needs, serves }
}

/** Names may hold any character, so they are told apart by their quotes. */
function idOf(...words: readonly string[]): string {
  return JSON.stringify(words)
}

/** Whoever has the extension gives it up first. */
function extensionNeeds(key: Key, { from, parked }: ExtensionMoves): string[] {
  const holder = from.get(key)
  return holder === undefined ? [] : [idOf(parked.has(holder) ? 'park' : 'modify', holder)]
}

/** Skills and reports may hang on roles and the profile. */
function afterModify(change: Change): string[] {
  return ownFields(change).length > 0 ? [idOf('modify', change.key)] : []
}

/** Columns that `modifyUser` does not write. */
const apart: ReadonlySet<string> = new Set(['skills', 'agentGroups', 'cannedReports'])

function ownFields({ fields }: Change): FieldChange[] {
  return fields.filter(({ column }) => !apart.has(column))
}

function columnsOf(fields: readonly FieldChange[]): string[] {
  return fields.map(({ column }) => column)
}
