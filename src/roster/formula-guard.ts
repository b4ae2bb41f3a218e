/**
 * Text that a spreadsheet would take for a formula, with any number of guards before it. A sign followed by nothing but
 * digits and the punctuation of telephone numbers is no formula that could do harm, and telephone numbers stay readable.
 */
const formula = /^'*(?:[=@\t\r]|[+-](?![0-9 ().-]*$))/

/** The cell as it is written: an apostrophe before what a spreadsheet would run. */
export function guard(value: string): string {
  return formula.test(value) ? `'${value}` : value
}

/** The value of a cell that `guard` wrote. */
export function unguard(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell
}
