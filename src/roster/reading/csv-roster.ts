import { cellStarts } from './csv/cells.ts'
import { leftOut } from './csv/flaws.ts'
import type { RawRecord } from './csv/record.ts'
import { recordText } from './csv/record-text.ts'
import { records } from './csv/records.ts'
import { type Spot, spotIn } from './csv/spot.ts'
import type { Finding } from './finding.ts'
import type { Layout, PlacedColumn } from './layout.ts'
import type { Roster } from './roster.ts'
import type { RosterRow, RowPlace } from './row.ts'
import { type RecordProblem, rowsOf } from './rows.ts'

/** Where a roster is and how it is read. */
export interface CsvSource {
  readonly path: string
  readonly file: string
  readonly layout: Layout
  /** Whether rows may have control characters. */
  readonly controls: boolean
  readonly blockSize: number
  readonly onFinding: (finding: Finding) => void
}

/** A CSV file as a roster. Each finding is told once, however often the rows are read. */
export class CsvRoster implements Roster {
  readonly #source: CsvSource
  /** The findings of all records before this byte were told. */
  #told = 0

  constructor(source: CsvSource) {
    this.#source = source
  }

  get file(): string {
    return this.#source.file
  }

  get columns(): readonly PlacedColumn[] {
    return this.#source.layout.columns
  }

  get partial(): boolean {
    return this.#source.layout.partial
  }

  get keyAt(): number {
    return this.#source.layout.keyAt
  }

  async *rows(): AsyncGenerator<readonly RosterRow[], void, undefined> {
    const { path, layout, controls, blockSize } = this.#source
    let header = 1
    let empty = true
    for await (const batch of records(path, blockSize)) {
      const rows = rowsOf(batch.slice(header), layout, controls, (record, problem) => {
        empty = false
        this.#tellOf(record, problem)
      })
      header = 0
      this.#told = Math.max(this.#told, (batch.at(-1)?.start ?? 0) + 1)
      if (rows.length === 0) continue
      empty = false
      yield rows
    }
    if (empty && this.#told !== Number.POSITIVE_INFINITY) this.#tellEmpty()
    this.#told = Number.POSITIVE_INFINITY
  }

  place(row: RowPlace, at: number): Spot {
    const text = recordText(this.#source.path, row)
    return spotIn(text, cellStarts(text)[this.columns[at]?.at ?? 0] ?? 0, row.line)
  }

  #tellOf(record: RawRecord, { severity, code, message, at, key, field }: RecordProblem): void {
    if (record.start < this.#told) return
    const place = spotIn(record.text, at, record.line)
    this.#source.onFinding({
      severity,
      file: this.file,
      ...place,
      code,
      message: severity === 'error' ? message + leftOut(record) : message,
      ...(key === undefined ? {} : { key }),
      ...(field === undefined ? {} : { field }),
    })
  }

  #tellEmpty(): void {
    this.#source.onFinding({
      severity: 'warning',
      file: this.file,
      line: 1,
      column: 1,
      code: 'no-rows',
      message: 'the roster has a header and no rows, so it names no users',
    })
  }
}
