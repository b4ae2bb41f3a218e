import type { Clock } from '../../../src/work/clock.ts'
import { Float } from '../python.ts'
import { Refusal } from '../refusal.ts'

/** What wazo-auth says of a request that it refuses. */
export interface AuthProblem {
  readonly message: unknown
  readonly error_id: string
  readonly details: object
  readonly resource?: string
}

export function authRefusal(clock: Clock, status: number, problem: AuthProblem): Refusal {
  const { message, error_id, details, resource } = problem
  const body = { message, error_id, details, timestamp: seconds(clock), ...(resource ? { resource } : {}) }
  return new Refusal({ status, body }, JSON.stringify(message))
}

/** The older form, which tokens are refused in. */
export function tokenRefusal(clock: Clock, status: number, reason: string): Refusal {
  const body = { reason: [reason], timestamp: [seconds(clock)], status_code: status }
  return new Refusal({ status, body }, reason)
}

/** A login or an address that somebody has. */
export function conflict(clock: Clock, field: string, message: string): Refusal {
  return authRefusal(clock, 409, {
    message: 'Conflict detected',
    error_id: 'conflict',
    details: { [field]: { constraint_id: 'unique', message } },
    resource: 'users',
  })
}

export function unknownUser(clock: Clock, uuid: string): Refusal {
  return authRefusal(clock, 404, {
    message: `No such user: "${uuid}"`,
    error_id: 'unknown-user',
    details: { uuid },
    resource: 'users',
  })
}

export function unknown(clock: Clock, resource: 'tenant' | 'policy', uuid: string): Refusal {
  return authRefusal(clock, 404, {
    message: `No such ${resource}: "${uuid}"`,
    error_id: `unknown-${resource}`,
    details: { uuid },
    resource: resource === 'tenant' ? 'tenants' : 'policies',
  })
}

/** Seconds since the epoch, with a fraction. */
function seconds(clock: Clock): Float {
  return new Float(clock.now() / 1000)
}
