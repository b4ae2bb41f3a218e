import type { Person } from './tenant-things.ts'

/** Where a number is: in which context. The same for those that are the same. */
export function place(number: string, context: string): string {
  return `${number} ${context}`
}

export function nameOf({ firstname, lastname }: Pick<Person, 'firstname' | 'lastname'>): string {
  return [firstname, lastname].filter(Boolean).join(' ')
}
