import type { RestFault } from './faults.ts'

/** Calls that a token may make in an hour. */
export const hourlyLimit = 5_000

/** The headers that tell how much of the hour's calls is left. */
export function limitHeaders(remaining: number, reset: Date): Record<string, string> {
  return {
    'x-ratelimit-limit': String(hourlyLimit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-used': String(hourlyLimit - remaining),
    'x-ratelimit-reset': String(Math.floor(reset.getTime() / 1_000)),
    'x-ratelimit-resource': 'core',
  }
}

/**
 * The fault of a token that has used up its hour.
 * @param resetsIn seconds until it may call again
 */
export function primaryLimit(resetsIn: number): RestFault {
  return {
    status: 403,
    message: 'API rate limit exceeded for installation.',
    headers: limitHeaders(0, new Date(Date.now() + resetsIn * 1_000)),
  }
}

/**
 * The fault of a token that has called too fast.
 * @param retryAfter seconds
 */
export function secondaryLimit(retryAfter: number, status: 403 | 429 = 403): RestFault {
  return {
    status,
    message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    headers: { 'retry-after': String(retryAfter) },
  }
}
