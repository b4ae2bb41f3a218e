import { type GivenSecrets, secretIn } from '../../secret-cell.ts'
import { type SecretColumn, secretRules } from '../roster-columns.ts'
import type { Verdict } from './verdict.ts'

/** Whether secrets that change were handed over, and are what Wazo takes. Nothing of a secret or its cell is in a message. */
export function judgeSecrets(verdict: Verdict, secrets: GivenSecrets): void {
  for (const column of Object.keys(secretRules) as SecretColumn[]) {
    if (column !== 'password' || verdict.creating) judgeSecret(verdict, column, secrets)
  }
  judgePassword(verdict)
}

function judgeSecret(verdict: Verdict, column: SecretColumn, secrets: GivenSecrets): void {
  if (verdict.asked(column) === '' || !verdict.changes(column)) return
  const secret = secretIn(verdict.written(column).trim(), secrets)
  const { matches, rule } = secretRules[column]
  if (secret === '') verdict.error('secret-missing', column, `${column} ${notHandedOver}`)
  else if (!matches.test(secret) || /[\r\n]/.test(secret)) {
    verdict.error('secret-unfit', column, `${column}: the secret must be ${rule}, without a line break`)
  }
}

const notHandedOver =
  'names a variable that the step does not have, or that is empty: hand the secret over under env: of the step, as in NAME: ' +
  `\${{ secrets.NAME }}; runs for forks and for Dependabot may not see secrets`

function judgePassword(verdict: Verdict): void {
  if (verdict.written('password') === '') return
  if (!verdict.creating) {
    verdict.warn('password-kept', 'password', passwordKept)
  } else if (verdict.asked('username') === '' && verdict.asked('email') === '') {
    verdict.warn('login-unknown', 'password', loginUnknown)
  }
}

const passwordKept =
  'password counts for new users only, and this user keeps the one of before: set another in Wazo, or have the user ask for one ' +
  'where people log in'
const loginUnknown =
  'password: without username and email the user logs in with the uuid that Wazo will give, which nobody knows yet: fill one of ' +
  'them'
