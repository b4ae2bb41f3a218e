import { isEmail } from '../fields.ts'
import { Refusal } from '../refusal.ts'
import type { Request, World } from '../world.ts'
import { authRefusal } from './refusals.ts'

/** What is wrong with a field: its message, and the constraint that was broken. */
export type FieldProblem = Readonly<Record<string, unknown>>

export type FieldRule = (value: unknown) => FieldProblem | undefined

const typeProblem = (message: string, constraint: string): FieldProblem => ({
  message,
  constraint_id: 'type',
  constraint,
})

export const isText: FieldRule = value =>
  typeof value === 'string' ? undefined : typeProblem('Not a valid string.', 'string')

export const isBoolean: FieldRule = value =>
  typeof value === 'boolean' ? undefined : typeProblem('Not a valid boolean.', 'boolean')

export const isAddress: FieldRule = value =>
  typeof value === 'string' && isEmail(value) ? undefined : typeProblem('Not a valid email address.', 'email')

export function hasLength(min: number, max: number): FieldRule {
  return value => {
    const problem = isText(value)
    if (problem) return problem
    const { length } = [...(value as string)]
    const message = `Length must be between ${min} and ${max}.`
    return length < min || length > max
      ? { constraint_id: 'length', constraint: { min, max }, message }
      : undefined
  }
}

export function oneOf(choices: readonly string[]): FieldRule {
  return value =>
    choices.includes(value as string)
      ? undefined
      : { constraint_id: 'enum', constraint: { choices }, message: `Must be one of: ${choices.join(', ')}.` }
}

export const required: FieldProblem = {
  message: 'Missing data for required field.',
  constraint_id: 'required',
  constraint: 'required',
}

export function parseAuthBody(
  { clock }: World,
  { body }: Request,
  resource: string,
): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8')) ?? {}
  } catch {
    const message = 'The browser (or proxy) sent a request that this server could not understand.'
    throw new Refusal({ status: 400, body: { message } }, message)
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>
  }
  const message = 'Invalid input type.'
  throw authRefusal(clock, 400, {
    message,
    error_id: 'invalid-data',
    details: { _schema: { message } },
    resource,
  })
}

/** Refuses the first field that breaks its rule. Fields may be null or missing, unless they are among `needed`. */
export function checkFields(
  { clock }: World,
  body: Readonly<Record<string, unknown>>,
  rules: Readonly<Record<string, FieldRule>>,
  resource: string,
  needed: readonly string[] = [],
): void {
  for (const [field, rule] of Object.entries(rules)) {
    const value = body[field]
    const missing = value === undefined || value === null
    const problem = missing ? (needed.includes(field) ? required : undefined) : rule(value)
    if (!problem) continue
    const { message } = problem
    const details = { [field]: problem }
    throw authRefusal(clock, 400, { message, error_id: 'invalid-data', details, resource })
  }
}
