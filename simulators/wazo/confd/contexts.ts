import { listOf, type Schema, text } from '../fields.ts'
import { inputError, paramNotFound, resourceError, unexpected } from '../refusal.ts'
import type { Context, Extension, Range, State, Tenant } from '../state.ts'
import type { Columns } from './listing.ts'
import { type Look, linksTo } from './shown.ts'

const rangeSchema: Schema = {
  start: { type: text({ pattern: /^\d{1,16}$/ }), required: true },
  end: { type: text({ pattern: /^\d{1,16}$/ }) },
}

export const contextSchema: Schema = {
  label: { type: text({ max: 128 }), required: true },
  type: { type: text({ pattern: /^(?:internal|incall)$/ }), required: true },
  user_ranges: { type: listOf(rangeSchema) },
  incall_ranges: { type: listOf(rangeSchema) },
}

export interface ContextFields {
  readonly label: string
  readonly type: Context['type']
  readonly user_ranges?: readonly Range[]
  readonly incall_ranges?: readonly Range[]
}

export const contextColumns: Columns<Context> = {
  columns: {
    id: ({ id }) => id,
    name: ({ name }) => name,
    label: ({ label }) => label,
    type: ({ type }) => type,
  },
  searched: ['name', 'label', 'type'],
}

export function createContext(state: State, tenant: Tenant, fields: ContextFields): Context {
  const uuid = state.make.uuid()
  const ranges = (fields.type === 'internal' ? fields.user_ranges : fields.incall_ranges) ?? []
  return state.contexts.put({
    id: state.ids.context.next(),
    uuid,
    tenant_uuid: tenant.uuid,
    name: `ctx-${tenant.slug}-${fields.type}-${uuid}`,
    label: fields.label,
    type: fields.type,
    ranges: ranges.map(({ start, end }) => ({ start, end: end ?? start })),
  })
}

export function showContext({ base }: Look, context: Context) {
  const { id, uuid, name, label, type, ranges, tenant_uuid } = context
  return {
    id,
    uuid,
    name,
    label,
    type,
    user_ranges: type === 'internal' ? ranges : [],
    group_ranges: [],
    queue_ranges: [],
    conference_room_ranges: [],
    incall_ranges: type === 'incall' ? ranges.map(one => ({ ...one, did_length: one.end.length })) : [],
    description: null,
    tenant_uuid,
    enabled: true,
    links: linksTo(base, 'contexts', `/contexts/${id}`),
    contexts: [],
  }
}

/** The context of this name that a body gives; refuses where the tenant has none. */
export function knownContext(state: State, tenant: string, name: string): Context {
  const context = state.context(name, tenant)
  if (!context) throw paramNotFound('context', 'Context', { context: name })
  return context
}

/** Refuses unless the extension's context is of the kind that `part` needs. */
export function checkContextType(state: State, extension: Extension, part: 'line' | 'incall'): void {
  const type = state.context(extension.context)?.type
  const wanted = part === 'line' ? 'internal' : 'incall'
  if (type === wanted) return
  const { id, context } = extension
  throw resourceError(`ContextType '${type}' cannot be associated`, { id, context })
}

/** Compares as numbers, as the server does; what is no number is more than it can take. Patterns have no range. */
export function checkRange(state: State, { exten, context }: Pick<Extension, 'exten' | 'context'>): void {
  if (exten.startsWith('_')) return
  if (!/^\d+$/.test(exten)) throw unexpected(`invalid literal for int() with base 10: '${exten}'`)
  const within = ({ start, end }: Range) => {
    const number = BigInt(exten)
    return BigInt(start) <= number && number <= BigInt(end)
  }
  if (state.context(context)?.ranges.some(within)) return
  throw inputError(`Extension '${exten}' is outside of range for context '${context}'`)
}
