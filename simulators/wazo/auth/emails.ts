import type { Account, Email } from '../state.ts'
import type { World } from '../world.ts'
import { checkLogin } from './accounts.ts'
import { type FieldProblem, type FieldRule, isAddress, isBoolean, required } from './body.ts'
import { authRefusal } from './refusals.ts'

interface NewEmail {
  readonly address: string
  readonly main: boolean
  readonly confirmed?: boolean
}

const rules: Readonly<Record<string, FieldRule>> = {
  address: isAddress,
  main: isBoolean,
  confirmed: isBoolean,
}

/** Replaces the addresses of an account whole; an address that stays keeps its uuid. */
export function replaceEmails(
  world: World,
  account: Account,
  body: Readonly<Record<string, unknown>>,
): Email[] {
  const { state } = world
  const wanted = checked(world, body.emails)
  for (const { address } of wanted) checkLogin(world, 'email_address', address, account.uuid)
  const emails = wanted.map(({ address, main, confirmed = false }) => ({
    uuid: account.emails.find(one => one.address === address)?.uuid ?? state.make.uuid(),
    address,
    main,
    confirmed,
  }))
  state.accounts.change(account.uuid, { emails })
  return emails
}

function checked({ clock }: World, emails: unknown): readonly NewEmail[] {
  const refuse = (message: unknown) =>
    authRefusal(clock, 400, { message, error_id: 'invalid-data', details: {}, resource: 'emails' })
  if (emails === undefined) throw refuse({ emails: [required] })
  if (!Array.isArray(emails)) throw refuse({ emails: ['Invalid input type.'] })
  const problems = emails.flatMap((email, index) => {
    const wrong = problemsOf(email)
    return Object.keys(wrong).length > 0 ? [[index, wrong] as const] : []
  })
  if (problems.length > 0) throw refuse({ emails: Object.fromEntries(problems) })
  const mains = emails.filter(({ main }: NewEmail) => main).length
  if (emails.length > 0 && mains === 0) throw refuse({ _schema: ['At least one address should be main'] })
  if (mains > 1) throw refuse({ _schema: ['Only one address should be main'] })
  return emails
}

function problemsOf(email: unknown): Record<string, readonly FieldProblem[]> {
  const fields = (typeof email === 'object' && email !== null ? email : {}) as Record<string, unknown>
  const wrong: Record<string, readonly FieldProblem[]> = {}
  for (const [name, rule] of Object.entries(rules)) {
    const value = fields[name]
    const problem = value === undefined ? (name === 'confirmed' ? undefined : required) : rule(value)
    if (problem) wrong[name] = [problem]
  }
  return wrong
}
