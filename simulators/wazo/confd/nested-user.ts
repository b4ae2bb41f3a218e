import { createAccount, type NewAccount, showNewAccount } from '../auth/accounts.ts'
import { boolean, email, listOf, nested, type Schema, text } from '../fields.ts'
import { Refusal, refuse } from '../refusal.ts'
import type { Account, Extension, State, Tenant, User } from '../state.ts'
import type { World } from '../world.ts'
import { attachExtensionToIncall, attachLine, attachVoicemail } from './associations.ts'
import { type ExtensionFields, extensionSchema, findOrCreateExtension } from './extensions.ts'
import { changeIncall, createIncall } from './incalls.ts'
import { createNestedLine, type NestedLineFields, nestedLineSchema } from './nested-line.ts'
import type { Look } from './shown.ts'
import { showUser } from './user-view.ts'
import { createUser, type NewUser, userSchema } from './users.ts'
import {
  createVoicemail,
  showVoicemail,
  type VoicemailFields,
  voicemailRule,
  voicemailSchema,
} from './voicemails.ts'

const authSchema: Schema = {
  username: { type: text({ min: 1, max: 256 }), nullable: true },
  password: { type: text({ min: 1 }), nullable: true },
  firstname: { type: text(), nullable: true },
  lastname: { type: text(), nullable: true },
  enabled: { type: boolean },
  email_address: { type: email, nullable: true },
}

/** A user may come with everything that it is to have. */
export const nestedUserSchema: Schema = {
  ...userSchema,
  auth: { type: nested(authSchema), nullable: true },
  lines: { type: listOf(nestedLineSchema) },
  voicemail: { type: nested(voicemailSchema, voicemailRule), nullable: true },
  incalls: { type: listOf({ extensions: { type: listOf(extensionSchema) } }) },
}

export interface NestedUserFields extends NewUser {
  readonly auth?: AuthFields | null
  readonly lines?: readonly NestedLineFields[]
  readonly voicemail?: VoicemailFields | null
  readonly incalls?: readonly { readonly extensions?: readonly ExtensionFields[] }[]
}

type AuthFields = Omit<NewAccount, 'uuid' | 'purpose'>

/** Answers with the parts as they were when they were made. The account comes last: no rollback undoes it. */
export function createNestedUser(world: World, look: Look, tenant: Tenant, fields: NestedUserFields) {
  const { auth, lines = [], voicemail, incalls = [], ...own } = fields
  const { state, clock } = world
  const { uuid } = createUser(state, tenant, own, clock.now())
  const shown: Record<string, unknown> = showUser(look, state.users.need(uuid))
  if (voicemail) {
    const made = createVoicemail(state, tenant, voicemail)
    shown.voicemail = showVoicemail(look, made)
    attachVoicemail(state, state.users.need(uuid), made)
  }
  shown.lines = lines.map(one => {
    const made = createNestedLine(look, tenant, one)
    attachLine(state, state.users.need(uuid), made.line)
    return made.shown
  })
  const user = state.users.need(uuid)
  shown.incalls = incalls.map(one => createNestedIncall(state, tenant, user, one.extensions ?? []))
  if (auth) shown.auth = showNewAccount(createAccountOf(world, tenant, user, auth))
  return { user, shown }
}

function createNestedIncall(
  state: State,
  tenant: Tenant,
  user: User,
  wanted: readonly ExtensionFields[],
): { readonly extensions: readonly object[]; readonly id: number | undefined } {
  let id: number | undefined
  const extensions = wanted.map(one => {
    const extension = findOrCreateExtension(state, tenant, one)
    widenRange(state, extension)
    id = pointTo(state, tenant, user, extension)
    return { ...one, id: extension.id }
  })
  return { extensions, id }
}

/** A number out of range is taken into the ranges of its context. */
function widenRange(state: State, { exten, context: name }: Extension): void {
  const context = state.context(name)
  if (context?.type !== 'incall') throw refuse("Context associated to the extension is not of type 'incall'")
  if (context.ranges.some(({ start, end }) => start <= exten && exten <= end)) return
  state.contexts.change(context.id, { ranges: [...context.ranges, { start: exten, end: exten }] })
}

/** An incall that goes nowhere is taken over, with its number; that of somebody else is not. */
function pointTo(state: State, tenant: Tenant, { id: user_id }: User, extension: Extension): number {
  const destination = { type: 'user', user_id } as const
  const [present] = state.incalls.by('extension', extension.id)
  if (present?.destination && present.destination.user_id !== user_id) {
    throw refuse('Existing incall does not have the new user as a destination')
  }
  if (present) {
    changeIncall(state, present, { destination })
    return present.id
  }
  const incall = createIncall(state, tenant, { destination })
  attachExtensionToIncall(state, incall, extension)
  return incall.id
}

/** confd makes the account in wazo-auth, with the user's uuid, and its names and address unless told. */
function createAccountOf(world: World, tenant: Tenant, user: User, auth: AuthFields): Account {
  const { uuid, firstname, lastname, email: address, username, password } = user
  try {
    return createAccount(world, tenant, {
      uuid,
      username: auth.username || username,
      password: auth.password || password,
      firstname: auth.firstname || firstname,
      lastname: auth.lastname || lastname,
      email_address: auth.email_address || address,
      enabled: auth.enabled ?? true,
    })
  } catch (error) {
    if (!(error instanceof Refusal) || error.answer.status !== 409) throw error
    throw refuse('409 Client Error: Conflict detected for url: http://127.0.0.1:9497/0.1/users')
  }
}
