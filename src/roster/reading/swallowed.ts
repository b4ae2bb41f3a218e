/**
 * Whether a cell with line breaks holds the end of its own row and the beginning of another: what a missing quote makes
 * of two rows. The commas on its first and last line are then just as many as rows of this width have there, and as in
 * rows, no blank follows them.
 * @param at which cell of the row it is
 * @param width how many cells a row has
 */
export function swallowsRows(cell: string, at: number, width: number): boolean {
  const lines = cell.split('\n')
  if (lines.length === 1 || width < 3) return false
  const first = lines[0] ?? ''
  const last = lines.at(-1) ?? ''
  return commas(first) === width - 1 - at && commas(last) === at && !/, /.test(`${first}\n${last}`)
}

function commas(text: string): number {
  return text.split(',').length - 1
}
