import { closest, distance } from 'fastest-levenshtein'
import { type Document, LineCounter, parseDocument, visit } from 'yaml'
import type { z } from 'zod'

/** One thing wrong in a configuration file. `line` and `column` count from 1. */
export interface ConfigFinding {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly findings: readonly ConfigFinding[]

  constructor(findings: readonly ConfigFinding[]) {
    super(
      findings.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n'),
    )
    this.findings = findings
  }
}

/**
 * Reads a configuration file in JSON or YAML (of which JSON is a part).
 * @param file the name that findings carry
 * @throws ConfigError with every finding, each with its place, and for a misspelt name the nearest right one
 */
export function readConfig<S extends z.ZodType>(text: string, file: string, schema: S): z.output<S> {
  const lines = new LineCounter()
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, prettyErrors: false })
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  if (document.errors.length > 0) {
    throw new ConfigError(document.errors.map(error => ({ ...at(error.pos[0]), message: error.message })))
  }
  const content = contentOf(document, at)
  if (content === null || content === undefined) {
    throw new ConfigError([
      { ...at(0), message: 'the file is empty: leave it out, or say in it what is wanted' },
    ])
  }
  const parsed = schema.safeParse(content, { reportInput: true })
  if (parsed.success) return parsed.data

  const place = (path: readonly PropertyKey[], key?: string) => {
    const holder: unknown = path.length === 0 ? document.contents : document.getIn(path, true)
    return at(offsetOf(holder, key) ?? 0)
  }
  throw new ConfigError(parsed.error.issues.flatMap(issue => findings(issue, schema, place)))
}

/** Where a configuration file says something: the place of the key at the end of `path`; undefined where it does not. */
export function placeOf(
  text: string,
  path: readonly [string, ...string[]],
): Pick<ConfigFinding, 'line' | 'column'> | undefined {
  const lines = new LineCounter()
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines })
  const holder: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const offset = keyOffset(holder, path.at(-1))
  if (offset === undefined) return undefined
  const { line, col: column } = lines.linePos(offset)
  return { line, column }
}

function contentOf(document: Document, at: (offset: number) => Omit<ConfigFinding, 'message'>): unknown {
  const dangling: ConfigFinding[] = []
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document)) return
      dangling.push({ ...at(alias.range?.[0] ?? 0), message: `no anchor &${alias.source} comes before this` })
    },
  })
  if (dangling.length > 0) throw new ConfigError(dangling)
  try {
    return document.toJS()
  } catch (error) {
    throw new ConfigError([{ ...at(0), message: (error as Error).message }])
  }
}

type Issue = z.core.$ZodIssue

function findings(
  issue: Issue,
  schema: z.ZodType,
  place: (path: readonly PropertyKey[], key?: string) => Omit<ConfigFinding, 'message'>,
): ConfigFinding[] {
  const where = issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key => ({
        ...place(issue.path, key),
        message: `${where}unknown key "${key}"${suggestion(key, keysAt(schema, issue.path))}`,
      }))
    case 'invalid_value': {
      const allowed = issue.values.map(String)
      const given = typeof issue.input === 'string' ? issue.input : undefined
      const named = given === undefined ? 'unknown value' : `unknown value "${given}"`
      const list = allowed.length <= 8 ? `; allowed are ${allowed.join(', ')}` : ''
      return [
        { ...place(issue.path), message: `${where}${named}${suggestion(given ?? '', allowed) || list}` },
      ]
    }
    case 'invalid_union': {
      const meant = meantBranch(issue.errors)
      if (meant) {
        return meant.flatMap(inner =>
          findings({ ...inner, path: [...issue.path, ...inner.path] }, schema, place),
        )
      }
      const values = issue.errors.flatMap(([first]) => (first?.code === 'invalid_value' ? first.values : []))
      if (values.length > 0 && typeof issue.input === 'string')
        return findings({ ...issue, code: 'invalid_value', values }, schema, place)
      return [{ ...place(issue.path), message: `${where}the value is of no kind that is allowed here` }]
    }
    default:
      return [{ ...place(issue.path), message: `${where}${issue.message}` }]
  }
}

/** Of the alternatives of a union, the one that the value fits in kind and is only wrong inside. */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const inside = (issue: Issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys'
  return branches.find(issues => issues.every(inside))
}

/** `; did you mean "x"?`, or nothing when no allowed name is near. */
export function suggestion(given: string, allowed: readonly string[]): string {
  const same = allowed.find(name => name.toLowerCase() === given.toLowerCase())
  // Every two letters are near to every other two.
  if (given.length < 3 || allowed.length === 0) return ''
  const nearest = same ?? closest(given, [...allowed])
  const near = same !== undefined || distance(given, nearest) <= Math.max(2, Math.floor(given.length / 3))
  return near ? `; did you mean "${nearest}"?` : ''
}

function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema
  for (const step of path) current = childOf(unwrap(current), step)
  return shapesOf(unwrap(current)).flatMap(shape => Object.keys(shape))
}

function childOf(schema: unknown, step: PropertyKey): unknown {
  return shapesOf(schema)
    .map(shape => shape[step])
    .find(child => child !== undefined)
}

/** The shape of an object, or those of the objects in a union. */
function shapesOf(schema: unknown): Record<PropertyKey, unknown>[] {
  const { shape, options } = (schema ?? {}) as { shape?: Record<PropertyKey, unknown>; options?: unknown[] }
  return shape ? [shape] : (options ?? []).flatMap(option => shapesOf(unwrap(option)))
}

function unwrap(schema: unknown): unknown {
  const inner = (schema as { def?: { innerType?: unknown } } | undefined)?.def?.innerType
  return inner === undefined ? schema : unwrap(inner)
}

function offsetOf(node: unknown, key?: string): number | undefined {
  return keyOffset(node, key) ?? (node as { range?: number[] } | undefined)?.range?.[0]
}

function keyOffset(node: unknown, key: string | undefined): number | undefined {
  const items = (node as { items?: { key?: { value?: unknown; range?: number[] } }[] } | undefined)?.items
  return key === undefined ? undefined : items?.find(item => item.key?.value === key)?.key?.range?.[0]
}
