import type { XMedius } from '../../../simulators/xmedius/index.ts'

/** An answer as it came over the wire. */
export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Undefined where the text is no JSON. */
  readonly json: Content | undefined
}

interface Content {
  readonly result: boolean
  readonly data?: unknown
  readonly errors?: unknown
}

/** What decides who asks; a running simulation is one. */
export type Caller = Pick<XMedius, 'url' | 'account' | 'token'>

/** Sends a request to an address below the account, with the usual headers or others in their place. */
export async function call(
  { url, account, token }: Caller,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const answer = await fetch(`${url}/enterprises/${account.name}/${path}`, {
    method,
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'Authorization-Token': token,
      ...headers,
    },
    redirect: 'manual',
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text, json: parsed(text) }
}

/** The data of an answer; throws where it is none. */
export function dataOf({ json, text }: Reply): unknown {
  if (json?.result !== true) throw new Error(`not an answer: ${text.slice(0, 500)}`)
  return json.data
}

/** What an answer says is wrong; throws where it is no refusal. */
export function errorsIn({ json, text }: Reply): unknown {
  if (json?.result !== false) throw new Error(`not a refusal: ${text.slice(0, 500)}`)
  return json.errors
}

function parsed(text: string): Content | undefined {
  try {
    return JSON.parse(text) as Content
  } catch {
    return undefined
  }
}
