import { Failure } from '../../../work/failure.ts'
import type { UnitContext } from '../../../work/unit.ts'
import type { StepFacts } from '../../platform.ts'
import { afterWriting } from '../effect.ts'
import type { Arguments } from '../messages.ts'
import { fieldOf, itemsOf, numberedItems } from '../roster/fields.ts'
import type { Sketch, Task } from '../roster/steps.ts'
import type { UserInfo } from '../user.ts'
import { notBroughtAbout, unmet } from './comparison.ts'
import { generalInfo } from './general-info.ts'
import { passwordOf } from './password.ts'
import { rolesToSet } from './roles.ts'
import type { Tools } from './tools.ts'
import type { Writing } from './writing.ts'

type Creation = Sketch<Extract<Task, { does: 'create' }>>

/** Makes a new user, with all that belongs to it, in one call. */
export function createUser({ key, fields }: Creation, tools: Tools): Writing {
  const { client } = tools
  const given = (fieldOf(fields, 'extension')?.after ?? null) !== null
  const random = tools.passwords.mode === 'random' && tools.secrets(key, 'password') === undefined
  // A password that nobody knows must be changed, whatever the roster says.
  const shown = fields.filter(({ column, secret }) => !secret && !(random && column === 'mustChangePassword'))
  const check = (user: UserInfo): StepFacts => {
    const columns = unmet(user, shown)
    if (columns.length > 0) throw notBroughtAbout(key, columns)
    const { extension } = user.generalInfo.fields
    return given || extension === undefined ? {} : { extension }
  }
  return {
    async run({ signal }: UnitContext) {
      const request = requestOf(key, fields, tools)
      const call = client.call('createUser', request, signal).catch(async (error: unknown) => {
        // A wrong login has the same name. To ask costs nothing, and to go on with one would lock the account.
        if (error instanceof Failure && error.code.startsWith('InvalidAccount')) await client.limits(signal)
        throw error
      })
      const user = (await call) ?? (await afterWriting(client.user(key, signal)))
      if (!user) throw notBroughtAbout(key, ['userName'])
      return check(user)
    },
    async settle({ signal }) {
      const user = await client.user(key, signal)
      return user ? { done: true, result: check(user) } : { done: false }
    },
  }
}

function requestOf(key: string, fields: Creation['fields'], tools: Tools): Arguments<'createUser'> {
  const secret = passwordOf(key, tools)
  return {
    userInfo: {
      agentGroups: itemsOf('agentGroups', fieldOf(fields, 'agentGroups')?.after),
      cannedReports: pairs('cannedReports', fields).map(([name, index]) => ({ index, name })),
      generalInfo: {
        ...generalInfo(undefined, fields),
        userName: key,
        ...(secret && { password: secret.password }),
        ...(secret?.random && { mustChangePassword: 'true' }),
      },
      roles: rolesToSet({}, fields),
      skills: pairs('skills', fields).map(([skillName, level]) => ({ level, skillName, userName: key })),
    },
  }
}

function pairs(column: string, fields: Creation['fields']) {
  return [...numberedItems(column, fieldOf(fields, column)?.after)]
}
