import { type Column, type ColumnFamily, type ColumnSet, type EmptyMeaning, needsKey } from './column.ts'
import { columnOfFamily, familyOf } from './family-column.ts'

/** The columns below one heading, as a table whose cells are Markdown. */
export interface ColumnTable {
  readonly group: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const header = ['Column', 'Meaning', 'Cell', 'Empty cell', 'Needed']

const empty: Readonly<Record<EmptyMeaning, string>> = {
  unset: 'empties it',
  untouched: 'leaves it as it is',
  refused: 'is an error',
}

const access: Readonly<Record<Column['access'], string>> = {
  'read-write': '',
  'create-only': ' Counts for new users only.',
  'read-only': ' Told by the platform; it cannot be set.',
}

/** The columns of a platform for its documents, by group in their order. A family is one row, where its first column is. */
export function columnTables(set: ColumnSet): readonly ColumnTable[] {
  const lines = new Map<string, Column>()
  for (const column of set.columns) {
    const family = familyOf(set, column)
    if (family) addFamilies(set.families.slice(0, set.families.indexOf(family) + 1))
    else lines.set(column.name, column)
  }
  addFamilies(set.families)
  const groups = Map.groupBy(lines, ([, { group }]) => group)
  return [...groups].map(([group, members]) => ({
    group,
    header,
    rows: members.map(([name, column]) => rowOf(set, name, column)),
  }))

  // Those before it, too: a family of which nothing is documented has no other place.
  function addFamilies(families: readonly ColumnFamily[]): void {
    for (const family of families) {
      const column = columnOfFamily(set, family)
      if (column) lines.set(family.pattern, column)
    }
  }
}

function rowOf(set: ColumnSet, name: string, column: Column): readonly string[] {
  const isKey = column.name === set.key && needsKey(set)
  return [
    `\`${name}\``,
    escaped(column.description + access[column.access]),
    escaped(column.type.rule),
    column.access === 'read-only' ? '' : empty[isKey ? 'refused' : column.empty],
    isKey ? 'always' : column.requiredOnCreate ? 'for a new user' : '',
  ]
}

/** Plain text as Markdown that shows it. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|~&#]/g, '\\$&')
}
