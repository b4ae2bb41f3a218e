import { createHmac, scryptSync } from 'node:crypto'
import type { WazoLogin } from '../login.ts'

/** The columns whose cells Wazo tells and a roster should not hold. */
export const readableSecrets = ['call_permission_password', 'voicemail_password', 'sip_secret'] as const

export type ReadableSecret = (typeof readableSecrets)[number]

/** Which secrets are read, and the cell that stands for each; empty secrets have empty cells. */
export interface SecretCells {
  readonly columns: ReadonlySet<string>
  cell(value: string): string
}

/** No secrets at all. */
export const noSecrets: SecretCells = { columns: new Set(), cell: () => '' }

/** Secrets as they are, for an export that was asked for them. */
export const clearSecrets: SecretCells = { columns: new Set(readableSecrets), cell: value => value }

/** Digests of those secrets that a roster has columns for: enough to tell whether one is another, and no more. */
export function digestedSecrets(columns: readonly string[], key: Buffer): SecretCells {
  const wanted = readableSecrets.filter(name => columns.includes(name))
  return { columns: new Set(wanted), cell: value => (value === '' ? '' : secretDigest(key, value)) }
}

/**
 * What stands for a secret where plans are made, and in what is kept between attempts.
 * @param key of `digestKey`
 */
export function secretDigest(key: Buffer, value: string): string {
  return `digest:${createHmac('sha256', key).update(value).digest('hex')}`
}

/**
 * The key of digests: the same for every run with one login. It costs a moment to make, since secrets of a few digits
 * could be guessed from their digests by whoever guesses the password of the login.
 */
export function digestKey(login: WazoLogin, tenant: string): Buffer {
  return scryptSync('token' in login ? login.token : login.password, `rollcall ${tenant}`, 32)
}
