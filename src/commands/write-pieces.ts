import { closeSync, openSync, writeSync } from 'node:fs'

/** Writes a text that comes in pieces, so that it is never held as a whole. */
export async function writePieces(
  path: string,
  pieces: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const descriptor = openSync(path, 'w')
  try {
    for await (const piece of pieces) {
      const bytes = Buffer.from(piece)
      for (let written = 0; written < bytes.length; )
        written += writeSync(descriptor, bytes, written, bytes.length - written)
    }
  } finally {
    closeSync(descriptor)
  }
}
