import { type ColumnSet, columnOf } from '../../../roster/columns/column.ts'
import { plain } from '../../../roster/columns/plain.ts'
import type { RowProblem, UserView } from '../../../roster/planning/rules.ts'

/** A row beside the user it names, and what has been found out about it so far. */
export class Verdict {
  readonly cells = new Map<string, string | null>()
  readonly problems: RowProblem[] = []
  /** Whether the row makes a new user. */
  readonly creating: boolean
  readonly #row: UserView
  readonly #live: UserView | undefined
  readonly #columns: ColumnSet

  /** @param columns as the tenant reads them */
  constructor(row: UserView, live: UserView | undefined, columns: ColumnSet) {
    this.#row = row
    this.#live = live
    this.#columns = columns
    this.creating = live === undefined
  }

  /** The uuid of the user; '' of a new one. */
  get uuid(): string {
    return this.#live?.get('uuid') ?? ''
  }

  /** Whether the roster has the column. */
  has(column: string): boolean {
    return this.#row.get(column) !== undefined
  }

  /** The cell of the row, without blanks around it; '' where the roster lacks the column. */
  written(column: string): string {
    return plain(this.#row.get(column) ?? '')
  }

  /** What the row asks for, in the one form that its column knows for it; '' for nothing. */
  asked(column: string): string {
    return this.#canonical(column, this.#row.get(column))
  }

  /** What the user has, in the same form. */
  had(column: string): string {
    return this.#canonical(column, this.#live?.get(column))
  }

  /** What the user will have. */
  after(column: string): string {
    const asked = this.asked(column)
    const kept = asked === '' && columnOf(this.#columns, column)?.empty === 'untouched'
    return this.has(column) && !kept ? asked : this.had(column)
  }

  /** Whether the user will have something else than before, or nothing any more. */
  changes(column: string): boolean {
    return this.after(column) !== this.had(column)
  }

  /** Whether the row has an empty cell where the user has something. */
  empties(column: string): boolean {
    return this.has(column) && this.asked(column) === '' && this.had(column) !== ''
  }

  /** Of these columns, those in which the row says something. */
  filled(columns: readonly string[]): readonly string[] {
    return columns.filter(column => this.asked(column) !== '')
  }

  /** Has the cell bring about something else than it says. */
  set(column: string, cell: string): void {
    this.cells.set(column, cell)
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

  #canonical(column: string, cell: string | undefined): string {
    const text = plain(cell ?? '')
    return text === '' ? '' : (columnOf(this.#columns, column)?.type.canonical(text) ?? text)
  }
}
