import { open } from 'node:fs/promises'
import { lineFeed } from './bytes.ts'

/** Bytes that are read at once: enough that reading costs nothing, few enough that a batch of rows stays small. */
export const usualBlock = 1 << 18

/** The bytes of a file from its beginning, in blocks of at most `size`. */
export async function* blocks(path: string, size: number): AsyncGenerator<Buffer, void, undefined> {
  const handle = await open(path)
  try {
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(size), 0, size)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

/** Enough of a file to see what it is. */
export async function firstBytes(path: string): Promise<Buffer> {
  for await (const block of blocks(path, 1_000)) return block
  return Buffer.alloc(0)
}

/** The same in whole lines with their line feeds, where a line is at most `longest` bytes; others come in pieces. */
export async function* wholeLines(
  source: AsyncIterable<Buffer>,
  longest: number,
): AsyncGenerator<Buffer, void, undefined> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const block of source) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, block]) : block
    const whole = bytes.lastIndexOf(lineFeed) + 1
    const end = whole === 0 && bytes.length > longest ? bytes.length : whole
    if (end > 0) yield bytes.subarray(0, end)
    rest = bytes.subarray(end)
  }
  if (rest.length > 0) yield rest
}
