import { removeAccount } from '../../auth/accounts.ts'
import { wantsCsv } from '../../export/accept.ts'
import { exportUsers } from '../../export/export-users.ts'
import { integer, listOf, type Schema } from '../../fields.ts'
import { importUsers } from '../../import/import-users.ts'
import { Uuid } from '../../python.ts'
import { inputError, notFound } from '../../refusal.ts'
import type { Route } from '../../routing.ts'
import type { User, UserFields } from '../../state.ts'
import { type Answer, created, nothing, ok, type Request, type World } from '../../world.ts'
import {
  attachLine,
  attachPermission,
  attachVoicemail,
  detachLine,
  detachPermission,
  detachVoicemail,
} from '../associations.ts'
import { loadPart, loadWhole, parseBody } from '../body.ts'
import { listed, rowsOf } from '../listing.ts'
import { createNestedUser, type NestedUserFields, nestedUserSchema } from '../nested-user.ts'
import {
  listUserInDirectory,
  noForwards,
  noServices,
  showUser,
  summariseUser,
  userColumnsOf,
} from '../user-view.ts'
import { changeUser, removeUser, removeUserWithParts, userSchema } from '../users.ts'
import {
  createVoicemail,
  showVoicemail,
  type VoicemailFields,
  voicemailRule,
  voicemailSchema,
} from '../voicemails.ts'
import { accessTo, find, lookOf, madeAt, route } from './resource.ts'
import { callPermissions, lines, voicemails } from './resources.ts'

const one = '/users/<user:user>'

export const userRoutes: readonly Route[] = [
  route('GET', '/users', listUsers),
  route('POST', '/users', postUser),
  {
    method: 'POST',
    path: '/users/import',
    access: accessTo('/users/import', 'create'),
    handle: importUsers,
  },
  {
    method: 'GET',
    path: '/users/export',
    access: accessTo('/users/export', 'read'),
    handle: exportUsers,
    refusedAs: ({ accept }) => (wantsCsv(accept) ? 'text/csv; charset=utf-8' : undefined),
  },
  route('GET', one, readUser),
  route('PUT', one, putUser),
  route('DELETE', one, deleteUser),
  route('GET', `${one}/services`, readOf(noServices)),
  route('GET', `${one}/forwards`, readOf(noForwards)),
  route('PUT', `${one}/lines`, putLines),
  route('PUT', `${one}/lines/<int:line>`, putLine),
  route('DELETE', `${one}/lines/<int:line>`, deleteLine),
  route('GET', `${one}/voicemails`, listVoicemails),
  route('POST', `${one}/voicemails`, postVoicemail),
  route('DELETE', `${one}/voicemails`, deleteVoicemails),
  route('PUT', `${one}/voicemails/<int:voicemail>`, putVoicemail),
  route('PUT', `${one}/callpermissions/<int:permission>`, putPermission),
  route('DELETE', `${one}/callpermissions/<int:permission>`, deletePermission),
]

const views = { summary: summariseUser, directory: listUserInDirectory }

function listUsers(world: World, request: Request): Answer {
  const { state } = world
  const view = request.query.get('view')
  if (view !== null && !Object.hasOwn(views, view)) throw inputError(`view '${view}' does not exist`)
  const show = view === null ? showUser : views[view as keyof typeof views]
  const page = listed(state, userColumnsOf(state), request.query, rowsOf(state.users, request))
  const look = lookOf(world, request)
  return ok({ total: page.total, items: page.rows.map(user => show(look, user)) })
}

function postUser(world: World, request: Request): Answer {
  const fields = loadWhole<NestedUserFields>(nestedUserSchema, parseBody(request))
  const { user, shown } = createNestedUser(world, lookOf(world, request), request.tenant, fields)
  return created(shown, `${request.base}/users/${user.id}`)
}

function readUser(world: World, request: Request): Answer {
  return ok(showUser(lookOf(world, request), userOf(world, request)))
}

function putUser(world: World, request: Request): Answer {
  const user = userOf(world, request)
  changeUser(world.state, user, loadPart<UserFields>(userSchema, parseBody(request)))
  return nothing
}

/** Only the literal `true` takes the parts of the user along, and its account. */
function deleteUser(world: World, request: Request): Answer {
  const user = userOf(world, request)
  if (request.query.get('recursive') !== 'true') {
    removeUser(world.state, user)
    return nothing
  }
  removeUserWithParts(world.state, user)
  removeAccount(world.state, user.uuid)
  return nothing
}

function readOf(body: object) {
  return (world: World, request: Request): Answer => {
    userOf(world, request)
    return ok(body)
  }
}

const linesSchema: Schema = {
  lines: { type: listOf({ id: { type: integer(0, 2 ** 31), required: true } }), required: true },
}

/** The lines that the user is to have, the main one first. */
function putLines(world: World, request: Request): Answer {
  const { state } = world
  const { uuid } = userOf(world, request)
  const wanted = loadWhole<{ lines: { id: number }[] }>(linesSchema, parseBody(request)).lines
  const found = wanted.map(({ id }) => find(world, { ...request, parts: { line: String(id) } }, lines))
  state.users.change(uuid, { line_ids: [] })
  for (const line of found) attachLine(state, state.users.need(uuid), line)
  return nothing
}

function putLine(world: World, request: Request): Answer {
  attachLine(world.state, userOf(world, request), find(world, request, lines, 'line'))
  return nothing
}

function deleteLine(world: World, request: Request): Answer {
  detachLine(world.state, userOf(world, request), find(world, request, lines, 'line'))
  return nothing
}

function listVoicemails(world: World, request: Request): Answer {
  const { voicemail_id } = userOf(world, request)
  const voicemail = voicemail_id === null ? undefined : world.state.voicemails.get(voicemail_id)
  const items = voicemail ? [showVoicemail(lookOf(world, request), voicemail)] : []
  return ok({ total: items.length, items })
}

function postVoicemail(world: World, request: Request): Answer {
  const user = userOf(world, request)
  const fields = loadWhole<VoicemailFields>(voicemailSchema, parseBody(request), voicemailRule)
  const voicemail = createVoicemail(world.state, request.tenant, fields)
  const answer = madeAt(world, request, voicemails, voicemail, voicemail.id)
  attachVoicemail(world.state, user, voicemail)
  return answer
}

function deleteVoicemails(world: World, request: Request): Answer {
  detachVoicemail(world.state, userOf(world, request))
  return nothing
}

function putVoicemail(world: World, request: Request): Answer {
  attachVoicemail(world.state, userOf(world, request), find(world, request, voicemails, 'voicemail'))
  return nothing
}

function putPermission(world: World, request: Request): Answer {
  const user = userOf(world, request)
  attachPermission(world.state, user, find(world, request, callPermissions, 'permission'))
  return nothing
}

function deletePermission(world: World, request: Request): Answer {
  const user = userOf(world, request)
  detachPermission(world.state, user, find(world, request, callPermissions, 'permission'))
  return nothing
}

/** The user that the path names, by uuid or by number. */
function userOf({ state }: World, { parts, tenant, below }: Request): User {
  const text = (parts.user ?? '').toLowerCase()
  const byNumber = /^\d+$/.test(text)
  const user = byNumber ? state.user(Number(text)) : state.users.get(text)
  if (user && [tenant, ...below].some(({ uuid }) => uuid === user.tenant_uuid)) return user
  throw notFound('User', { id: byNumber ? Number(text) : new Uuid(text) })
}
