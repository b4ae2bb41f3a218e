import { hasProblems, load, type Problems, type Schema, type SchemaRule } from '../fields.ts'
import { repr } from '../python.ts'
import { inputError, refuse } from '../refusal.ts'
import type { Request } from '../world.ts'

/** Parses the body, whatever its content type. `null` counts as an object without fields. */
export function parseBody({ body }: Pick<Request, 'body'>): unknown {
  try {
    return JSON.parse(body.toString('utf8')) ?? {}
  } catch {
    throw refuse('The browser (or proxy) sent a request that this server could not understand.')
  }
}

/** Reads what a request creates; refuses with a line for each field that is wrong. */
export function loadWhole<Values>(schema: Schema, body: unknown, rule?: SchemaRule): Values {
  return checked<Values>(schema, body, false, rule)
}

/** Reads what a request changes: fields that it does not name are left out. */
export function loadPart<Values>(schema: Schema, body: unknown, rule?: SchemaRule): Partial<Values> {
  return checked<Partial<Values>>(schema, body, true, rule)
}

function checked<Values>(schema: Schema, body: unknown, partial: boolean, rule?: SchemaRule): Values {
  const { values, problems } = load(schema, body, partial)
  if (hasProblems(problems)) throw inputError(...linesOf(problems))
  const broken = rule?.(values)
  if (broken !== undefined) throw inputError(...linesOf({ _schema: [broken] }))
  return values as Values
}

function linesOf(problems: Problems): string[] {
  return Object.entries(problems).map(([field, problem]) => `${field}: ${repr(problem)}`)
}
