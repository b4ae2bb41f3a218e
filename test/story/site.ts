import type { Settings } from '../examples/hub/hub.ts'

/** A tenant of a platform, as the story needs it: people whose last names somebody changes. */
export interface Site extends AsyncDisposable {
  /** As the names of its workflows begin. */
  readonly platform: 'five9' | 'wazo' | 'xmedius'
  readonly settings: Settings
  /** Columns of its roster: what identifies a user, and the last name. */
  readonly columns: { readonly key: string; readonly name: string }
  /** Keys of four users whom a change of name suits. */
  readonly people: readonly [string, string, string, string]
  lastName(key: string): string
  /** Somebody changes a last name in the platform's own portal. */
  rename(key: string, lastName: string): void
  /** From now on the platform refuses to change this user; undefined, and it refuses nobody. */
  refuse(key: string | undefined): void
  /** How many calls there were. */
  readonly calls: number
  /** How many of them write. */
  readonly writes: number
}
