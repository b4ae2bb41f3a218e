import { Failure } from '../../../../work/failure.ts'
import type { WazoClient } from '../../client.ts'
import { callPermissions, type User, users } from '../../resources.ts'
import { pieces } from '../../roster/fields.ts'
import { cellsWith } from './cells.ts'
import type { Part } from './part.ts'

/** Call permissions, each given or taken by itself. */
export function permissionsPart(client: WazoClient): Part<{ readonly user: User }> {
  return {
    async read(uuid, _wanted, signal) {
      const user = await client.find(users, uuid, signal)
      return user && { user }
    },
    cells: ({ user }) => cellsWith(user),
    astray: () => [],
    async write({ user }, wanted, _doubtful, signal) {
      const after = new Set(wanted.flatMap(({ column, after: cell }) => [...pieces(column, cell ?? '')]))
      const has = new Set(user.call_permissions.map(({ name }) => name))
      for (const name of after.difference(has)) {
        const id = await permissionNamed(client, name, signal)
        await client.link(users, user.uuid, callPermissions, id, signal)
      }
      for (const { id, name } of user.call_permissions) {
        if (!after.has(name)) await client.unlink(users, user.uuid, callPermissions, id, signal)
      }
    },
  }
}

async function permissionNamed(client: WazoClient, name: string, signal: AbortSignal): Promise<number> {
  const { items } = await client.page(callPermissions, { name }, signal)
  const found = items.find(item => item.name === name)
  if (found) return found.id
  throw new Failure('rejected', `Wazo has no call permission ${name} any more.`, {
    code: 'CallPermissionNotFound',
    cure: 'It was deleted or renamed since the plan was made: plan again.',
  })
}
