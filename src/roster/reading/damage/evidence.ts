import type { Column } from '../../columns/column.ts'
import { quoted } from '../../columns/quoted.ts'

/** What a spreadsheet or an editor has done to a cell. */
export interface Damage {
  /** Stable, for programs: `lost-leading-zero`. */
  readonly code: string
  /** One sentence that begins with the column's name: what happened, and how to avoid it. */
  readonly message: string
  /** What probably stood there before. */
  readonly original?: string
  /** Whether nobody can have meant the cell as it is. */
  readonly certain: boolean
}

/** One cell of a column that is no secret, and what is known of it. */
export interface Evidence {
  readonly column: Column
  /** Without blanks and line ends at its ends, in NFC; never empty. */
  readonly cell: string
  /** Values that the user has, or had in an earlier version of the file, the likeliest original first; none means the same. */
  readonly earlier: readonly string[]
  /** Whether the cell stands out: the column refuses it, or it is nowhere else. */
  readonly fresh: boolean
  /** Whether the column takes a cell. */
  takes(cell: string): boolean
}

/** Looks for one kind of damage. */
export type Recogniser = (evidence: Evidence) => Damage | undefined

interface Found {
  readonly code: string
  /** A clause that follows the cell: `a spreadsheet has dropped the zeros at its beginning`. */
  readonly what: string
  readonly original?: string | undefined
  readonly certain: boolean
  readonly advice?: string
}

const importAsText = 'in Excel, open the file by "Data → From Text/CSV" and take this column as text'

/** The sentence about a damaged cell. */
export function damaged({ column, cell }: Evidence, found: Found): Damage {
  const { code, what, original, certain, advice = importAsText } = found
  const probably = original === undefined ? '' : `, probably in place of ${quoted(original)}`
  return {
    code,
    message: `${column.name} holds ${quoted(cell)}${probably}: ${what}; ${advice}`,
    ...(original !== undefined && { original }),
    certain,
  }
}
