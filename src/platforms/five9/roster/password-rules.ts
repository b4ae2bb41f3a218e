import { type GivenSecrets, secretIn, variableIn } from '../../secret-cell.ts'
import type { Five9Record } from '../messages.ts'
import type { Verdict } from './verdict.ts'

/**
 * Which password a new user has whose row names none.
 *
 * - `cells`: none; the row is refused.
 * - `random`: one that nobody knows.
 * - `none`: what Five9 makes of a user without one.
 */
export type PasswordMode = 'cells' | 'random' | 'none'

/** What the workflow says about passwords, and hands over. */
export interface Passwords extends GivenSecrets {
  readonly mode: PasswordMode
}

type Policy = Five9Record<'passwordPolicies'>

const demands: readonly {
  readonly least: keyof Policy
  readonly what: (least: number) => string
  readonly found: (password: string) => number
}[] = [
  { least: 'minPasswordLength', what: n => some(n, 'character'), found: password => password.length },
  { least: 'minCapitalCharacters', what: n => some(n, 'capital letter'), found: matches(/\p{Lu}/gu) },
  { least: 'minNumberCharacters', what: n => some(n, 'digit'), found: matches(/\d/g) },
  { least: 'minSpecialCharacters', what: n => some(n, 'special character'), found: matches(/[^\p{L}\d]/gu) },
]

/** Whether a new user gets a password that the domain accepts. Nothing of the password or its cell is in a message. */
export function judgePassword(verdict: Verdict, passwords: Passwords, policy: Policy): void {
  const cell = verdict.asked('password')
  if (cell === '') {
    if (passwords.mode === 'cells') verdict.error('no-password', 'password', missing)
    return
  }
  const named = variableIn(cell) !== undefined
  if (!named && !passwords.literals) return
  const password = secretIn(cell, passwords)
  if (password === '') verdict.error('secret-missing', 'password', notHandedOver)
  else if (weak(password, policy)) verdict.error('weak-password', 'password', tooWeak(policy))
}

const missing =
  'password: a new user needs a password: store it as a secret and write env: and its name, or choose another password-mode'

const notHandedOver =
  'password names a variable that the step does not have, or that is empty: hand the secret over under env: of the ' +
  `step, as in NAME: \${{ secrets.NAME }}; runs for forks and for Dependabot may not see secrets`

function weak(password: string, policy: Policy): boolean {
  return demands.some(({ least, found }) => found(password) < Number(policy[least] ?? 0))
}

/** The whole policy, since what exactly is missing would tell something about the password. */
function tooWeak(policy: Policy): string {
  const wanted = demands
    .map(({ least, what }) => ({ what, n: Number(policy[least] ?? 0) }))
    .filter(({ n }) => n > 0)
    .map(({ what, n }) => what(n))
  return `password: the secret is weaker than the domain allows; it asks for at least ${wanted.join(', ')}`
}

function some(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function matches(pattern: RegExp): (text: string) => number {
  return text => text.match(pattern)?.length ?? 0
}
