import type { Allowance } from './plan.ts'

export type { Allowance }

/** What a plan may change without being asked for more. Removals frighten most. */
export const defaultAllowances: {
  readonly creates: Allowance
  readonly updates: Allowance
  readonly removals: Allowance
} = {
  creates: { count: 50, percent: 20 },
  updates: { count: 50, percent: 20 },
  removals: { count: 10, percent: 5 },
}

const limit = /^(?:(?<count>\d{1,9})|(?<percent>\d{1,6}(?:\.\d{1,4})?) ?%)$/

/**
 * Reads a limit: `25` users, `10%` of the platform's users, `25 or 10%` for the greater of both, `unlimited`.
 * @returns undefined for anything else
 */
export function parseAllowance(text: string): Allowance | undefined {
  const words = text.trim().toLowerCase()
  if (words === 'unlimited') return {}
  let allowance: Allowance = {}
  for (const part of words.split(/\s+or\s+/)) {
    const { count, percent } = limit.exec(part)?.groups ?? {}
    if (count !== undefined && allowance.count === undefined) {
      allowance = { ...allowance, count: Number(count) }
    } else if (percent !== undefined && allowance.percent === undefined) {
      allowance = { ...allowance, percent: Number(percent) }
    } else {
      return undefined
    }
  }
  return allowance
}

/** The limit as `parseAllowance` reads it. */
export function describeAllowance({ count, percent }: Allowance): string {
  const parts = [
    ...(count === undefined ? [] : [`${count}`]),
    ...(percent === undefined ? [] : [`${percent}%`]),
  ]
  return parts.length === 0 ? 'unlimited' : parts.join(' or ')
}

/** How many of `users` may be changed: a share is rounded up, of two limits the greater counts. */
export function allowedOf({ count, percent }: Allowance, users: number): number {
  if (count === undefined && percent === undefined) return Number.POSITIVE_INFINITY
  // 1.1 % of 1,000 is a little more than 11 in binary fractions, and must not become 12.
  const share = Math.ceil(Number(((users * (percent ?? 0)) / 100).toFixed(6)))
  return Math.max(count ?? 0, share)
}
