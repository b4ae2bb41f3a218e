import { integer, load, number, type Reading, type Schema, text } from '../fields.ts'
import { Float } from '../python.ts'
import { paramNotFound } from '../refusal.ts'
import type { Incall, State, Tenant } from '../state.ts'
import type { Columns } from './listing.ts'
import { extensionOn, extensionsOf, type Look, linksTo } from './shown.ts'

const destinationSchema: Schema = {
  ring_time: { type: number(0), nullable: true },
  user_id: { type: integer(0, 2 ** 31), required: true },
}

/** Where calls go: to a user, or nowhere. Other kinds of destinations are not emulated. */
export type Destination =
  | { readonly type: 'user'; readonly user_id: number; readonly ring_time?: number | null }
  | { readonly type: 'none' }

export const incallSchema: Schema = { destination: { type: destination, required: true } }

export interface IncallFields {
  readonly destination: Destination
}

function destination(value: unknown): Reading {
  const { values, problems } = load({ type: { type: text(), required: true } }, value)
  if (Object.keys(problems).length > 0) return { problem: problems }
  if (values.type === 'none') return { value: values }
  if (values.type !== 'user') return { problem: { type: ['Must be one of: none, user.'] } }
  const user = load(destinationSchema, value)
  if (Object.keys(user.problems).length > 0) return { problem: user.problems }
  return { value: { ...values, ...user.values } }
}

/** A list of incalls can be searched by number, which their extensions have. */
export function incallColumnsOf(state: State): Columns<Incall> {
  return {
    columns: {
      id: ({ id }) => id,
      user_id: one => one.destination?.user_id,
      exten: ({ extension_ids }) => extensionsOf(state, extension_ids)[0]?.exten,
    },
    searched: ['exten'],
  }
}

export function createIncall(state: State, tenant: Tenant, { destination: to }: IncallFields): Incall {
  return state.incalls.put({
    id: state.ids.incall.next(),
    tenant_uuid: tenant.uuid,
    destination: kept(state, to),
    extension_ids: [],
  })
}

export function changeIncall(state: State, { id }: Incall, { destination: to }: Partial<IncallFields>): void {
  if (to) state.incalls.change(id, { destination: kept(state, to) })
}

function kept(state: State, to: Destination): Incall['destination'] {
  if (to.type === 'none') return null
  const { user_id, ring_time } = to
  if (!state.user(user_id)) throw paramNotFound('actionarg1', 'User', { actionarg1: user_id })
  return { user_id, ring_time: ring_time ?? null }
}

export function showIncall(look: Look, incall: Incall) {
  const { id, tenant_uuid, extension_ids } = incall
  return {
    id,
    tenant_uuid,
    preprocess_subroutine: null,
    greeting_sound: null,
    caller_id_mode: null,
    caller_id_name: null,
    description: null,
    destination: showDestination(look.state, incall),
    links: linksTo(look.base, 'incalls', `/incalls/${id}`),
    extensions: extensionsOf(look.state, extension_ids).map(one => extensionOn(look, one)),
    schedules: [],
  }
}

function showDestination(state: State, { destination: to }: Incall) {
  const user = to && state.user(to.user_id)
  if (!user) return { type: 'none' }
  return {
    ring_time: to.ring_time === null ? null : new Float(to.ring_time),
    moh_uuid: null,
    type: 'user',
    user_id: user.id,
    user_firstname: user.firstname,
    user_lastname: user.lastname,
  }
}
