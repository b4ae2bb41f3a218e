/** Small letters of other scripts beside the Latin ones that they look like, as small or as capital letters. */
export const latinLookAlikes = {
  Cyrillic: pairs('авеѕіјкмнорстухһԁԛԝѵӏ', 'abesijkmhopctyxhdqwvl'),
  Greek: pairs('αβεζηικμνορτυχγϲ', 'abezhikmnoptyxyc'),
} as const

/** All of these, and what else takes two forms for one letter. */
const folded: ReadonlyMap<string, string> = new Map([
  ...latinLookAlikes.Cyrillic,
  ...latinLookAlikes.Greek,
  ...pairs('ıɑɡς', 'iagσ'),
])

// An acute accent of its own is decomposed into a blank and the accent to be put on it.
const quotes = /[\u2018-\u201B\u2032\u02B9-\u02BC\u02C8`]| \u0301/g
const doubleQuotes = /[\u201C-\u201F]/g
const dashes = /[\u2010-\u2015\u2212]/g
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu

/**
 * A form that is equal for texts that people cannot tell apart: by letter case, blanks, invisible characters, letters of
 * other scripts, widths, quotes and dashes. Of no use but to be compared.
 */
export function look(text: string): string {
  if (/^[!-_a-~]*$/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(unseen, '')
    .replace(quotes, "'")
    .replace(doubleQuotes, '"')
    .replace(dashes, '-')
    .replace(/\p{L}/gu, letter => folded.get(letter) ?? letter)
    .replace(/\s+/g, ' ')
    .trim()
}

function pairs(from: string, to: string): ReadonlyMap<string, string> {
  const targets = [...to]
  return new Map([...from].map((letter, i) => [letter, targets[i] ?? letter]))
}
