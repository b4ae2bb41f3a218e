/** What is wrong with the quotes of a record. */
export type FlawCode =
  | 'quote-in-cell'
  | 'blank-before-quote'
  | 'text-after-quote'
  | 'quote-not-closed'
  | 'record-too-long'

export interface Flaw {
  readonly code: FlawCode
  /** Where in the text of the record it shows, and where the cell begins. */
  readonly at: number
  readonly cell: number
}

/** One record of a CSV file, not yet cut into cells. */
export interface RawRecord {
  /** The line on which it begins, from 1, and how many it takes. */
  readonly line: number
  readonly lines: number
  /** Where it lies in the file, in bytes, without the end of its last line. */
  readonly start: number
  readonly bytes: number
  readonly text: string
  /** Whether its last line has an end; that of a file may lack one. */
  readonly ended: boolean
  /** Whether there are quotes in it. Without them, every comma parts two cells. */
  readonly quoted: boolean
  /** A record with a flaw cannot be cut into cells. */
  readonly flaw: Flaw | undefined
}

/** In bytes. What is longer is no row of a roster, and would have to be held in memory. */
export const longestRecord = 1 << 20
