import { z } from 'zod'
import type { Answer } from './call.ts'
import { Refusal } from './refusal.ts'
import type { Grant } from './tokens.ts'

const graphQlRequest = z.strictObject({ query: z.string(), variables: z.object().optional() })

/** `GET /user`, which no app's token may ask. */
export function getUser({ kind, account }: Grant): Answer {
  if (kind === 'integration') throw new Refusal(403, 'Resource not accessible by integration')
  return { status: 200, body: account }
}

/** Of GraphQL the one question whose token this is, which every token may ask. */
export function askGraphQl({ account }: Grant, body: unknown): Answer {
  const parsed = graphQlRequest.safeParse(body)
  if (!parsed.success) throw new Refusal(400, 'Problems parsing JSON')
  const known = /^\s*(?:query\s*)?\{\s*viewer\s*\{\s*login\s*\}\s*\}\s*$/.test(parsed.data.query)
  if (!known) {
    return { status: 200, body: { errors: [{ message: 'The simulator knows only { viewer { login } }' }] } }
  }
  return { status: 200, body: { data: { viewer: { login: account.login } } } }
}
