import { domainToASCII } from 'node:url'

/**
 * What a body may hold, field by field, in the order in which problems are listed. Values are read as the server
 * reads them: its integers are lenient, its booleans are not. Fields that a schema does not have are ignored.
 */
export type Schema = Readonly<Record<string, Field>>

export interface Field {
  readonly type: Type
  /** Missing is a problem, unless the body only changes some fields. */
  readonly required?: boolean
  readonly nullable?: boolean
}

/** A value that was read, or what is wrong with it: a list of texts, or an object of those of its own fields. */
export type Reading = { readonly value: unknown } | { readonly problem: Problem }

export type Type = (value: unknown) => Reading

export type Problem = readonly string[] | Problems | ReadonlyMap<number, Problems>

export interface Problems {
  readonly [field: string]: Problem
}

export interface Loaded {
  readonly values: Readonly<Record<string, unknown>>
  /** Empty where all is well. */
  readonly problems: Problems
}

/** A rule about several fields at once, which is only asked where each field is fine. Returns what is wrong. */
export type SchemaRule = (values: Readonly<Record<string, unknown>>) => string | undefined

/** Reads `body`. With `partial`, fields that are missing are no problem. */
export function load(schema: Schema, body: unknown, partial = false): Loaded {
  if (!isObject(body)) return { values: {}, problems: { _schema: ['Invalid input type.'] } }
  const values: Record<string, unknown> = {}
  const problems: Record<string, Problem> = {}
  for (const [name, field] of Object.entries(schema)) {
    const reading = readField(field, body[name], partial)
    if (!reading) continue
    if ('problem' in reading) problems[name] = reading.problem
    else values[name] = reading.value
  }
  return { values, problems }
}

/** Nothing where the field is not there and need not be. */
function readField(field: Field, value: unknown, partial: boolean): Reading | undefined {
  if (value === undefined) {
    return field.required && !partial ? { problem: ['Missing data for required field.'] } : undefined
  }
  if (value !== null) return field.type(value)
  return field.nullable ? { value: null } : { problem: ['Field may not be null.'] }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

interface TextRules {
  readonly min?: number
  readonly max?: number
  readonly pattern?: RegExp
}

export function text(rules: TextRules = {}): Type {
  return value => {
    if (typeof value !== 'string') return { problem: ['Not a valid string.'] }
    const problem: string[] = []
    if (rules.pattern && !rules.pattern.test(value)) problem.push('String does not match expected pattern.')
    const length = lengthProblem([...value].length, rules)
    if (length !== undefined) problem.push(length)
    return problem.length > 0 ? { problem } : { value }
  }
}

function lengthProblem(length: number, { min, max }: TextRules): string | undefined {
  const short = min !== undefined && length < min
  const long = max !== undefined && length > max
  if (!short && !long) return undefined
  if (min !== undefined && max !== undefined) return `Length must be between ${min} and ${max}.`
  return short ? `Shorter than minimum length ${min}.` : `Longer than maximum length ${max}.`
}

export function oneOf(choices: readonly string[]): Type {
  return value => {
    if (typeof value !== 'string') return { problem: ['Not a valid string.'] }
    return choices.includes(value) ? { value } : { problem: [`Must be one of: ${choices.join(', ')}.`] }
  }
}

export const email: Type = value =>
  typeof value === 'string' && isEmail(value) ? { value } : { problem: ['Not a valid email address.'] }

export const boolean: Type = value =>
  typeof value === 'boolean' ? { value } : { problem: ['Not a valid boolean.'] }

/** Takes what Python's `int` takes: `35`, `35.9`, `" 35"`. */
export function integer(min: number, max: number): Type {
  return value => {
    const number = asInteger(value)
    if (number === undefined) return { problem: ['Not a valid integer.'] }
    if (number < min || number > max) {
      return { problem: [`Must be greater than or equal to ${min} and less than or equal to ${max}.`] }
    }
    return { value: number }
  }
}

export function number(min: number): Type {
  return value => {
    const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
    if (typeof read !== 'number' || !Number.isFinite(read)) return { problem: ['Not a valid number.'] }
    return read < min ? { problem: [`Must be greater than or equal to ${min}.`] } : { value: read }
  }
}

export const uuid: Type = value =>
  typeof value === 'string' && isUuid(value) ? { value } : { problem: ['Not a valid UUID.'] }

/** An object with fields of its own. */
export function nested(schema: Schema, rule?: SchemaRule): Type {
  return value => {
    const { values, problems } = load(schema, value)
    if (hasProblems(problems)) return { problem: problems }
    const broken = rule?.(values)
    return broken === undefined ? { value: values } : { problem: { _schema: [broken] } }
  }
}

/** A list of objects. */
export function listOf(schema: Schema): Type {
  return value => {
    if (!Array.isArray(value)) return { problem: ['Invalid input type.'] }
    const all = value.map(one => load(schema, one))
    const wrong = all.flatMap(({ problems }, index) =>
      hasProblems(problems) ? [[index, problems] as const] : [],
    )
    return wrong.length > 0 ? { problem: new Map(wrong) } : { value: all.map(({ values }) => values) }
  }
}

export function hasProblems(problems: Problems): boolean {
  return Object.keys(problems).length > 0
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

function asInteger(value: unknown): number | undefined {
  if (typeof value === 'number') return Math.trunc(value)
  if (typeof value !== 'string' || !/^\s*[+-]?\d+(?:_\d+)*\s*$/.test(value)) return undefined
  return Number(value.replaceAll('_', ''))
}

const localPart = /^[-!#$%&'*+/=?^_`{}|~0-9A-Z]+(?:\.[-!#$%&'*+/=?^_`{}|~0-9A-Z]+)*$/i
const domain = /^(?:[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?\.)+(?:[A-Z]{2,6}\.?|[A-Z0-9-]{2,})$/i

export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@')
  const host = text.slice(at + 1)
  if (at < 1 || !localPart.test(text.slice(0, at))) return false
  return host === 'localhost' || domain.test(host) || domain.test(domainToASCII(host))
}
