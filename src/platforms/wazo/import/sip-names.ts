import { createHash, randomInt } from 'node:crypto'

const letters = 'abcdefghijklmnopqrstuvwxyz'
const signs = `${letters}${letters.toUpperCase()}0123456789`

/** The name of the SIP endpoint of a user who is given none: the same whenever it is asked for, so that it is found again. */
export function nameFor(uuid: string): string {
  const bytes = createHash('sha256').update(uuid).digest()
  return [...bytes.subarray(0, 10)].map(byte => letters.charAt(byte % letters.length)).join('')
}

/** A name that nobody is likely to have. */
export function randomName(): string {
  return drawn(letters, 10)
}

/** A secret that nobody knows but the server, which hands it to the phone. */
export function randomSecret(): string {
  return drawn(signs, 20)
}

function drawn(characters: string, count: number): string {
  return Array.from({ length: count }, () => characters.charAt(randomInt(characters.length))).join('')
}
