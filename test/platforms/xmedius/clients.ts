import type { XMedius as Portal } from '../../../simulators/xmedius/index.ts'
import { HttpClient } from '../../../src/http/client.ts'
import { XMediusClient, type XMediusClientOptions } from '../../../src/platforms/xmedius/client.ts'
import { XMedius } from '../../../src/platforms/xmedius/platform.ts'
import type { NewUser } from '../../../src/platforms/xmedius/portal-user.ts'
import { Failure } from '../../../src/work/failure.ts'
import { InstantClock } from '../../work/instant-clock.ts'

type Place = Pick<Portal, 'url' | 'token'> & { readonly account: Pick<Portal['account'], 'name'> }

export function clientOf(
  { url, token, account }: Place,
  options: Partial<XMediusClientOptions> = {},
): XMediusClient {
  return new XMediusClient({
    ...{ endpoint: new URL(url), account: account.name, token },
    ...{ http: new HttpClient(), requestTimeout: 20_000 },
    ...options,
  })
}

export function platformOf({ url, token, account }: Place): XMedius {
  const clock = new InstantClock(Date.now())
  return new XMedius(
    { endpoint: new URL(url), account: account.name, token },
    { http: new HttpClient({ clock }), requestTimeout: 20_000, clock, onWait: () => undefined },
  )
}

export const kim: NewUser = {
  ...{ username: 'kim.example', email: 'kim.example@example.com', role: 'user', group_id: '1' },
  ...{ fax_number_type: 'enterprise', password_setup_type: 'auto' },
}

/** The Failure that a call ends with. */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  const error = await call.then(
    () => new Error('the call did not fail'),
    (reason: unknown) => reason,
  )
  if (error instanceof Failure) return error
  throw error
}
