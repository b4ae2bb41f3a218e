import type { FieldChange } from '../../../roster/planning/plan.ts'
import { Failure } from '../../../work/failure.ts'
import type { Settlement, UnitContext } from '../../../work/unit.ts'
import type { StepFacts } from '../../platform.ts'
import { secretIn } from '../../secret-cell.ts'
import type { FaxChoice, NewUser, PasswordSetup, PortalUser } from '../portal-user.ts'
import type { Sketch, Task } from '../roster/steps.ts'
import { afterWriting } from './after-writing.ts'
import { notBroughtAbout, unmet } from './comparison.ts'
import { isRefusal } from './refusals.ts'
import { numberId, sentFields } from './sent-fields.ts'
import type { Tools } from './tools.ts'
import { notDone, type Writing } from './writing.ts'

type Creation = Sketch<Extract<Task, { does: 'create' }>>

/** Makes a new user in one call. */
export function createUser(creation: Creation, tools: Tools): Writing {
  return tools.mayList ? seen(creation, tools) : unseen(creation, tools)
}

/** The user is read afterwards. */
function seen(creation: Creation, tools: Tools): Writing {
  const { key, fields } = creation
  const { client, directory } = tools
  const asked = fields.filter(({ secret }) => !secret)
  const check = (user: PortalUser): StepFacts => {
    const columns = unmet(user, asked, tools)
    if (columns.length > 0) throw notBroughtAbout(key, columns)
    return { id: user.id }
  }
  return {
    async run({ signal }: UnitContext) {
      const id = await client.createUser(bodyOf(creation, tools), signal)
      const user = await afterWriting(client.user(id, signal))
      if (!user) throw notBroughtAbout(key, ['username'])
      return check(user)
    },
    async settle({ signal }) {
      const user = await directory.listed(key, signal)
      // Who has another address is somebody else, because of whom the name is refused.
      if (!user || unmet(user, asked.filter(isEmail), tools).length > 0) return notDone
      return { done: true, result: check(user) }
    },
  }
}

/** The user cannot be read, so the call is its own question: who is there already is not made again, but refused. */
function unseen(creation: Creation, tools: Tools): Writing {
  const run = async ({ signal }: UnitContext): Promise<StepFacts> => {
    try {
      return { id: await tools.client.createUser(bodyOf(creation, tools), signal) }
    } catch (error) {
      if (isThere(error)) return { note: alreadyThere }
      throw error
    }
  }
  return {
    run,
    async settle(context): Promise<Settlement<StepFacts>> {
      try {
        return { done: true, result: await run(context) }
      } catch (error) {
        if (isRefusal(error)) return notDone
        throw error
      }
    },
  }
}

const alreadyThere =
  'The username and the e-mail address are taken, so the user counts as there already; what else the roster says of it could not be compared.'

/**
 * Whether a refusal says that both the name and the address are taken, and so most likely by the same user. What else it
 * says may come of that, such as that the fax number is taken.
 */
function isThere(error: unknown): boolean {
  if (!isRefusal(error)) return false
  const { username = '', email = '' } = error.detail
  return [username, email].every(words => /\btaken\b/i.test(words))
}

function bodyOf({ key, fields }: Creation, tools: Tools): NewUser {
  const {
    email = '',
    group_id = '',
    fax_number,
    ...rest
  } = sentFields(
    fields.filter(({ secret }) => !secret),
    tools.facts,
  )
  return {
    ...rest,
    username: key,
    email: email ?? '',
    role: 'user',
    group_id: group_id ?? '',
    ...faxChoice(fax_number ?? null, tools),
    ...passwordSetup(key, tools),
  }
}

function faxChoice(number: string | null, { facts }: Tools): FaxChoice {
  if (number === null || facts.faxNumbers.get(number)?.default) return { fax_number_type: 'enterprise' }
  return { fax_number_type: 'selected', selected_fax_number: numberId(number, facts) }
}

function passwordSetup(key: string, { passwords, secrets }: Tools): PasswordSetup {
  switch (passwords.mode) {
    case 'user_choice':
      return { password_setup_type: 'user' }
    case 'random':
      return { password_setup_type: 'auto' }
    case 'manual': {
      const password = secretIn(secrets(key, 'password') ?? '', passwords)
      if (password === '') throw noPassword
      return { password_setup_type: 'force', password, password_confirmation: password }
    }
  }
}

const noPassword = new Failure(
  'rejected',
  'The password of the new user is not there: its secret was not handed over.',
  { code: 'SecretMissing', cure: 'Hand the secret over under env: of the step, then run again.' },
)

function isEmail({ column }: FieldChange): boolean {
  return column === 'email'
}
