/** The characters that Windows-1252 has for the bytes 0x80 to 0x9F; for those from 0xA0 on, it has those of Unicode. */
const high = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ']

const bytes: ReadonlyMap<string, number> = new Map(high.map((character, i) => [character, 0x80 + i]))
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The text whose UTF-8 reads like this in Windows-1252: `Jörg` for `JÃ¶rg`. Undefined when it is no such text. */
export function misread(text: string): string | undefined {
  const read = text.replaceAll(/[^\0-\x7F]+/g, run => decoded(run) ?? run)
  if (read === text) return undefined
  // It may have happened more than once.
  return misread(read) ?? read
}

function decoded(run: string): string | undefined {
  const codes = [...run].map(character => bytes.get(character) ?? character.charCodeAt(0))
  if (codes.some(code => code > 0xff)) return undefined
  try {
    return utf8.decode(Uint8Array.from(codes))
  } catch {
    return undefined
  }
}
