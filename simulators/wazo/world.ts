import type { Clock } from '../../src/work/clock.ts'
import type { State, Tenant } from './state.ts'

/** What every rule of the server can see. */
export interface World {
  readonly state: State
  readonly clock: Clock
  /** Imports take the time that they were measured to take, by the clock. */
  readonly measured: boolean
  /** Aborts when the server stops, for work that goes on after its caller has left. */
  readonly closing: AbortSignal
}

/** A request whose token and tenant have been checked. */
export interface Request {
  readonly method: string
  /** The parts of the path that the route names. */
  readonly parts: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Buffer
  /** The address that links begin with: `http://127.0.0.1:9486/1.1`. */
  readonly base: string
  readonly tenant: Tenant
  /** The tenants that `recurse=true` adds: those below. */
  readonly below: readonly Tenant[]
}

/** What goes out. A body that is a text goes as it stands, anything else as JSON. */
export interface Answer {
  readonly status: number
  /** Names in lower case; the content type is that of JSON unless told. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
}

export const nothing: Answer = { status: 204, body: '' }

export function ok(body: unknown): Answer {
  return { status: 200, body }
}

export function created(body: unknown, location: string): Answer {
  return { status: 201, headers: { location }, body }
}
