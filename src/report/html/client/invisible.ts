/** A part of a text, in UTF-16 units, and what a reader should be told of it. */
export interface Range {
  readonly start: number
  readonly end: number
  readonly kind: 'changed' | 'hit' | 'mark'
  /** What stands for a character that cannot be seen. */
  readonly mark?: string
}

/**
 * The characters of a text that nobody sees, or sees as something else: blanks at its ends and in a row, control and
 * format characters, other blanks than the ordinary one. One range for each, with a mark to be shown in its place.
 */
export function invisible(text: string): readonly Range[] {
  const unseen =
    /^ +| +$| {2,}|(?! |(?<=\p{ExtPict}|\p{EMod}|\ufe0f)\u200d)(?:[\p{C}\p{Z}\u115f\u1160\u3164\uffa0]|\u034f)/gu
  const names: Readonly<Record<string, string>> = {
    ' ': '·',
    '\t': '⇥',
    '\n': '⏎',
    '\r': '[CR]',
    '\u00a0': '[no-break space]',
    '\u00ad': '[soft hyphen]',
    '\u200b': '[zero-width space]',
    '\u202e': '[right-to-left override]',
    '\ufeff': '[byte order mark]',
  }
  const ranges: Range[] = []
  for (const { 0: found, index } of text.matchAll(unseen)) {
    let start = index
    for (const character of found) {
      const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      ranges.push({
        start,
        end: start + character.length,
        kind: 'mark',
        mark: names[character] ?? `[U+${number}]`,
      })
      start += character.length
    }
  }
  return ranges
}
