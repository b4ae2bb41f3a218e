import type { Verdict } from './verdict.ts'

/**
 * Tells of empty cells in whose place Wazo puts something: such a cell is fine only once, and asks for what there cannot be
 * from then on.
 * @param defaults what it puts there, by column
 */
export function tellDefaults(verdict: Verdict, defaults: Readonly<Record<string, string>>): void {
  for (const [column, given] of Object.entries(defaults)) {
    if (!verdict.has(column) || verdict.asked(column) !== '') continue
    const message =
      `${column} is empty: Wazo gives ${given}, and from then on the empty cell is an error, since there is always something: ` +
      `write ${given}, or leave out the column`
    verdict.warn('default-given', column, message)
  }
}
