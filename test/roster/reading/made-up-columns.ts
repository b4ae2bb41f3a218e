import type { Column, ColumnSet } from '../../../src/roster/columns/column.ts'
import { boolean } from '../../../src/roster/columns/types/boolean.ts'
import { email } from '../../../src/roster/columns/types/email.ts'
import { secretName } from '../../../src/roster/columns/types/secret-name.ts'
import { text } from '../../../src/roster/columns/types/text.ts'

const digits = text({ longest: 6, pattern: { matches: /^[0-9]+$/, rule: 'digits only' } })

/** A platform with a column of each kind that makes a difference to reading. */
export const madeUpColumns: ColumnSet = {
  key: 'userName',
  keyIgnoresCase: true,
  rename: { possible: false, reason: 'this platform never changes a userName' },
  columns: [
    made('userName', text()),
    made('id', digits, { access: 'read-only' }),
    made('firstName', text()),
    made('lastName', text()),
    made('EMail', email()),
    made('extension', digits),
    made('active', boolean()),
    made('password', secretName(), { secret: true, access: 'create-only' }),
  ],
  families: [
    {
      pattern: 'agent_<Permission>',
      column: name => (name.startsWith('agent_') ? made(name, boolean()) : undefined),
      documented: () => true,
    },
  ],
}

function made(name: string, type: Column['type'], more: Partial<Column> = {}): Column {
  return {
    name,
    type,
    description: `The ${name} of a user.`,
    group: 'General',
    empty: 'unset',
    requiredOnCreate: false,
    access: 'read-write',
    ...more,
  }
}
