/** What parts cells where commas should, and how to mend that. */
const others: readonly (readonly [delimiter: string, plural: string, cure: string])[] = [
  [
    ';',
    'semicolons',
    'set the list separator in the region settings of Windows to "," and save again from Excel, or replace them in an editor',
  ],
  ['\t', 'tabs', 'save the file as "CSV UTF-8 (Comma delimited)"'],
  ['|', 'vertical bars', 'export the file with commas'],
]

/** What parts the cells of a text that has no commas: its name in the plural, and where it first stands. */
export function delimiterInPlaceOfCommas(text: string): { plural: string; at: number } | undefined {
  const found = others.find(([delimiter]) => text.includes(delimiter))
  return found && { plural: found[1], at: text.indexOf(found[0]) }
}

/**
 * What is wrong when the cells of a header are parted by something else than commas, and where in its text that shows.
 * @param isColumn whether a title is that of a column
 */
export function delimiterProblem(
  header: string,
  isColumn: (title: string) => boolean,
): { code: string; message: string; at: number } | undefined {
  const hint = /^"?sep=(.?)/i.exec(header)
  if (hint) {
    const commas = hint[1] === ',' ? '' : ', and part the cells by commas'
    return {
      code: 'separator-line',
      message: `this line is a hint for Excel and not the header: delete it${commas}`,
      at: 0,
    }
  }
  const named = (delimiter: string) => header.split(delimiter).filter(isColumn).length
  const oneCell = !header.includes(',')
  const found = others.find(
    ([delimiter]) => header.includes(delimiter) && (oneCell || named(delimiter) > named(',')),
  )
  if (!found) return undefined
  const [delimiter, plural, cure] = found
  return {
    code: 'wrong-delimiter',
    message: `the cells are parted by ${plural}, not by commas: ${cure}`,
    at: header.indexOf(delimiter),
  }
}
