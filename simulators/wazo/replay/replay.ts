import { newState, startWazo, type Wazo } from '../index.ts'
import { createTenant, usualPermissions } from '../tenant/create-tenant.ts'
import { type ActualAnswer, answerDifference } from './answers.ts'
import { Bindings } from './bindings.ts'
import type { Difference } from './compare.ts'
import {
  type NumberText,
  type RecordedExchange,
  type RecordedRequest,
  type RecordedTenant,
  type Scenario,
  writeJson,
} from './scenario.ts'
import { type Outgoing, send } from './send.ts'
import { translated, withTokens } from './texts.ts'

/** The first exchange of a scenario that went otherwise than it was recorded. */
export interface Deviation extends Difference {
  readonly step: string
  /** `PUT confd/users/… {"lastname": …}`, as it was recorded. */
  readonly request: string
}

/** Where the services were when they were recorded, and the front before them. */
const recordedAt = {
  confd: 'http://127.0.0.1:9486/1.1',
  front: 'https://127.0.0.1:8443/api',
}

/** Sends what was recorded to a fresh server, one request after the other, and compares the answers. */
export async function replay(scenario: Scenario): Promise<Deviation | undefined> {
  await using wazo = await startWazo({ state: newState() })
  const bindings = new Bindings()
  bindings.rebind('token', '<TOKEN>', wazo.token())
  for (const tenant of [scenario.tenant, scenario.other_tenant]) {
    if (tenant) furnish(wazo, tenant, bindings)
  }
  const bodies = scenario.exchanges.map(({ request }) => writeJson(request.body ?? null)).join('\n')
  const given = (text: string) => bodies.includes(text)
  for (const exchange of scenario.exchanges) {
    const { request, step } = exchange
    const answer = await send(outgoing(wazo, bindings, request))
    const differs = compared(wazo, exchange, answer, bindings, given)
    if (differs) return { ...differs, step, request: describe(request) }
  }
  return undefined
}

/** Makes the tenant that a scenario starts from; what the server generates for it is bound to what was recorded. */
function furnish({ state }: Wazo, recorded: RecordedTenant, bindings: Bindings): void {
  const name = /^ctx-(.+)-internal-/.exec(recorded.internal)?.[1] ?? 'tenant'
  const permissions = Object.keys(recorded.call_permissions)
  const made = createTenant(state, {
    name,
    internal: range(recorded.internal_range),
    incall: range(recorded.incall_range),
    permissions: Object.fromEntries(permissions.map(one => [one, usualPermissions[one] ?? []])),
  })
  bindings.bind('uuid', recorded.uuid, made.tenant.uuid)
  bindings.bind('uuid', recorded.internal.slice(-36), made.internal.uuid)
  bindings.bind('uuid', recorded.incall.slice(-36), made.incall.uuid)
  for (const { name: permission, id } of made.permissions) {
    const { text } = recorded.call_permissions[permission] as NumberText
    bindings.bind('permission', text, String(id))
  }
  for (const [label, uuid] of Object.entries(made.tenant.templates)) {
    bindings.bind('uuid', recorded.sip_templates[label] ?? '', uuid)
  }
}

function range([start, end]: readonly [string, string]) {
  return { start, end }
}

function outgoing({ url }: Wazo, bindings: Bindings, request: RecordedRequest): Outgoing {
  const put = (text: string) => translated(bindings, text)
  const prefix = request.front ?? (request.service === 'confd' ? '/1.1' : '/0.1')
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(request.query)) {
    const isUser = name === 'user_id'
    query.append(put(name), isUser ? bindings.actual('user', value) : put(value))
  }
  const headers = Object.entries(request.headers).map(([name, value]) => [name, put(value)])
  return {
    method: request.method,
    url: `${url}${prefix}${put(request.path)}${query.size > 0 ? `?${query}` : ''}`,
    headers: Object.fromEntries(headers),
    body: bodyOf(bindings, request),
  }
}

function bodyOf(bindings: Bindings, request: RecordedRequest): Buffer | undefined {
  const { body, body_base64: bytes, body_repeat: large } = request
  if (bytes !== undefined) return Buffer.from(bytes, 'base64')
  if (large) return Buffer.from(large.prefix + large.repeat.repeat(Number(large.count.text)))
  if (body === undefined) return undefined
  if (typeof body === 'string') return Buffer.from(translated(bindings, body))
  const text = writeJson(body).replace(
    /("user_id": )(\d+)/g,
    (_, name: string, id: string) => name + bindings.actual('user', id),
  )
  return Buffer.from(translated(bindings, text))
}

function compared(
  { url }: Wazo,
  exchange: RecordedExchange,
  answer: ActualAnswer,
  bindings: Bindings,
  given: (text: string) => boolean,
): Difference | undefined {
  const readdress = (text: string) =>
    withTokens(bindings, text)
      .replaceAll(recordedAt.confd, `${url}/1.1`)
      .replaceAll(recordedAt.front, `${url}/api`)
  return answerDifference({ bindings, path: exchange.request.path, given }, exchange, answer, readdress)
}

function describe({ service, method, path, query, body }: RecordedRequest): string {
  const asked = new URLSearchParams(query).toString()
  const sent = body === undefined ? '' : ` ${typeof body === 'string' ? body : writeJson(body)}`
  return `${method} ${service}${path}${asked === '' ? '' : `?${asked}`}${sent}`
}
