import { type ColumnSet, columnOf, needsKey } from './column.ts'

/** A roster to begin with. */
export interface Template {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * A roster of made-up people.
 * @param kind `minimal` has the columns that a new user needs and those that people have cells of, `full` every column
 * that can be set
 * @param people their cells by column. A cell that nobody gives is the example of its type where a new user needs it, and
 * empty elsewhere: an example of every permission would be an invitation.
 * @throws Error when a person has a cell of no column
 */
export function template(
  set: ColumnSet,
  kind: 'minimal' | 'full',
  people: readonly Readonly<Record<string, string>>[] = [{}],
): Template {
  const given = new Set(people.flatMap(person => Object.keys(person)))
  const stray = [...given].find(name => !columnOf(set, name))
  if (stray !== undefined) throw new Error(`There is no column ${stray}.`)
  const needed = set.columns.filter(
    ({ name, requiredOnCreate }) => requiredOnCreate || (name === set.key && needsKey(set)),
  )
  const columns = set.columns.filter(column =>
    kind === 'minimal' ? needed.includes(column) || given.has(column.name) : column.access !== 'read-only',
  )
  return {
    header: columns.map(({ name }) => name),
    rows: people.map(person =>
      columns.map(column => person[column.name] ?? (needed.includes(column) ? column.type.example : '')),
    ),
  }
}
