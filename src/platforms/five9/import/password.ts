import { randomInt } from 'node:crypto'
import { Failure } from '../../../work/failure.ts'
import type { Key } from '../../platform.ts'
import { secretIn } from '../../secret-cell.ts'
import type { Five9Record } from '../messages.ts'
import type { Passwords } from '../roster/password-rules.ts'
import type { Tools } from './tools.ts'

/** The password that a new user is sent; undefined for none. Throws a `Failure` when it cannot be had. */
export function passwordOf(
  key: Key,
  { secrets, passwords, policy }: Pick<Tools, 'secrets' | 'passwords' | 'policy'>,
): { readonly password: string; readonly random: boolean } | undefined {
  const cell = secrets(key, 'password')
  if (cell !== undefined) return { password: given(cell, passwords), random: false }
  switch (passwords.mode) {
    case 'random':
      return { password: randomPassword(policy()), random: true }
    case 'none':
      return undefined
    case 'cells':
      throw new Failure('rejected', 'The new user has no password.', {
        code: 'NoPassword',
        cure: 'Name a secret in the column password as env:NAME, or choose another password-mode.',
      })
  }
}

function given(cell: string, passwords: Passwords): string {
  const password = secretIn(cell, passwords)
  if (password !== '') return password
  throw new Failure(
    'rejected',
    'The password of the new user is not there: its secret was not handed over.',
    {
      code: 'SecretMissing',
      cure: 'Hand the secret over under env: of the step, then run again.',
    },
  )
}

const capitals = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const small = 'abcdefghijkmnopqrstuvwxyz'
const digits = '23456789'
const specials = '-_.@$!'
const shortest = 16

/** A password that nobody knows, of all kinds of characters, and as strong as the domain asks. */
export function randomPassword(policy: Five9Record<'passwordPolicies'>): string {
  const least = (count: string | undefined) => Math.max(2, Number(count ?? 0))
  const demanded = [
    ...drawn(capitals, least(policy.minCapitalCharacters)),
    ...drawn(digits, least(policy.minNumberCharacters)),
    ...drawn(specials, least(policy.minSpecialCharacters)),
    ...drawn(small, 2),
  ]
  const length = Math.max(shortest, Number(policy.minPasswordLength ?? 0))
  const rest = drawn(capitals + small + digits + specials, Math.max(0, length - demanded.length))
  return shuffled([...demanded, ...rest]).join('')
}

function drawn(characters: string, count: number): string[] {
  return Array.from({ length: count }, () => characters.charAt(randomInt(characters.length)))
}

function shuffled(characters: readonly string[]): string[] {
  const result: string[] = []
  for (const character of characters) result.splice(randomInt(result.length + 1), 0, character)
  return result
}
