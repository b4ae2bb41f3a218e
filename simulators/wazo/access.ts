import { authRefusal } from './auth/refusals.ts'
import { allows, validToken } from './auth/tokens.ts'
import { writeJson } from './python.ts'
import { Refusal } from './refusal.ts'
import type { Route, Service } from './routing.ts'
import type { Tenant } from './state.ts'
import type { Request, World } from './world.ts'

/** What of a request decides whether it is let in. */
export type Asked = Pick<Request, 'parts' | 'query' | 'headers'>

/** The tenant that a request works in, and those below it. */
export type Admission = Pick<Request, 'tenant' | 'below'>

/**
 * Checks the token, what it allows and the tenant that is asked for. A refusal has status 401, whatever is missing,
 * and its body holds the token.
 */
export function admit(world: World, service: Service, route: Route, asked: Asked): Admission {
  const { state } = world
  if (route.access === undefined) return { tenant: state.topTenant, below: [] }
  const access = required(route.access, asked)
  const { headers } = asked
  const given = headers['x-auth-token'] ?? ''
  const refused = (reason: Reason, tenant?: string) =>
    refusal(world, service, route, headers, { token: given, access, reason, tenant })
  const token = validToken(world, given)
  if (!token) throw refused('not_found_or_expired')
  const wanted = headers['wazo-tenant']
  const home = state.tenants.need(state.accounts.need(token.account_uuid).tenant_uuid)
  const tenant = wanted === undefined ? home : visible(world, home, wanted)
  const allowed = allows(token.acl, access)
  if (!tenant && allowed && service === 'auth') throw unknownTenant(world, wanted ?? '')
  if (!tenant || !allowed) throw refused('missing_permission_or_invalid_tenant', wanted)
  return { tenant, below: state.tenantsBelow(tenant) }
}

/** The right that the route needs, with the parts of this path or query in it. */
function required(access: string, { parts, query }: Asked): string {
  return access.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? query.get(name) ?? '')
}

function visible({ state }: World, home: Tenant, wanted: string): Tenant | undefined {
  if (wanted === home.uuid) return home
  return state.tenantsBelow(home).find(({ uuid }) => uuid === wanted)
}

type Reason = 'not_found_or_expired' | 'missing_permission_or_invalid_tenant'

interface Facts {
  readonly token: string
  readonly access: string
  readonly reason: Reason
  readonly tenant: string | undefined
}

/** confd answers with an array of one text, a tuple of Python's; where the request asked for CSV it is called that. */
function refusal(
  { clock }: World,
  service: Service,
  { refusedAs }: Route,
  headers: Asked['headers'],
  { token, access, reason, tenant }: Facts,
): Refusal {
  if (service === 'auth') {
    const details = { invalid_token: token, reason, required_access: access }
    return authRefusal(clock, 401, {
      message: 'Unauthorized',
      error_id: 'unauthorized',
      details: tenant === undefined ? details : { ...details, tenant_uuid: tenant },
    })
  }
  const facts = tenant === undefined ? [token, access] : [token, access, tenant]
  const message = `(${facts.map(fact => `'${fact}'`).join(', ')})`
  const type = refusedAs?.(headers)
  const body = type === undefined ? [message] : writeJson([message]).trimEnd()
  return new Refusal(
    { status: 401, ...(type === undefined ? {} : { headers: { 'content-type': type } }), body },
    message,
  )
}

function unknownTenant({ clock }: World, tenant_uuid: string): Refusal {
  return authRefusal(clock, 401, {
    message: 'Unauthorized tenant',
    error_id: 'unauthorized-tenant',
    details: { tenant_uuid },
  })
}
