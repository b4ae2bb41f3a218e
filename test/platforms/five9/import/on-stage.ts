import {
  type Five9,
  type Five9Options,
  makeDomain,
  type OperationName,
  startFive9,
  type User,
} from '../../../../simulators/five9/index.ts'
import type { Step, WritablePlatform } from '../../../../src/platforms/platform.ts'
import type { Change } from '../../../../src/roster/planning/plan.ts'
import { Failure } from '../../../../src/work/failure.ts'
import { open, type PlatformOptions } from './stage.ts'

export type Fields = Readonly<Record<string, readonly [string | null, string | null]>>

export const context = { signal: new AbortController().signal, attempt: 1 }

export function change(kind: Change['kind'], key: string, fields: Fields = {}): Change {
  const changes = Object.entries(fields).map(([column, [before, after]]) => ({ column, before, after }))
  return { kind, key, line: 2, fields: changes }
}

export const update = (key: string, fields: Fields) => change('update', key, fields)

export const names: Fields = {
  firstName: [null, 'New'],
  lastName: [null, 'Agent'],
  EMail: [null, 'new@example.com'],
}

export const create = (key: string, fields: Fields = {}) =>
  change('create', key, { ...names, roles: [null, 'agent'], ...fields })

interface Stage {
  readonly five9: Five9
  readonly platform: WritablePlatform
  readonly kim: User
  /** Steps of changes, with passwords from env:NEW. */
  steps(...changes: Change[]): readonly Step[]
  user(key: string): User | undefined
  /** Operations called so far that write. */
  writes(): string[]
}

/** A domain in which kim@example.com is an agent with Sales:3, Billing:2 and Berlin, and lee@example.com one with neither. */
export async function onStage(
  play: (stage: Stage) => Promise<void>,
  { policy = {}, ...options }: Five9Options & PlatformOptions & { readonly policy?: object } = {},
): Promise<void> {
  const domain = makeDomain({ users: 6, unknownPermission: 'CanTeleport' })
  const { passwordPolicies } = domain.configuration
  domain.configuration = { ...domain.configuration, passwordPolicies: { ...passwordPolicies, ...policy } }
  const model = [...domain.users.values()].find(({ roles }) => roles.agent && !roles.reporting)
  if (!model?.roles.agent) throw new Error('the domain has no agent')
  const person = (userName: string, at: number): User => {
    const { userProfileName: _, ...general } = model.general
    return {
      ...model,
      general: {
        ...{ ...general, userName, id: 400 + at, extension: String(2000 + at), phoneNumber: '+1555' },
        mediaTypeConfig: {
          mediaTypes: [
            { enabled: true, intlligentRouting: false, maxAlowed: 1, type: 'VOICE' },
            { enabled: false, intlligentRouting: true, maxAlowed: 4, type: 'EMAIL' },
          ],
        },
      },
      roles: { agent: model.roles.agent as NonNullable<User['roles']['agent']> },
      cannedReports: [],
      skills:
        at === 0
          ? [
              { name: 'Sales', level: 3 },
              { name: 'Billing', level: 2 },
            ]
          : [],
      agentGroups: at === 0 ? ['Berlin'] : [],
    }
  }
  const kim = person('kim@example.com', 0)
  domain.put(kim)
  domain.put(person('lee@example.com', 1))
  await using five9 = await startFive9({ ...options, domain })
  const platform = await open(five9, ['userName', 'password'], {
    ...{ passwordMode: 'cells', environment: { NEW: 'Passw0rd-Made-Up' } },
    ...options,
  })
  await play({
    ...{ five9, platform, kim },
    steps: (...changes) => platform.steps(changes, () => (options.passwordMode ? undefined : 'env:NEW')),
    user: key => domain.users.get(key),
    writes: () => five9.calls.filter(({ counter }) => counter === 'Modify').map(({ operation }) => operation),
  })
}

export const lastRequest = ({ calls }: Five9, operation: OperationName) =>
  calls.findLast(call => call.operation === operation)?.request

export async function failure(promise: Promise<unknown>): Promise<Failure> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof Failure) return error
  throw new Error('it did not fail', { cause: error })
}

export const only = (steps: readonly Step[]): Step => {
  const [step] = steps
  if (!step || steps.length !== 1) throw new Error(`${steps.length} steps`)
  return step
}
