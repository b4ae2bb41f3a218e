import { plain } from '../../../roster/columns/plain.ts'
import { Failure } from '../../../work/failure.ts'
import type { UnitContext } from '../../../work/unit.ts'
import type { Five9Client } from '../client.ts'
import { afterWriting } from '../effect.ts'
import type { Five9Record } from '../messages.ts'
import type { Member, Sketch, Task } from '../roster/steps.ts'
import { exactly, patternOf } from '../slice.ts'
import type { Tools } from './tools.ts'
import type { Writing } from './writing.ts'

type GroupChange = Sketch<Extract<Task, { does: 'group' }>>

/** Adds users to a group and takes others out of it, in one call for all. */
export function changeGroup({ group: name, members }: GroupChange, { client }: Tools): Writing {
  const open = (group: Five9Record<'agentGroup'>) => {
    const inside = new Set(group.agents)
    return members.filter(({ key, joins }) => inside.has(key) !== joins)
  }
  return {
    async run({ signal }: UnitContext) {
      const group = await groupNamed(client, name, signal)
      const wanted = open(group)
      if (wanted.length === 0) return {}
      const keys = (joins: boolean) => wanted.filter(member => member.joins === joins).map(({ key }) => key)
      // What is sent of a group replaces it, so no more is sent than what tells which one it is.
      const named = { ...(group.id !== undefined && { id: group.id }), name: group.name ?? name }
      await client.call(
        'modifyAgentGroup',
        { group: named, addAgents: keys(true), removeAgents: keys(false) },
        signal,
      )
      const left = open(await afterWriting(groupNamed(client, name, signal)))
      if (left.length > 0) throw notMoved(name, left)
      return {}
    },
    async settle({ signal }) {
      const group = await groupNamed(client, name, signal)
      return open(group).length === 0 ? { done: true, result: {} } : { done: false }
    },
  }
}

/**
 * The group of exactly this name. Asked for as an expression, then as a shell would write it, then among all: servers
 * differ in what they make of patterns, and of letters with accents.
 */
async function groupNamed(
  client: Five9Client,
  name: string,
  signal: AbortSignal,
): Promise<Five9Record<'agentGroup'>> {
  const slice = exactly(name)
  const requests = [
    { groupNamePattern: patternOf(slice) },
    ...slice.wildcards.map(groupNamePattern => ({ groupNamePattern })),
    {},
  ]
  for (const request of requests) {
    const found = await client.call('getAgentGroups', request, signal)
    const group = found.find(one => plain(one.name ?? '') === name)
    if (group) return group
  }
  throw new Failure('rejected', `Five9 knows no agent group ${name} any more.`, {
    code: 'GroupNotFound',
    cure: 'The group was deleted or renamed since the plan was made: plan again.',
  })
}

function notMoved(name: string, left: readonly Member[]): Failure {
  const [first] = left
  const others = left.length > 1 ? ` and ${left.length - 1} more` : ''
  return new Failure(
    'rejected',
    `Five9 accepted the change of the agent group ${name}, but does not show it for ${first?.key}${others}.`,
    {
      code: 'NotBroughtAbout',
      cure: 'Look at the group in the VCC Administrator, then plan again.',
      effectUnknown: true,
    },
  )
}
