import type { Bindings, Kind } from './bindings.ts'

/** The kinds of rows that a path names before their numbers. */
export const pathKinds: Readonly<Record<string, Kind>> = {
  users: 'user',
  lines: 'line',
  extensions: 'extension',
  incalls: 'incall',
  voicemails: 'voicemail',
  callpermissions: 'permission',
  contexts: 'context',
  sccp: 'sccp',
}

/** The kinds of rows that fields hold numbers of. */
export const fieldKinds: Readonly<Record<string, Kind>> = {
  user_id: 'user',
  user_ids: 'user',
  actionarg1: 'user',
  line_id: 'line',
  extension_id: 'extension',
  incall_extension_id: 'extension',
  incall_id: 'incall',
  voicemail_id: 'voicemail',
  call_permission_ids: 'permission',
  sccp_id: 'sccp',
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const inPath = `(?<=/(?:${Object.keys(pathKinds).join('|')})/)\\d+`
const inMessage = "(?<='(?:\\w+_ids?|id|actionarg1)': (?:'|\\[)?(?:\\d+, )*)\\d+"
const generated = new RegExp(`${uuid}|${inPath}|${inMessage}`, 'g')

/** Whether two texts are the same but for uuids, numbers in paths, and numbers that messages name. */
export function sameText(bindings: Bindings, recorded: string, actual: string): boolean {
  if (recorded.replace(generated, '') !== actual.replace(generated, '')) return false
  const one = [...recorded.matchAll(generated)]
  const other = [...actual.matchAll(generated)]
  return one.length === other.length && one.every((match, index) => same(bindings, match, other[index]))
}

function same(bindings: Bindings, recorded: RegExpExecArray, actual: RegExpExecArray | undefined): boolean {
  if (!actual) return false
  const kind = kindOf(recorded)
  return kind ? bindings.bind(kind, recorded[0], actual[0]) : bindings.bindNumber(recorded[0], actual[0])
}

/** Nothing for a number that a message names without saying what of. */
function kindOf({ 0: text, index, input }: RegExpExecArray): Kind | undefined {
  if (text.includes('-')) return 'uuid'
  const before = input.slice(0, index)
  const segment = /\/(\w+)\/$/.exec(before)?.[1]
  if (segment !== undefined) return pathKinds[segment]
  return fieldKinds[/'(\w+)': (?:'|\[)?(?:\d+, )*$/.exec(before)?.[1] ?? '']
}

/** A text of a recorded request as it is to be sent: everything in it that is bound stands for its counterpart. */
export function translated(bindings: Bindings, text: string): string {
  return withTokens(bindings, text).replace(generated, (match, ...rest) => {
    const [index, input] = rest.slice(-2) as [number, string]
    const kind = kindOf(Object.assign([match] as [string], { index, input }) as RegExpExecArray)
    return kind ? bindings.actual(kind, match) : match
  })
}

/** `text` with the tokens that its placeholders stand for, as far as they are known. */
export function withTokens(bindings: Bindings, text: string): string {
  return text.replace(/<TOKEN(?::\w+)?>/g, token => bindings.actual('token', token))
}
