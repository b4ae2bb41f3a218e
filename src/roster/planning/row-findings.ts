import type { Finding } from '../reading/finding.ts'
import type { Roster } from '../reading/roster.ts'
import type { RowPlace } from '../reading/row.ts'

/** Something about a row, before it has a place in the file. */
export interface RowRemark {
  readonly code: string
  readonly message: string
  /** The column that it is about; the roster need not have it. */
  readonly field: string
  readonly key?: string
  readonly original?: string
}

/** Gives what is found in rows its place. Errors are told at once; the same warning about many rows is told once. */
export class RowFindings {
  readonly #roster: Roster
  readonly #tell: (finding: Finding) => void
  readonly #positions: ReadonlyMap<string, number>
  readonly #warnings = new Map<string, { readonly first: Finding; rows: number }>()

  constructor(roster: Roster, tell: (finding: Finding) => void) {
    this.#roster = roster
    this.#tell = tell
    this.#positions = new Map(roster.columns.map(({ column }, at) => [column.name, at]))
  }

  error(row: RowPlace, remark: RowRemark): void {
    this.#tell(this.#finding('error', row, remark))
  }

  warning(row: RowPlace, remark: RowRemark): void {
    const same = JSON.stringify([remark.code, remark.field, remark.message])
    const told = this.#warnings.get(same)
    if (told) told.rows += 1
    else this.#warnings.set(same, { first: this.#finding('warning', row, remark), rows: 1 })
  }

  /** Tells the warnings, each at the first row that it is about. */
  finish(): void {
    for (const { first, rows } of this.#warnings.values()) {
      const others = rows > 2 ? `${(rows - 1).toLocaleString('en-US')} other rows` : 'one other row'
      this.#tell(rows > 1 ? { ...first, message: `${first.message} (the same in ${others})` } : first)
    }
  }

  #finding(severity: Finding['severity'], row: RowPlace, remark: RowRemark): Finding {
    const at = this.#positions.get(remark.field)
    const place = at === undefined ? { line: row.line, column: 1 } : this.#roster.place(row, at)
    return { severity, file: this.#roster.file, ...place, ...remark }
  }
}
