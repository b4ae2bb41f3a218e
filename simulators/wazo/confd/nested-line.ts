import { listOf, nested, type Schema } from '../fields.ts'
import type { Line, Tenant } from '../state.ts'
import { attachEndpoint, attachExtensionToLine } from './associations.ts'
import {
  createSccp,
  createSip,
  type SccpFields,
  type SipFields,
  sccpSchema,
  showSccp,
  showSip,
  sipSchema,
} from './endpoints.ts'
import { type ExtensionFields, extensionSchema, findOrCreateExtension, showExtension } from './extensions.ts'
import { createLine, type LineFields, lineSchema, showLine } from './lines.ts'
import { optionOf } from './options.ts'
import type { Look } from './shown.ts'

/** A line may come with its endpoint and its extension. */
export const nestedLineSchema: Schema = {
  ...lineSchema,
  endpoint_sip: { type: nested(sipSchema), nullable: true },
  endpoint_sccp: { type: nested(sccpSchema), nullable: true },
  extensions: { type: listOf(extensionSchema) },
}

export interface NestedLineFields extends LineFields {
  readonly endpoint_sip?: Partial<SipFields> | null
  readonly endpoint_sccp?: Partial<SccpFields> | null
  readonly extensions?: readonly ExtensionFields[]
}

export interface NestedLine {
  readonly line: Line
  /** Shows the line with its parts in full, as they were when they were made. */
  readonly shown: object
}

/** An extension that there is already is shared. A SIP endpoint takes the line's context among its options. */
export function createNestedLine(look: Look, tenant: Tenant, fields: NestedLineFields): NestedLine {
  const { endpoint_sip, endpoint_sccp, extensions = [], ...own } = fields
  const { state } = look
  const { id } = createLine(state, tenant, own)
  const shown: Record<string, unknown> = {}
  if (endpoint_sip) {
    const sip = createSip(state, tenant, withContext(endpoint_sip, own.context))
    shown.endpoint_sip = showSip(look, sip)
    attachEndpoint(state, state.lines.need(id), { kind: 'sip', uuid: sip.uuid })
  } else if (endpoint_sccp) {
    const sccp = createSccp(state, tenant, endpoint_sccp)
    shown.endpoint_sccp = showSccp(look, sccp)
    attachEndpoint(state, state.lines.need(id), { kind: 'sccp', id: sccp.id })
  }
  shown.extensions = extensions.map(one => {
    const extension = findOrCreateExtension(state, tenant, one)
    const before = showExtension(look, extension)
    attachExtensionToLine(state, state.lines.need(id), extension)
    return before
  })
  const line = state.lines.need(id)
  return { line, shown: { ...showLine(look, line), ...shown } }
}

function withContext(fields: Partial<SipFields>, context: string): Partial<SipFields> {
  const options = fields.endpoint_section_options ?? []
  if (optionOf(options, 'context') !== undefined) return fields
  return { ...fields, endpoint_section_options: [...options, ['context', context]] }
}
