import { knownContext } from '../confd/contexts.ts'
import { createSccp, createSip, sipSchema } from '../confd/endpoints.ts'
import { createExtension, extensionSchema } from '../confd/extensions.ts'
import { createIncall } from '../confd/incalls.ts'
import { createLine } from '../confd/lines.ts'
import { createUser, type NewUser } from '../confd/users.ts'
import { createVoicemail, type VoicemailFields, voicemailRule } from '../confd/voicemails.ts'
import { repr } from '../python.ts'
import { inputError, notFound, refuse, unexpected } from '../refusal.ts'
import type { CallPermission, Endpoint, Extension, Incall, Line, Tenant, User, Voicemail } from '../state.ts'
import type { World } from '../world.ts'
import { importedAccount, importedUser, importedVoicemail, loadCells } from './schemas.ts'
import type { Wish } from './wish.ts'

/** What came of a row: records that were made for it, or found. */
export interface Parts {
  readonly user: User
  readonly voicemail: Voicemail | undefined
  readonly permissions: readonly CallPermission[]
  readonly line: Line | undefined
  readonly extension: Extension | undefined
  readonly incallExtension: Extension | undefined
  readonly incall: Incall | undefined
  readonly endpoint: Endpoint | undefined
}

/** What a row is imported into. */
export interface Place extends World {
  readonly tenant: Tenant
}

const protocols = ['sccp', 'sip', 'webrtc']

/**
 * Makes what a row asks for, in the order of the server, and puts nothing together yet. What was made before a
 * refusal is left behind: the transaction as a whole is given up then.
 */
export function makeParts(place: Place, wish: Wish): Parts {
  const { state, tenant } = place
  const { context } = wish.line
  checkStorable(context)
  if (context && !state.context(context, tenant.uuid)) throw notFound('Context', { name: context })
  const user = makeUser(place, wish)
  loadCells(importedAccount, wish.account)
  const voicemail = findOrMakeVoicemail(place, wish)
  const permissions = wish.permissions.map(name => permissionNamed(place, name))
  const line = makeLine(place, wish)
  const extension = findOrMakeExtension(place, wish)
  const incallExtension = findOrMakeIncallExtension(place, wish)
  const incall = findOrMakeIncall(place, wish, incallExtension)
  const endpoint = findOrMakeEndpoint(place, wish)
  return { user, voicemail, permissions, line, extension, incallExtension, incall, endpoint }
}

function makeUser({ state, tenant, clock }: Place, wish: Wish): User {
  const fields = Object.entries(loadCells(importedUser, wish.user))
  checkStorable(...fields.map(([, value]) => value))
  const given = fields.filter(([, value]) => value !== null)
  return createUser(state, tenant, Object.fromEntries(given) as unknown as NewUser, clock.now())
}

/** A mailbox that has this number is shared, whatever else the row says of it. */
function findOrMakeVoicemail({ state, tenant }: Place, { voicemail: cells }: Wish): Voicemail | undefined {
  const { number, context } = cells
  if (!number && !context) return undefined
  checkStorable(number, context)
  const found = number && context && state.voicemail(String(number), String(context))
  if (found) return found
  const fields = loadCells(importedVoicemail, cells)
  const broken = voicemailRule(fields)
  if (broken !== undefined) throw refuse(repr({ _schema: [broken] }))
  checkStorable(...Object.values(fields))
  return createVoicemail(state, tenant, fields as unknown as VoicemailFields)
}

function permissionNamed({ state, tenant }: Place, name: string): CallPermission {
  checkStorable(name)
  const found = state.callPermissions.by('tenant', tenant.uuid).find(one => one.name === name)
  if (!found) throw notFound('CallPermission', { name })
  return found
}

function makeLine({ state, tenant }: Place, { line: { protocol, context } }: Wish): Line | undefined {
  if (!context || !protocol || !protocols.includes(protocol)) return undefined
  return createLine(state, tenant, { context })
}

/** Only here is a missing or unknown protocol refused: without exten and context the row has no need of one. */
function findOrMakeExtension(place: Place, { exten, line: { protocol, context } }: Wish) {
  if (!exten || !context) return undefined
  if (!protocol) throw inputError('missing parameters: line_protocol')
  if (!protocols.includes(protocol)) {
    throw inputError(`'line_protocol' must be one of (${protocols.join(', ')})`)
  }
  return extensionAt(place, exten, context)
}

function findOrMakeIncallExtension(place: Place, { incall: { exten, context } }: Wish) {
  return exten && context ? extensionAt(place, exten, context) : undefined
}

function extensionAt({ state, tenant }: Place, exten: string, context: string): Extension {
  checkStorable(exten, context)
  const found = state.extension(exten, context)
  if (found) return found
  loadCells(extensionSchema, { exten, context })
  knownContext(state, tenant.uuid, context)
  return createExtension(state, tenant, { exten, context })
}

/** With one of its two columns alone, an incall is made that nothing leads to. */
function findOrMakeIncall({ state, tenant }: Place, wish: Wish, extension: Extension | undefined) {
  const { exten, context } = wish.incall
  if (!exten && !context) return undefined
  const [found] = extension ? state.incalls.by('extension', extension.id) : []
  return found ?? createIncall(state, tenant, { destination: { type: 'none' } })
}

function findOrMakeEndpoint(place: Place, { line: { protocol }, sip }: Wish): Endpoint | undefined {
  const { state, tenant } = place
  if (protocol === 'sccp') return { kind: 'sccp', id: createSccp(state, tenant).id }
  if (protocol !== 'sip' && protocol !== 'webrtc') return undefined
  checkStorable(sip.username, sip.secret)
  const [found] = sip.username ? state.sip.by('name', sip.username) : []
  return { kind: 'sip', uuid: (found ?? makeSip(place, sip, protocol)).uuid }
}

function makeSip({ state, tenant }: Place, { username, secret }: Wish['sip'], protocol: 'sip' | 'webrtc') {
  const name = username ?? state.make.letters()
  loadCells(sipSchema, { name })
  const { global, webrtc } = tenant.templates
  return createSip(state, tenant, {
    name,
    auth_section_options: [
      ['username', name],
      ['password', secret ?? state.make.letters()],
    ],
    templates: (protocol === 'webrtc' ? [global, webrtc] : [global]).map(uuid => ({ uuid })),
  })
}

/** The database takes no NUL. */
function checkStorable(...values: readonly unknown[]): void {
  if (values.some(value => typeof value === 'string' && value.includes('\0'))) {
    throw unexpected('A string literal cannot contain NUL (0x00) characters.')
  }
}
