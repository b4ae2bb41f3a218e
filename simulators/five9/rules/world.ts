import { fault } from '../contract/faults.ts'
import type { OperationName, Request, Returned } from '../contract/operations.ts'
import type { Value } from '../contract/types.ts'
import type { CallCounters } from '../counters.ts'
import type { Domain } from '../domain/domain.ts'
import type { User } from '../domain/user.ts'
import type { PatternSemantics } from '../pattern.ts'

/** What an operation acts upon and answers from. */
export interface World {
  readonly domain: Domain
  /** The user name of the credentials. */
  readonly account: string
  readonly counters: CallCounters
  readonly pattern: PatternSemantics
  /** What becomes of a general field that `modifyUser` does not send; the vendor does not say. */
  readonly leftOut: 'kept' | 'reset'
  readonly padEmail: boolean
}

/** A list that is made while it is read. */
export type Rows<T> = Iterable<T> & { readonly length: number }

/** What operation `N` does. It changes the domain only when it throws nothing. */
export type Behaviour<N extends OperationName> = (
  request: Request<N>,
  world: World,
) => Returned<N> extends readonly (infer T)[] | undefined ? Rows<T> : Returned<N>

/** Throws MissedArgumentFault for an argument that is absent or blank; returns it otherwise. */
export function demand<T>(argument: T | undefined, name: string): T {
  if (argument === undefined || (typeof argument === 'string' && argument.trim() === '')) {
    throw fault('MissedArgumentFault', `The argument ${name} is missing`)
  }
  return argument
}

/** The user of that name; throws MissedArgumentFault or UserNotFoundFault. */
export function demandUser(domain: Domain, userName: string | undefined): User {
  const name = demand(userName, 'userName')
  const user = domain.users.get(name)
  if (!user) throw fault('UserNotFoundFault', `User ${name} is not found`, { userName: name })
  return user
}

/** The group or profile of that name; throws MissedArgumentFault or ObjectNotFoundFault. */
export function named<T>(
  things: ReadonlyMap<string, T>,
  name: string | undefined,
  objectType: 'AgentGroup' | 'UserProfile',
): T {
  const objectName = demand(name, objectType === 'AgentGroup' ? 'groupName' : 'userProfileName')
  const thing = things.get(objectName)
  if (thing !== undefined) return thing
  throw fault('ObjectNotFoundFault', `${objectType} ${objectName} is not found`, { objectName, objectType })
}

/** The fault for a user whose roles do not carry what is asked for. */
export function lacking(userName: string, roles: readonly Value<'userRoleType'>[]) {
  const which = roles.length > 0 ? roles.join(', ') : 'at least one role'
  return fault('UserHasNoRequiredRoleFault', `The user ${userName} must have ${which}`, { roles, userName })
}
