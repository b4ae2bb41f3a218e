import type { Column } from '../columns/column.ts'
import { plain } from '../columns/plain.ts'
import { quoted } from '../columns/quoted.ts'
import { listOf, strangeCharacters } from '../reading/strange-characters.ts'
import { type KnownNames, knownNames } from './known-names.ts'
import type { RowProblem } from './rules.ts'

export interface CellContext {
  /** Whether the row makes a new user. */
  readonly creating: boolean
  /** Existing names by the kind of thing, as in `Column.refersTo`. A kind that is not there is not checked. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>
}

/** What is wrong with one cell by itself. Messages begin with the name of the column and hold no cell of a secret. */
export function checkCell(column: Column, cell: string, { creating, names }: CellContext): RowProblem[] {
  if (plain(cell) === '') {
    const missing = creating && column.requiredOnCreate
    return missing ? [error(column, 'required', 'is empty: a new user cannot be made without it')] : []
  }
  const wrong = column.type.check(cell)
  if (wrong !== undefined) return [error(column, 'invalid-value', wrong)]
  const existing = column.refersTo === undefined ? undefined : names.get(column.refersTo)
  return [...invisible(column, cell), ...(existing ? unknownNames(column, cell, knownNames(existing)) : [])]
}

function invisible(column: Column, cell: string): RowProblem[] {
  const strange = strangeCharacters(cell)
  if (strange.length === 0 || column.secret === true) return []
  return [
    {
      // Where two users must not share a value, one that only seems to be another is worse than none.
      severity: column.unique === true || column.identifying === true ? 'error' : 'warning',
      code: 'strange-character',
      field: column.name,
      message:
        `${column.name} holds what cannot be seen or looks like something else, ${listOf(strange)}: ` +
        'type the cell anew unless it is meant',
    },
  ]
}

function unknownNames(column: Column, cell: string, known: KnownNames): RowProblem[] {
  const { refersTo: kind, type } = column
  const names = namesOf(column, cell)
  const unknown = names.filter(name => !known.has(name))
  if (unknown.length === 0) return []
  const list = plain(cell).split(otherSeparator).map(plain).join(';')
  const parts = namesOf(column, list).filter(name => !names.includes(name))
  if (type.items && type.check(list) === undefined && isList(unknown, parts, known)) {
    return [error(column, 'separator', `must have ; between its ${kind}s: write ${quoted(list)}`)]
  }
  return unknown.map(name =>
    error(
      column,
      'unknown-name',
      `names the ${kind} ${quoted(name)}, which does not exist${hint(name, known)}`,
    ),
  )
}

const otherSeparator = /[,|\n]/

/** Whether unknown names are lists of other names, their parts, with something else than `;` between them. */
function isList(unknown: readonly string[], parts: readonly string[], known: KnownNames): boolean {
  const existing = parts.filter(name => known.has(name)).length
  const misspelt = unknown.some(name => known.meant(name) !== undefined)
  return existing > 0 && (existing === parts.length || !misspelt)
}

/** A cell that is no set is the one name that it refers to. */
function namesOf({ type }: Column, cell: string): readonly string[] {
  return type.names?.(cell) ?? [plain(cell)]
}

function hint(name: string, known: KnownNames): string {
  const twin = known.twin(name)
  if (twin === undefined) {
    const meant = known.meant(name)
    return meant === undefined ? '' : `; did you mean ${quoted(meant)}?`
  }
  return twin.toLowerCase() === name.toLowerCase()
    ? `: letter case counts, and there is ${quoted(twin)}`
    : `: it looks like ${quoted(twin)}, but has other characters`
}

function error({ name }: Column, code: string, clause: string): RowProblem {
  return { severity: 'error', code, field: name, message: `${name} ${clause}` }
}
