/** The bytes that give a CSV file its structure. None of them is ever a part of another character in UTF-8. */
export const tab = 0x09
export const lineFeed = 0x0a
export const carriageReturn = 0x0d
export const quote = 0x22
export const comma = 0x2c

const byteOrderMark = Buffer.of(0xef, 0xbb, 0xbf)

/** How many bytes of the beginning of a file are a byte order mark. */
export function markLength(bytes: Buffer): number {
  return bytes.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? byteOrderMark.length : 0
}

/** The number of line feeds in a part of some bytes. */
export function countLines(bytes: Buffer, from: number, to: number): number {
  let lines = 0
  for (let at = bytes.indexOf(lineFeed, from); at !== -1 && at < to; at = bytes.indexOf(lineFeed, at + 1))
    lines += 1
  return lines
}
