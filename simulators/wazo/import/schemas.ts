import { userSchema } from '../confd/users.ts'
import { voicemailSchema } from '../confd/voicemails.ts'
import { hasProblems, load, type Schema, text } from '../fields.ts'
import { repr } from '../python.ts'
import { refuse } from '../refusal.ts'
import type { Fields } from './wish.ts'

/** An empty cell of these is as good as none, where a request for one user may not send null. */
const emptiable = [
  'call_transfer_enabled',
  'dtmf_hangup_enabled',
  'enabled',
  'online_call_record_enabled',
  'ring_seconds',
  'simultaneous_calls',
  'supervision_enabled',
]

export const importedUser: Schema = Object.fromEntries(
  Object.entries(userSchema).map(([name, field]) => [
    name,
    emptiable.includes(name) ? { ...field, nullable: true } : field,
  ]),
)

/** What wazo-auth is told of a user beside its e-mail address. It is checked once the user is there. */
export const importedAccount: Schema = {
  uuid: { type: text() },
  ...chosen(userSchema, ['firstname', 'lastname', 'username', 'password']),
}

/** Here an e-mail address is any text. */
export const importedVoicemail: Schema = {
  ...voicemailSchema,
  email: { type: text({ max: 80 }), nullable: true },
}

/** Reads the cells of one resource; refuses them with all that is wrong, as Python shows it. */
export function loadCells(schema: Schema, cells: Fields): Readonly<Record<string, unknown>> {
  const { values, problems } = load(schema, cells)
  if (hasProblems(problems)) throw refuse(repr(problems))
  return values
}

function chosen(schema: Schema, names: readonly string[]): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => names.includes(name)))
}
