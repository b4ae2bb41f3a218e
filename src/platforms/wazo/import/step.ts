import type { FieldChange } from '../../../roster/planning/plan.ts'
import type { Key, Step } from '../../platform.ts'
import type { WazoClient } from '../client.ts'
import { concernsAccount, type PartName } from '../roster/parts.ts'
import { partsOf, type Sketch } from '../roster/steps.ts'
import { changePart, type PartChange } from './change-part.ts'
import { CreateUsers } from './create-users.ts'
import { deleteUser } from './delete-user.ts'
import { lend } from './lend.ts'
import { incallsPart } from './parts/incalls-part.ts'
import { linePart } from './parts/line-part.ts'
import { permissionsPart } from './parts/permissions-part.ts'
import { userPart } from './parts/user-part.ts'
import { voicemailPart } from './parts/voicemail-part.ts'
import type { Tools } from './tools.ts'
import { wantedOf } from './wanted.ts'
import type { Writing } from './writing.ts'

/** A step as data, with the means to take it. */
export function stepOf(sketch: Sketch, tools: Tools): Step {
  const { id, label, cost, needs, serves } = sketch
  const writing = writingOf(sketch, tools)
  return {
    ...{ id, label, cost, needs, serves },
    run: context => writing.run(context),
    settle: context => writing.settle(context),
    ...(writing.factsFor && { factsFor: (key, facts) => writing.factsFor?.(key, facts) ?? facts }),
    ...(writing.followers && { followers: facts => writing.followers?.(facts) ?? [] }),
    ...(sketch.does === 'create' && {
      split: ({ users }) => partsOf(sketch, users).map(part => stepOf(part, tools)),
    }),
  }
}

function writingOf(sketch: Sketch, tools: Tools): Writing {
  const { client, newcomers, secrets } = tools
  switch (sketch.does) {
    case 'create':
      return new CreateUsers(sketch.users, tools)
    case 'change': {
      const { part, key, fields, lent, alike } = sketch
      return change(part, fields, alike, client, {
        ...{ key, later: newcomers.later },
        uuid: async () => key,
        wanted: () => wantedOf(key, fields, secrets, lent),
      })
    }
    case 'complete': {
      const { part, user, fields } = sketch
      const columns = fields.map(({ column }) => column)
      return change(part, fields, new Set(), client, {
        ...{ key: user.key, later: newcomers.later },
        uuid: signal => newcomers.uuidOf(user, signal),
        wanted: () => wantedOf(user.key, fields, secrets, columns),
      })
    }
    case 'lend':
      return lend(sketch, client)
    case 'delete':
      return deleteUser(sketch, client)
  }
}

function change(
  part: PartName,
  fields: readonly FieldChange[],
  alike: ReadonlySet<Key>,
  client: WazoClient,
  wanted: PartChange,
): Writing {
  switch (part) {
    case 'user':
      return changePart(userPart(client, concernsAccount(fields)), wanted)
    case 'line':
      return changePart(linePart(client), wanted)
    case 'voicemail':
      return changePart(voicemailPart(client, alike), wanted)
    case 'incalls':
      return changePart(incallsPart(client), wanted)
    case 'permissions':
      return changePart(permissionsPart(client), wanted)
  }
}
