import type { Extension, Line, State, User } from '../state.ts'
import { optionOf, withOption } from './options.ts'

/** Of a user: a name in quotes, and a number where it has one of its own. */
const userCallerId = /^"(.*)"(?: <(\+?\d+)>)?$/
/** Of an endpoint: shown on its line only when both are there. */
const endpointCallerId = /^"(.*)" <(\+?\d+)>$/

export interface CallerId {
  readonly name: string | null
  readonly num: string | null
}

/** What a new user's caller id is made of. */
export function defaultCallerId(firstname: string, lastname: string | null | undefined): string {
  return `"${lastname ? `${firstname} ${lastname}` : firstname}"`
}

/** The caller id of a line, which its endpoint keeps. */
export function callerIdOf(state: State, { endpoint }: Line): CallerId {
  if (endpoint?.kind === 'sip') {
    const options = state.sip.get(endpoint.uuid)?.endpoint_section_options ?? []
    const parts = endpointCallerId.exec(optionOf(options, 'callerid') ?? '')
    return { name: parts?.[1] ?? null, num: parts?.[2] ?? null }
  }
  if (endpoint?.kind === 'sccp') {
    const options = state.sccp.get(endpoint.id)?.options ?? []
    return { name: optionOf(options, 'cid_name') ?? '', num: optionOf(options, 'cid_num') ?? '' }
  }
  return { name: null, num: null }
}

/**
 * Writes the caller id of the line's user, and the number of its extension, to its endpoint; the line's context
 * follows its extension. The server does so whenever one of them changes.
 */
export function refreshLine(state: State, id: number): void {
  const line = state.lines.get(id)
  if (!line) return
  const extension = state.extensions.get(line.extension_ids[0] ?? Number.NaN)
  if (extension && extension.context !== line.context) {
    state.lines.change(id, { context: extension.context })
  }
  const user = state.users.by('line', id)[0]
  if (user) refreshEndpoint(state, line, user, extension)
}

function refreshEndpoint(state: State, { endpoint }: Line, user: User, extension: Extension | undefined) {
  const [, name = '', own] = userCallerId.exec(user.caller_id ?? '') ?? []
  const num = own ?? extension?.exten
  if (endpoint?.kind === 'sip') {
    const value = num === undefined ? `"${name}"` : `"${name}" <${num}>`
    const { endpoint_section_options: options } = state.sip.need(endpoint.uuid)
    state.sip.change(endpoint.uuid, { endpoint_section_options: withOption(options, 'callerid', value) })
  }
  if (endpoint?.kind === 'sccp') {
    const { options } = state.sccp.need(endpoint.id)
    const named = withOption(options, 'cid_name', name)
    state.sccp.change(endpoint.id, { options: withOption(named, 'cid_num', num ?? '') })
  }
}
