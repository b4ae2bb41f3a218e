import { type Schema, text } from '../fields.ts'
import { alreadyExists, associatedWith, refuse, resourceError } from '../refusal.ts'
import type { Extension, State, Tenant } from '../state.ts'
import { refreshLine } from './caller-id.ts'
import { checkRange, knownContext } from './contexts.ts'
import type { Columns } from './listing.ts'
import { incallOn, type Look, linksTo, namedLineOn } from './shown.ts'

export const extensionSchema: Schema = {
  exten: { type: text({ max: 40 }), required: true },
  context: { type: text(), required: true },
}

export interface ExtensionFields {
  readonly exten: string
  readonly context: string
}

export const extensionColumns: Columns<Extension> = {
  columns: { id: ({ id }) => id, exten: ({ exten }) => exten, context: ({ context }) => context },
  searched: ['exten', 'context'],
}

/** Its range is not looked at before it is associated. */
export function createExtension(state: State, tenant: Tenant, fields: ExtensionFields): Extension {
  const { exten, context } = fields
  knownContext(state, tenant.uuid, context)
  if (state.extension(exten, context)) throw alreadyExists('Extension', { exten, context })
  checkExten(exten)
  return state.extensions.put({ id: state.ids.extension.next(), tenant_uuid: tenant.uuid, exten, context })
}

/** The extension that there is, or a new one: what is nested in another body is not refused for being there. */
export function findOrCreateExtension(state: State, tenant: Tenant, fields: ExtensionFields): Extension {
  const found = state.extension(fields.exten, fields.context)
  return found?.tenant_uuid === tenant.uuid ? found : createExtension(state, tenant, fields)
}

export function changeExtension(state: State, before: Extension, fields: Partial<ExtensionFields>): void {
  const after = { ...before, ...fields }
  const { id, exten, context } = after
  const { type } = knownContext(state, before.tenant_uuid, context)
  const lines = state.lines.by('extension', id)
  const onIncall = state.incalls.by('extension', id).length > 0
  const other = state.extension(exten, context)
  if (other && other.id !== id) throw alreadyExists('Extension', { exten, context })
  if ((lines.length > 0 && type !== 'internal') || (onIncall && type !== 'incall')) {
    throw resourceError(`ContextType '${type}' cannot be associated`)
  }
  if (lines.length > 0 || onIncall) checkRange(state, after)
  checkExten(exten)
  state.extensions.put(after)
  for (const line of lines) refreshLine(state, line.id)
}

/** Digits, or a pattern, which begins with a low line. */
function checkExten(exten: string): void {
  if (/^(?:_[*#0-9_XxZzNn[\].!-]{1,39}|[*#0-9]{1,40})$/.test(exten)) return
  throw refuse("exten: ['String does not match expected pattern.']")
}

export function removeExtension(state: State, { id }: Extension): void {
  const lines = state.lines.by('extension', id)
  if (lines.length > 0) {
    const associated_ids = lines.map(line => line.id)
    throw associatedWith('Extension', 'line', { extension_id: id, associated_ids })
  }
  const [incall] = state.incalls.by('extension', id)
  if (incall) {
    throw associatedWith('Extension', 'incall', { extension_id: id, associated_id: String(incall.id) })
  }
  state.extensions.remove(id)
}

export function showExtension(look: Look, extension: Extension) {
  const { id, tenant_uuid, exten, context } = extension
  const [incall] = look.state.incalls.by('extension', id)
  return {
    id,
    tenant_uuid,
    exten,
    context,
    commented: false,
    enabled: true,
    links: linksTo(look.base, 'extensions', `/extensions/${id}`),
    conference: null,
    parking_lot: null,
    group: null,
    incall: incall ? incallOn(look, incall) : null,
    lines: look.state.lines.by('extension', id).map(line => namedLineOn(look, line)),
    outcall: null,
    queue: null,
  }
}
