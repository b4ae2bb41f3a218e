import { createHash } from 'node:crypto'

/** A short name for any text: equal texts have equal ones, and it serves as a file name and in a cache key. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
