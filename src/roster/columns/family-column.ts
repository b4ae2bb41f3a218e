import type { Column, ColumnFamily, ColumnSet } from './column.ts'

/** What the columns of a family have in common: the column that has the family's pattern for its name, or a documented one. */
export function columnOfFamily({ columns }: ColumnSet, family: ColumnFamily): Column | undefined {
  return family.column(family.pattern) ?? columns.find(column => isOf(family, column))
}

/** The family of a documented column. */
export function familyOf({ families }: ColumnSet, column: Column): ColumnFamily | undefined {
  return families.find(family => isOf(family, column))
}

function isOf(family: ColumnFamily, { name }: Column): boolean {
  return family.documented(name) && family.column(name) !== undefined
}
