import { type ColumnSet, columnOf } from '../columns/column.ts'
import { nearest } from '../columns/nearest.ts'
import { quoted } from '../columns/quoted.ts'
import { unguard } from '../formula-guard.ts'
import type { PlacedColumn } from './layout.ts'
import type { ColumnMapping } from './mapping.ts'

/** Something wrong with a header. */
export interface HeaderProblem {
  readonly code: string
  readonly message: string
  /** Which of its cells it is about: the first where it is about all of them. */
  readonly at: number
}

/** A cell of a header as a title: without guard, on one line, without blanks at its ends. */
export function titleOf(cell: string): string {
  return unguard(cell.trim()).replaceAll(/\s+/g, ' ').trim()
}

/** A header that is all wrong is not told in more problems than this. */
const mostProblems = 20

/** What the titles of a header mean. With any problem, the columns are not those of a roster. */
export function readHeader(
  titles: readonly string[],
  set: ColumnSet,
  mapping: ColumnMapping,
): { columns: readonly PlacedColumn[]; problems: readonly HeaderProblem[] } {
  const columns = new Map<string, PlacedColumn>()
  if (isNoHeader(titles, set, mapping)) return { columns: [], problems: [noHeader(set)] }
  const problems: HeaderProblem[] = []
  for (const [at, title] of titles.entries()) {
    if (problems.length === mostProblems) return { columns: [], problems }
    const meaning = meaningOf(title, at, set, mapping)
    if (meaning === undefined) continue
    if ('code' in meaning) {
      problems.push({ ...meaning, at })
      continue
    }
    const { name } = meaning.column
    const twin = columns.get(name)
    if (twin) problems.push({ code: 'repeated-column', message: repeated(twin.title, title, name), at })
    else columns.set(name, { ...meaning, title, at })
  }
  const missing = missingHeaders(titles, mapping)
  const explained = [...missing.map(([, column]) => column), ...problems.map(({ at }) => titles[at] ?? '')]
  const unkeyed = set.likenesses?.some(({ columns: [first = ''] }) => columns.has(first)) ?? false
  if (!columns.has(set.key) && !unkeyed && nearest(set.key, explained) === undefined) {
    problems.unshift(noKey(titles, set))
  }
  problems.unshift(...missing.map(([title, column]) => missingHeader(title, column, titles)))
  return { columns: [...columns.values()], problems }
}

type Meaning = Pick<PlacedColumn, 'column' | 'values'> | Omit<HeaderProblem, 'at'>

/** The column of a title, or what is wrong with it; undefined when its cells are left out. */
function meaningOf(title: string, at: number, set: ColumnSet, mapping: ColumnMapping): Meaning | undefined {
  const { columns, ignore } = mapping
  const mapped = columns.get(title)
  const name = mapped?.column ?? title
  const column = columnOf(set, name)
  if (!mapped && isLeftOut(title, ignore)) return undefined
  if (column) return { column, values: mapped?.values }
  if (name === `previous_${set.key}` && !set.rename.possible) {
    return { code: 'rename-impossible', message: `the column ${name} is of no use: ${set.rename.reason}` }
  }
  if (!mapped && ignore === 'others') return undefined
  if (name === '') {
    const message = `column ${at + 1} has no title: delete it, or give it the title of a column of the roster`
    return { code: 'empty-title', message }
  }
  return { code: 'unknown-column', message: unknown(title, name, set) }
}

function isLeftOut(title: string, ignore: ColumnMapping['ignore']): boolean {
  // Columns such as _line, _error and _undo are the notes of a report that is fed in again.
  return title.startsWith('_') || (ignore !== 'others' && ignore.includes(title))
}

function unknown(title: string, name: string, set: ColumnSet): string {
  const from = title === name ? '' : `the configuration maps ${quoted(title)} to ${quoted(name)}; `
  const near = nearest(name, namesOf(set))
  const cure =
    near === undefined
      ? ': delete the column, or let the configuration map or ignore it'
      : `; did you mean ${quoted(near)}?`
  return `${from}${quoted(name)} is not a column of this roster${cure}`
}

function repeated(first: string, second: string, name: string): string {
  return first === second
    ? `the column ${quoted(first)} is in the header twice: delete one of the two`
    : `${quoted(first)} and ${quoted(second)} both lead to the column ${name}: delete or ignore one of the two`
}

/** Whether the first line names no column at all, and so is probably a row. Its cells are then shown to nobody. */
function isNoHeader(titles: readonly string[], set: ColumnSet, { columns, ignore }: ColumnMapping): boolean {
  if (ignore === 'others' || titles.some(title => columns.has(title) || columnOf(set, title))) return false
  const names = [...namesOf(set), ...columns.keys()]
  return titles.slice(0, mostProblems).every(title => nearest(title, names) === undefined)
}

function noHeader(set: ColumnSet): HeaderProblem {
  const others = set.columns.filter(({ name, access }) => name !== set.key && access !== 'read-only')
  const some = [set.key, ...others.map(({ name }) => name)].slice(0, 4)
  const message = `the first line names no column: put the header above it, such as ${some.join(',')}`
  return { code: 'no-header', message, at: 0 }
}

function noKey(titles: readonly string[], set: ColumnSet): HeaderProblem {
  const near = nearest(set.key, titles)
  const hint = near === undefined ? '' : `; is it ${quoted(near)}?`
  const message = `the column ${set.key} is missing, which says whom a row is about${hint}`
  return { code: 'key-missing', message, at: 0 }
}

/** Headers that are mapped and not in the file, each with its column. */
function missingHeaders(
  titles: readonly string[],
  mapping: ColumnMapping,
): [title: string, column: string][] {
  return [...mapping.columns]
    .filter(([title]) => !titles.includes(title))
    .map(([title, { column }]) => [title, column])
}

function missingHeader(title: string, column: string, titles: readonly string[]): HeaderProblem {
  const near = nearest(title, titles)
  const hint = near === undefined ? '' : `; did you mean ${quoted(near)}?`
  const message = `the configuration maps ${quoted(title)} to ${column}, but the header has no ${quoted(title)}${hint}`
  return { code: 'mapped-header-missing', message, at: 0 }
}

function namesOf(set: ColumnSet): string[] {
  return set.columns.map(({ name }) => name)
}
