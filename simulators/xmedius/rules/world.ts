import type { Account } from '../account/account.ts'
import type { User } from '../account/user.ts'
import { BadRequest, Refusal } from './refusal.ts'

/** What operations act upon and answer from. */
export interface World {
  readonly account: Account
  /** What becomes of a field that an update does not send. */
  readonly leftOut: 'emptied' | 'kept'
  /** Whether a number may be associated with its holder again, and taken from somebody who does not have it. */
  readonly repeats: 'refused' | 'accepted'
}

/** The fields of a request by name. */
export type Fields = Readonly<Record<string, unknown>>

/** What follows the operation's name in its address and body. */
export interface Request {
  /** Of the user or fax number in the address. */
  readonly id: number | undefined
  readonly body: unknown
}

/** The data of the answer; undefined for an operation that answers none. It changes the account only when it throws nothing. */
export type Behaviour = (request: Request, world: World) => unknown

/** The user of this id; throws a Refusal. */
export function demandUser({ users }: Account, id: number | undefined): User {
  const user = users.get(id ?? -1)
  if (!user) throw new Refusal({ base: ['User not found'] }, 404)
  return user
}

/** The only member of a body, which must be an object with this one alone; throws a BadRequest. */
export function onlyMember(body: unknown, name: string): unknown {
  if (!isObject(body) || Object.keys(body).join() !== name)
    throw new BadRequest(`the body must hold ${name} and nothing else`)
  return body[name]
}

/** The fields of the user in a body; throws a BadRequest. */
export function userFields(body: unknown): Fields {
  const user = onlyMember(body, 'user')
  if (!isObject(user)) throw new BadRequest('user must be an object')
  return user
}

/** An id as it is sent: a number, or its digits. */
export function idOf(value: unknown): number | undefined {
  if (Number.isSafeInteger(value)) return value as number
  return typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? Number(value) : undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
