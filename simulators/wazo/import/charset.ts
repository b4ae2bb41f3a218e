import { unexpected } from '../refusal.ts'

/** Bytes without a character in Windows code page 1252. */
const undefinedInCp1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d]

/** How each charset is decoded, under the names that Python knows it by. */
const codecs: readonly { readonly names: readonly string[]; readonly decode: (bytes: Buffer) => string }[] = [
  { names: ['utf-8', 'utf8', 'u8'], decode: decodeUtf8 },
  { names: ['utf-8-sig'], decode: bytes => decodeUtf8(bytes).replace(/^\ufeff/, '') },
  {
    names: ['iso-8859-1', 'iso8859-1', 'latin-1', 'latin1', 'l1'],
    decode: bytes => bytes.toString('latin1'),
  },
  {
    names: ['ascii', 'us-ascii'],
    decode(bytes) {
      refuseByte(bytes, byte => byte > 0x7f, 'ascii', 'ordinal not in range(128)')
      return bytes.toString('latin1')
    },
  },
  {
    names: ['windows-1252', 'cp1252'],
    decode(bytes) {
      const missing = 'character maps to <undefined>'
      refuseByte(bytes, byte => undefinedInCp1252.includes(byte), 'charmap', missing)
      return new TextDecoder('windows-1252').decode(bytes)
    },
  },
]

/** Decodes as Python does. Refuses with 500 where the charset is unknown or the bytes are not in it. */
export function decode(bytes: Buffer, charset: string): string {
  if (bytes.length === 0) return ''
  const name = charset.toLowerCase().replaceAll('_', '-')
  const codec = codecs.find(({ names }) => names.includes(name))
  if (!codec) throw unexpected(`unknown encoding: ${charset}`)
  return codec.decode(bytes)
}

function refuseByte(bytes: Buffer, wrong: (byte: number) => boolean, codec: string, why: string): void {
  const at = bytes.findIndex(wrong)
  if (at !== -1) throw undecodable(codec, bytes, at, 1, why)
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw faultInUtf8(bytes)
  }
}

/** The first fault in bytes that are not UTF-8, in the words of Python. */
function faultInUtf8(bytes: Buffer): Error {
  for (let at = 0; at < bytes.length; ) {
    const size = lengthOfSequence(bytes[at] as number)
    if (size === 0) return undecodable('utf-8', bytes, at, 1, 'invalid start byte')
    for (let next = 1; next < size; next += 1) {
      const byte = bytes[at + next]
      if (byte === undefined) return undecodable('utf-8', bytes, at, next, 'unexpected end of data')
      if (!continues(bytes[at] as number, byte, next)) {
        return undecodable('utf-8', bytes, at, next, 'invalid continuation byte')
      }
    }
    at += size
  }
  throw new Error('These bytes are UTF-8')
}

/** The number of bytes in a sequence that begins with this one; 0 if none does. */
function lengthOfSequence(first: number): number {
  if (first < 0x80) return 1
  if (first < 0xc2 || first > 0xf4) return 0
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
}

/** After some first bytes the second is bounded: no overlong forms, no surrogates, nothing beyond Unicode. */
const secondBytes: ReadonlyMap<number, readonly [low: number, high: number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
])

function continues(first: number, byte: number, position: number): boolean {
  const [low, high] = (position === 1 && secondBytes.get(first)) || [0x80, 0xbf]
  return byte >= low && byte <= high
}

function undecodable(codec: string, bytes: Buffer, at: number, count: number, why: string): Error {
  const which =
    count === 1
      ? `byte 0x${(bytes[at] as number).toString(16).padStart(2, '0')} in position ${at}`
      : `bytes in position ${at}-${at + count - 1}`
  return unexpected(`'${codec}' codec can't decode ${which}: ${why}`)
}
