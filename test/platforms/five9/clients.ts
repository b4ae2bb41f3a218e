import { HttpClient } from '../../../src/http/client.ts'
import { Five9Client } from '../../../src/platforms/five9/client.ts'
import type { WireOptions } from '../../../src/platforms/five9/wire.ts'
import type { Pacer } from '../../../src/work/pacer.ts'

/** A pacer that holds nobody up and notes what it was asked for. */
export class OpenPacer implements Pacer {
  readonly taken: string[] = []

  take(limit: string): Promise<void> {
    this.taken.push(limit)
    return Promise.resolve()
  }

  refused(limit: string): void {
    this.taken.push(`${limit} refused`)
  }
}

export interface Service {
  readonly endpoint: string | URL
  readonly username?: string
  readonly password?: string
}

export function clientOf(service: Service, options: Partial<WireOptions> = {}): Five9Client {
  return new Five9Client({
    endpoint: new URL(service.endpoint),
    username: service.username ?? 'kim',
    password: service.password ?? 'p4ssw0rd',
    http: new HttpClient(),
    pacer: new OpenPacer(),
    requestTimeout: 20_000,
    ...options,
  })
}
