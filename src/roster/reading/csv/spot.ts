/** A place in a file: lines and characters from 1. */
export interface Spot {
  readonly line: number
  readonly column: number
}

/**
 * The place of one character of a text. Characters are code points.
 * @param line the line on which the text begins, at its first character
 */
export function spotIn(text: string, index: number, line: number): Spot {
  const lines = text.slice(0, index).split('\n')
  return { line: line + lines.length - 1, column: [...(lines.at(-1) ?? '')].length + 1 }
}
