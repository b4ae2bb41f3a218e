import type { Schema, Type } from '../fields.ts'
import { text } from '../fields.ts'
import { alreadyExists } from '../refusal.ts'
import type { Line, State, Tenant } from '../state.ts'
import { callerIdOf, refreshLine } from './caller-id.ts'
import { knownContext } from './contexts.ts'
import type { Columns } from './listing.ts'
import { isWebrtc } from './options.ts'
import { extensionOn, extensionsOf, type Look, lineName, linksTo, sipOn, userOn } from './shown.ts'

export const lineSchema: Schema = {
  context: { type: text(), required: true },
  provisioning_code: { type: sixDigits },
}

export interface LineFields {
  readonly context: string
  readonly provisioning_code?: string
}

/** A list of lines can be ordered by the name that the endpoint lends, and not by id. */
export function lineColumnsOf(state: State): Columns<Line> {
  return {
    columns: {
      name: line => lineName(state, line),
      context: ({ context }) => context,
      provisioning_code: one => one.provisioning_code,
      position: ({ position }) => position,
    },
    searched: ['name', 'context', 'provisioning_code'],
  }
}

export function createLine(state: State, tenant: Tenant, fields: LineFields): Line {
  const { context, provisioning_code: code } = fields
  if (code !== undefined) checkFree(state, code)
  knownContext(state, tenant.uuid, context)
  return state.lines.put({
    id: state.ids.line.next(),
    tenant_uuid: tenant.uuid,
    context,
    name: null,
    provisioning_code: code ?? state.provisioningCode(),
    position: 1,
    endpoint: null,
    extension_ids: [],
  })
}

/** A context that is not that of its extension does not last. */
export function changeLine(state: State, line: Line, fields: Partial<LineFields>): void {
  const { context, provisioning_code: code } = fields
  if (code !== undefined && code !== line.provisioning_code) checkFree(state, code)
  if (context !== undefined) knownContext(state, line.tenant_uuid, context)
  state.lines.change(line.id, fields)
  refreshLine(state, line.id)
}

/** Its endpoint goes with it; extensions and users stay, without line. */
export function removeLine(state: State, { id, endpoint }: Line): void {
  for (const user of state.users.by('line', id)) {
    state.users.change(user.uuid, { line_ids: user.line_ids.filter(one => one !== id) })
  }
  state.lines.remove(id)
  if (endpoint?.kind === 'sip') state.sip.remove(endpoint.uuid)
  if (endpoint?.kind === 'sccp') state.sccp.remove(endpoint.id)
  if (endpoint?.kind === 'custom') state.custom.remove(endpoint.id)
}

export function showLine(look: Look, line: Line) {
  const { state, base } = look
  const { id, endpoint } = line
  const callerId = callerIdOf(state, line)
  const sip = endpoint?.kind === 'sip' ? state.sip.get(endpoint.uuid) : undefined
  return {
    id,
    tenant_uuid: line.tenant_uuid,
    name: lineName(state, line),
    protocol: endpoint?.kind ?? null,
    device_id: null,
    device_slot: 1,
    provisioning_extension: line.provisioning_code,
    context: line.context,
    provisioning_code: line.provisioning_code,
    position: line.position,
    caller_id_name: callerId.name,
    caller_id_num: callerId.num,
    registrar: 'default',
    links: linksTo(base, 'lines', `/lines/${id}`),
    application: null,
    endpoint_sip: sip ? sipOn(look, sip) : null,
    endpoint_sccp:
      endpoint?.kind === 'sccp'
        ? { id: endpoint.id, links: linksTo(base, 'endpoint_sccp', `/endpoints/sccp/${endpoint.id}`) }
        : null,
    endpoint_custom:
      endpoint?.kind === 'custom'
        ? {
            id: endpoint.id,
            interface: state.custom.get(endpoint.id)?.interface,
            links: linksTo(base, 'endpoint_custom', `/endpoints/custom/${endpoint.id}`),
          }
        : null,
    extensions: extensionsOf(state, line.extension_ids).map(one => extensionOn(look, one)),
    users: state.users.by('line', id).map(user => userOn(look, user)),
    is_webrtc: sip !== undefined && isWebrtc(state, sip),
  }
}

function checkFree(state: State, provisioning_code: string): void {
  if (state.lines.by('code', provisioning_code).length > 0) {
    throw alreadyExists('Line', { provisioning_code })
  }
}

function sixDigits(value: unknown): ReturnType<Type> {
  const read = text()(value)
  if ('problem' in read) return read
  const problem: string[] = []
  if (!/^\d+$/.test(String(value))) problem.push('Invalid input.')
  if (String(value).length !== 6) problem.push('Length must be 6.')
  return problem.length > 0 ? { problem } : read
}
