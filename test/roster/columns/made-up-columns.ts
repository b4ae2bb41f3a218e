import type { Column, ColumnFamily, ColumnSet } from '../../../src/roster/columns/column.ts'
import { boolean } from '../../../src/roster/columns/types/boolean.ts'
import { email } from '../../../src/roster/columns/types/email.ts'
import { integer } from '../../../src/roster/columns/types/integer.ts'
import { secretName } from '../../../src/roster/columns/types/secret-name.ts'
import { text } from '../../../src/roster/columns/types/text.ts'

const plain: Omit<Column, 'name' | 'type' | 'description'> = {
  group: 'General',
  empty: 'unset',
  requiredOnCreate: false,
  access: 'read-write',
}

function family(pattern: string, group: string, documented: readonly string[]): ColumnFamily {
  const prefix = pattern.slice(0, pattern.indexOf('<'))
  return {
    pattern,
    column: name =>
      name.startsWith(prefix)
        ? {
            ...plain,
            name,
            group,
            type: boolean(),
            description: `May ${name.slice(prefix.length)}.`,
            empty: 'untouched',
          }
        : undefined,
    documented: name => documented.includes(name),
  }
}

const singer = family('singer_<Song>', 'Songs', [])
const dancer = family('dancer_<Dance>', 'Dances', ['dancer_waltz', 'dancer_polka'])

/** A platform of every kind of column. */
export const madeUpColumns: ColumnSet = {
  key: 'login',
  keyIgnoresCase: false,
  rename: { possible: true },
  columns: [
    {
      ...plain,
      name: 'id',
      type: integer({ least: 1, most: 999, example: '7' }),
      description: 'Number.',
      access: 'read-only',
    },
    {
      ...plain,
      name: 'login',
      type: text({ longest: 20, example: 'kim' }),
      description: 'Name.',
      requiredOnCreate: true,
    },
    {
      ...plain,
      name: 'mail',
      type: email(),
      description: 'Address.',
      requiredOnCreate: true,
      empty: 'refused',
    },
    {
      ...plain,
      name: 'secret',
      type: secretName(),
      description: 'Password.',
      requiredOnCreate: true,
      access: 'create-only',
      secret: true,
    },
    {
      ...plain,
      name: 'dancer_shoes',
      type: text(),
      description: 'Shoes.',
    },
    ...['dancer_waltz', 'dancer_polka'].flatMap(name => dancer.column(name) ?? []),
    { ...plain, name: 'note', type: text(), description: 'Any *text* | more <b>.', group: 'Notes' },
  ],
  families: [singer, dancer],
}
