import { columnOf } from '../../../roster/columns/column.ts'
import { plain } from '../../../roster/columns/plain.ts'
import type { RowProblem, UserView } from '../../../roster/planning/rules.ts'
import { five9Columns } from '../roster-columns.ts'

/** A row beside the user it names, and what has been found out about it so far. */
export class Verdict {
  readonly cells = new Map<string, string | null>()
  readonly problems: RowProblem[] = []
  /** Whether the row makes a new user. */
  readonly creating: boolean
  readonly #row: UserView
  readonly #live: UserView | undefined

  constructor(row: UserView, live: UserView | undefined) {
    this.#row = row
    this.#live = live
    this.creating = live === undefined
  }

  /** Whether the roster has the column. */
  has(column: string): boolean {
    return this.#row.get(column) !== undefined
  }

  /** What the row says, in the one form that its column's type knows for it; '' where it says nothing. */
  asked(column: string): string {
    return canonical(column, this.#row.get(column))
  }

  /** What the user has, in the same form. */
  had(column: string): string {
    return canonical(column, this.#live?.get(column))
  }

  /** Whether the row says anything, and something other than what is there. */
  asksToChange(column: string): boolean {
    const asked = this.asked(column)
    return asked !== '' && asked !== this.had(column)
  }

  /** Whether the row denies what the user does not have anyway. */
  deniesNothing(column: string): boolean {
    return this.asked(column) === 'false' && this.had(column) === ''
  }

  /** Has the cell bring about nothing, whatever it says. */
  leave(column: string): void {
    this.cells.set(column, null)
  }

  error(code: string, field: string, message: string): void {
    this.problems.push({ severity: 'error', code, field, message })
  }

  warn(code: string, field: string, message: string): void {
    this.problems.push({ severity: 'warning', code, field, message })
  }
}

function canonical(column: string, cell: string | undefined): string {
  const text = plain(cell ?? '')
  return text === '' ? '' : (columnOf(five9Columns, column)?.type.canonical(text) ?? text)
}
