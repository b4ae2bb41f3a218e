const longest = 40

/** A cell inside a message: in double quotes, on one line, what is invisible spelled out, of at most 40 characters. */
export function quoted(cell: string): string {
  const line = cell
    .replaceAll(/[ \t\r\n]+/g, ' ')
    .trim()
    .replaceAll(/[\p{C}\p{Z}]/gu, sign => (sign === ' ' ? sign : spelled(sign)))
  const characters = [...line]
  return characters.length <= longest ? `"${line}"` : `"${characters.slice(0, longest - 1).join('')}…"`
}

function spelled(sign: string): string {
  return `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`
}
