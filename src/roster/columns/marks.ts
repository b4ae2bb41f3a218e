import { type ColumnSet, columnOf } from './column.ts'

/** What a user is known by where there is no key: the same for a row and a user who have the same in its columns. */
export interface Mark {
  readonly columns: readonly string[]
  readonly text: string
  /** Whether it tells less than others could, as names do. */
  readonly weak: boolean
}

/**
 * The marks of a row, the surest first; none where the platform's rows need a key.
 * @param cell the cell of a column, '' where there is none
 */
export function marksOfRow(set: ColumnSet, cell: (column: string) => string): Mark[] {
  const counting = (set.likenesses ?? []).filter(
    ({ unless = [] }) => !unless.some(column => cell(column).trim() !== ''),
  )
  return counting.flatMap(({ columns, unless }) => markOf(set, columns, cell, unless !== undefined) ?? [])
}

/** The marks by which rows may find a user. */
export function marksOfUser(set: ColumnSet, cell: (column: string) => string): Mark[] {
  return (set.likenesses ?? []).flatMap(
    ({ columns, unless }) => markOf(set, columns, cell, unless !== undefined) ?? [],
  )
}

/** The columns that marks are made of. */
export function markColumns({ likenesses = [] }: ColumnSet): readonly string[] {
  return [...new Set(likenesses.flatMap(({ columns }) => columns))]
}

/** What a new user is called until the platform has given it a key. */
export function provisionalKey({ columns }: Mark, cell: (column: string) => string): string {
  const cells = columns.map(column => cell(column).trim().replaceAll(/\s+/g, ' '))
  return cells.filter(text => text !== '').join(' ')
}

/** Letter case tells no two people apart. */
function markOf(
  set: ColumnSet,
  columns: readonly string[],
  cell: (column: string) => string,
  weak: boolean,
): Mark | undefined {
  const [first = '', ...others] = columns.map(name => {
    const text = cell(name).trim()
    return text === '' ? '' : (columnOf(set, name)?.type.canonical(text) ?? text).toLowerCase()
  })
  return first === '' ? undefined : { columns, text: JSON.stringify([columns, first, ...others]), weak }
}
