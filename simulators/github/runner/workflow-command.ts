/** A command a process printed, such as `::warning file=a.csv,line=3::message`. */
export interface WorkflowCommand {
  /** In lower case, except the token that ends `stop-commands`. */
  readonly name: string
  readonly properties: ReadonlyMap<string, string>
  readonly data: string
}

const DATA_ESCAPES = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
] as const
const PROPERTY_ESCAPES = [['%3A', ':'], ['%2C', ','], ...DATA_ESCAPES] as const
const LEGACY_ESCAPES = [['%3B', ';'], ['%5D', ']'], ...DATA_ESCAPES] as const

/**
 * Reads a line the way the runner does: `::name key=value::data` after leading white space, or the legacy
 * `##[name key=value;]data` anywhere in the line. A name that is not registered makes the line plain output.
 */
export function parseCommand(line: string, registered: ReadonlySet<string>): WorkflowCommand | undefined {
  return parseModern(line, registered) ?? parseLegacy(line, registered)
}

function parseModern(line: string, registered: ReadonlySet<string>): WorkflowCommand | undefined {
  // The White_Space property is what .NET trims; JavaScript's trimStart differs on U+0085 and U+FEFF.
  const trimmed = line.replace(/^\p{White_Space}+/u, '')
  if (!trimmed.startsWith('::')) return undefined
  const end = trimmed.indexOf('::', 2)
  if (end < 0) return undefined
  const data = decode(trimmed.slice(end + 2), DATA_ESCAPES)
  return command(trimmed.slice(2, end), ',', PROPERTY_ESCAPES, data, registered)
}

function parseLegacy(line: string, registered: ReadonlySet<string>): WorkflowCommand | undefined {
  const start = line.indexOf('##[')
  const end = line.indexOf(']', start)
  if (start < 0 || end < 0) return undefined
  const data = decode(line.slice(end + 1), LEGACY_ESCAPES)
  return command(line.slice(start + 3, end), ';', LEGACY_ESCAPES, data, registered)
}

function command(
  head: string,
  separator: string,
  escapes: readonly (readonly [string, string])[],
  data: string,
  registered: ReadonlySet<string>,
): WorkflowCommand | undefined {
  const space = head.indexOf(' ')
  const name = (space < 0 ? head : head.slice(0, space)).toLowerCase()
  if (!registered.has(name)) return undefined
  const properties = new Map<string, string>()
  for (const pair of space < 0
    ? []
    : head
        .slice(space + 1)
        .trim()
        .split(separator)) {
    const equals = pair.indexOf('=')
    const value = pair.slice(equals + 1)
    if (equals > 0 && value !== '')
      properties.set(pair.slice(0, equals).toLowerCase(), decode(value, escapes))
  }
  return { name, properties, data }
}

function decode(text: string, escapes: readonly (readonly [string, string])[]): string {
  return escapes.reduce((result, [escaped, plain]) => result.replaceAll(escaped, plain), text)
}
