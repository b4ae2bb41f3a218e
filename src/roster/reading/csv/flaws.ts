import type { Flaw, RawRecord } from './record.ts'

/** What is wrong with the quotes of a record, and where in its text. */
export function flawProblem({ lines }: RawRecord, { code, at, cell }: Flaw): { message: string; at: number } {
  switch (code) {
    case 'quote-in-cell':
      return {
        at,
        message:
          'a double quote stands in a cell that does not begin with one: put the whole cell in double quotes and write this one twice, or delete it',
      }
    case 'blank-before-quote':
      return {
        at: cell,
        message: 'a blank stands before the double quote that opens this cell: delete the blank',
      }
    case 'text-after-quote':
      if (lines > 1) return { at: cell, message: notClosed }
      return {
        at,
        message:
          'something follows the double quote that closes this cell: write the quote twice if it is part of the text, else delete what follows',
      }
    case 'quote-not-closed':
    case 'record-too-long':
      return { at: cell, message: notClosed }
  }
}

/** Of a quote that opens a cell and takes in the rows below. */
export const notClosed =
  'the double quote that opens this cell is probably not closed where it should be: close it, or delete it'

/** What a reading leaves out for an error in a record, to go behind the message; nothing to say of a single line. */
export function leftOut({ line, lines, flaw }: RawRecord): string {
  if (flaw?.code === 'record-too-long') return `; all from line ${line} to the next closing quote is left out`
  return lines === 1 ? '' : `; lines ${line} to ${line + lines - 1} are left out`
}
