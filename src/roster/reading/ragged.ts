import type { Column } from '../columns/column.ts'
import { cellStarts } from './csv/cells.ts'
import { delimiterInPlaceOfCommas } from './delimiter.ts'

export interface Raggedness {
  readonly message: string
  /** Where in the text of the row it shows. */
  readonly at: number
  /** How many cells at its beginning are most probably under their columns. */
  readonly inPlace: number
}

/**
 * What is wrong with a row that has not as many cells as the header.
 * @param columns by cell of the header; undefined for one that is left out
 */
export function raggedness(
  text: string,
  cells: readonly string[],
  columns: readonly (Column | undefined)[],
): Raggedness {
  const width = columns.length
  const counts = `this row has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, but the header has ${width}`
  const other = cells.length === 1 ? delimiterInPlaceOfCommas(text) : undefined
  if (other) {
    return {
      message: `${counts}: part its cells by commas, not by ${other.plural}`,
      at: other.at,
      inPlace: 0,
    }
  }
  if (cells.length < width) {
    const message = `${counts}: add the missing commas, one for each empty cell`
    return { message, at: text.length, inPlace: 1 }
  }
  const starts = cellStarts(text)
  const commaBefore = (cell: number) => (starts[cell] ?? text.length) - 1
  if (cells.slice(width).every(cell => cell.trim() === '')) {
    const message = `${counts}: delete the surplus commas at its end`
    return { message, at: commaBefore(width), inPlace: width }
  }
  const suspects = commasInText(cells, columns, cell => text[starts[cell] ?? 0] === '"')
  const [first = 1, ...others] = suspects
  const message =
    suspects.length === 1
      ? `${counts}: the comma here is probably part of a text, so put that cell in double quotes`
      : `${counts}: put the cell that has a comma in its text in double quotes`
  return { message, at: commaBefore(others.at(-1) ?? first), inPlace: first - 1 }
}

/** Before which cells commas stand that may be meant as text. */
function commasInText(
  cells: readonly string[],
  columns: readonly (Column | undefined)[],
  isQuoted: (cell: number) => boolean,
): number[] {
  const surplus = cells.length - columns.length
  const candidates = [...cells.keys()].filter(cell => cell > 0 && !isQuoted(cell - 1) && !isQuoted(cell))
  // In prose a blank follows a comma.
  const prose = candidates.filter(cell => cells[cell]?.startsWith(' '))
  if (prose.length === surplus) return prose.slice(0, 1)
  if (surplus > 1) return candidates
  const wrong = wrongAfterJoining(cells, columns)
  const least = Math.min(...candidates.map(cell => wrong[cell] ?? 0))
  return candidates.filter(cell => wrong[cell] === least)
}

/** How many cells do not suit their columns when a cell, by its index, is joined to the one before it. */
function wrongAfterJoining(cells: readonly string[], columns: readonly (Column | undefined)[]): number[] {
  const wrong = (cell: string, column: number) =>
    cell !== '' && columns[column]?.type.check(cell) !== undefined ? 1 : 0
  const inPlace = cells.map(wrong)
  const movedBack = cells.map((cell, at) => wrong(cell, at - 1))
  let before = 0
  let behind = sum(movedBack.slice(1))
  return cells.map((cell, at) => {
    if (at === 0) return before
    behind -= movedBack[at] ?? 0
    const count = before + wrong(`${cells[at - 1]},${cell}`, at - 1) + behind
    before += inPlace[at - 1] ?? 0
    return count
  })
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
