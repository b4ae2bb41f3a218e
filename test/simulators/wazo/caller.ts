import type { Wazo } from '../../../simulators/wazo/index.ts'

export interface Asked {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

export interface Answered {
  readonly status: number
  readonly type: string | null
  readonly text: string
}

/** Asks through the front, with the administrator's rights: `ask(wazo, 'GET', 'confd/users')`. */
export async function ask(wazo: Wazo, method: string, path: string, asked: Asked = {}): Promise<Answered> {
  const { body, headers, signal } = asked
  const [service, ...rest] = path.split('/')
  const answer = await fetch(
    `${wazo.url}/api/${service}/${service === 'auth' ? '0.1' : '1.1'}/${rest.join('/')}`,
    {
      method,
      headers: { 'x-auth-token': wazo.token(), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    },
  )
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    text: await answer.text(),
  }
}

/** Resolves when everything has happened that needs no more time. */
export async function turns(until: () => boolean): Promise<void> {
  while (!until()) await new Promise(resolve => setImmediate(resolve))
}
