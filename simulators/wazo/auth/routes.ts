import type { Route } from '../routing.ts'
import type { Account, Policy, Tenant } from '../state.ts'
import { type Answer, nothing, ok, type Request, type World } from '../world.ts'
import {
  accountRules,
  createAccount,
  newAccountRules,
  removeAccount,
  replaceAccount,
  showAccount,
  showNewAccount,
} from './accounts.ts'
import { checkFields, hasLength, parseAuthBody } from './body.ts'
import { replaceEmails } from './emails.ts'
import { listAccounts } from './listing.ts'
import { tokenRefusal, unknown, unknownUser } from './refusals.ts'
import { allows, authenticate, issueToken, showToken, validToken } from './tokens.ts'

export const authRoutes: readonly Route[] = [
  { method: 'POST', path: '/token', access: undefined, handle: logIn },
  { method: 'GET', path: '/token/<text:token>', access: undefined, handle: readToken },
  { method: 'HEAD', path: '/token/<text:token>', access: undefined, handle: checkToken },
  { method: 'DELETE', path: '/token/<text:token>', access: undefined, handle: revokeToken },
  { method: 'GET', path: '/users', access: 'auth.users.read', handle: listUsers },
  { method: 'POST', path: '/users', access: 'auth.users.create', handle: postUser },
  { method: 'GET', path: '/users/<uuid:user>', access: 'auth.users.{user}.read', handle: readUser },
  { method: 'PUT', path: '/users/<uuid:user>', access: 'auth.users.{user}.edit', handle: putUser },
  { method: 'DELETE', path: '/users/<uuid:user>', access: 'auth.users.{user}.delete', handle: deleteUser },
  {
    method: 'PUT',
    path: '/users/<uuid:user>/policies/<uuid:policy>',
    access: 'auth.users.{user}.policies.{policy}.create',
    handle: putUserPolicy,
  },
  {
    method: 'POST',
    path: '/users/password/reset',
    access: 'auth.users.password.reset.{user_uuid}.create',
    handle: resetPassword,
  },
  {
    method: 'PUT',
    path: '/admin/users/<uuid:user>/emails',
    access: 'auth.admin.users.{user}.emails.edit',
    handle: putEmails,
  },
  { method: 'POST', path: '/policies', access: 'auth.policies.create', handle: postPolicy },
  {
    method: 'GET',
    path: '/tenants/<uuid:tenant>',
    access: 'auth.tenants.{tenant}.read',
    handle: readTenant,
  },
]

function logIn(world: World, request: Request): Answer {
  const { state, clock } = world
  const credentials = readBasic(request.headers.authorization)
  const account = credentials && authenticate(state, credentials.login, credentials.password)
  if (!account) throw tokenRefusal(clock, 401, 'Authentication Failed')
  const { expiration } = request.body.length > 0 ? parseAuthBody(world, request, 'token') : {}
  const token = issueToken(world, account, typeof expiration === 'number' ? expiration : undefined)
  return ok({ data: showToken(state, token, 'made') })
}

function readToken(world: World, request: Request): Answer {
  return ok({ data: showToken(world.state, tokenWithScope(world, request), 'read') })
}

function checkToken(world: World, request: Request): Answer {
  tokenWithScope(world, request)
  return nothing
}

function tokenWithScope(world: World, { parts, query }: Request) {
  const token = validToken(world, parts.token ?? '')
  if (!token) throw tokenRefusal(world.clock, 404, 'No such token')
  const scope = query.get('scope')
  if (scope !== null && !allows(token.acl, scope)) {
    throw tokenRefusal(world.clock, 403, `Unauthorized for ${scope}`)
  }
  return token
}

function revokeToken({ state }: World, { parts }: Request): Answer {
  state.tokens.remove(parts.token ?? '')
  return ok({ data: { message: 'success' } })
}

function listUsers(world: World, request: Request): Answer {
  const { filtered, total, rows } = listAccounts(world, request)
  return ok({ filtered, total, items: rows.map(showAccount) })
}

function postUser(world: World, request: Request): Answer {
  const body = parseAuthBody(world, request, 'users')
  checkFields(world, body, newAccountRules, 'users')
  return ok(showNewAccount(createAccount(world, request.tenant, body)))
}

function readUser(world: World, request: Request): Answer {
  return ok(showAccount(accountOf(world, request)))
}

function putUser(world: World, request: Request): Answer {
  const body = parseAuthBody(world, request, 'users')
  const account = accountOf(world, request)
  checkFields(world, body, accountRules, 'users')
  return ok(showAccount(replaceAccount(world, account, body)))
}

function deleteUser(world: World, request: Request): Answer {
  removeAccount(world.state, accountOf(world, request).uuid)
  return nothing
}

function putUserPolicy(world: World, request: Request): Answer {
  const account = accountOf(world, request)
  const policy = world.state.policies.get(request.parts.policy ?? '')
  if (!policy) throw unknown(world.clock, 'policy', request.parts.policy ?? '')
  const policy_uuids = [...new Set([...account.policy_uuids, policy.uuid])]
  world.state.accounts.change(account.uuid, { policy_uuids })
  return nothing
}

function resetPassword(world: World, request: Request): Answer {
  const uuid = request.query.get('user_uuid') ?? ''
  const account = accountOf(world, { ...request, parts: { user: uuid } })
  const body = parseAuthBody(world, request, 'users')
  checkFields(world, body, { password: hasLength(1, 256) }, 'users', ['password'])
  world.state.accounts.change(account.uuid, { password: body.password as string })
  return nothing
}

function putEmails(world: World, request: Request): Answer {
  const account = accountOf(world, request)
  const emails = replaceEmails(world, account, parseAuthBody(world, request, 'emails'))
  return ok(emails.map(({ uuid, address, confirmed, main }) => ({ address, confirmed, main, uuid })))
}

function postPolicy(world: World, request: Request): Answer {
  const { state } = world
  const body = parseAuthBody(world, request, 'policies')
  checkFields(world, body, { name: hasLength(1, 80) }, 'policies', ['name'])
  const name = body.name as string
  const policy: Policy = state.policies.put({
    uuid: state.make.uuid(),
    tenant_uuid: request.tenant.uuid,
    name,
    slug: name,
    description: null,
    acl: (body.acl ?? []) as readonly string[],
  })
  const { uuid, tenant_uuid, slug, description, acl } = policy
  return ok({ uuid, tenant_uuid, name, slug, description, acl, read_only: false, shared: false })
}

function readTenant(world: World, { parts, tenant, below }: Request): Answer {
  const found = [tenant, ...below].find(({ uuid }) => uuid === parts.tenant)
  if (!found) throw unknown(world.clock, 'tenant', parts.tenant ?? '')
  return ok(showTenant(found))
}

function showTenant({ uuid, parent_uuid, name, slug }: Tenant) {
  const address = { line_1: null, line_2: null, city: null, state: null, country: null, zip_code: null }
  return {
    uuid,
    parent_uuid,
    name,
    slug,
    contact: null,
    phone: null,
    default_authentication_method: 'native',
    domain_names: [],
    address,
  }
}

/** The account that the path names, where the tenant has it. */
function accountOf({ state, clock }: World, { parts, tenant, below }: Request): Account {
  const uuid = (parts.user ?? '').toLowerCase()
  const account = state.accounts.get(uuid)
  const mine = [tenant, ...below].some(one => one.uuid === account?.tenant_uuid)
  if (!account || !mine) throw unknownUser(clock, uuid)
  return account
}

function readBasic(header: string | undefined) {
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 0 ? undefined : { login: text.slice(0, colon), password: text.slice(colon + 1) }
}
