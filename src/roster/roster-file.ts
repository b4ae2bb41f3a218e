import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { guard } from './formula-guard.ts'

export interface WrittenRoster {
  readonly path: string
  readonly rows: number
  readonly bytes: number
  /** Of the file's content, in hexadecimal. */
  readonly sha256: string
}

const rowsAtOnce = 500

/**
 * Writes a roster as UTF-8 CSV with LF line ends: elsewhere first, synced to disk, then renamed, so that a crash leaves
 * either the old roster or the new one.
 * @param unfinished where it is until it is whole, on the same file system as `path`
 */
export function writeRoster(
  path: string,
  header: readonly string[],
  rows: Iterable<readonly string[]>,
  unfinished = `${path}.unfinished`,
): WrittenRoster {
  mkdirSync(dirname(path), { recursive: true })
  // Anew, so that a link that stands there is not followed.
  rmSync(unfinished, { force: true })
  const descriptor = openSync(unfinished, 'wx')
  const hash = createHash('sha256')
  let count = 0
  let bytes = 0
  const write = (lines: readonly (readonly string[])[]) => {
    const block = Buffer.from(stringify(lines.map(line => line.map(guard))))
    for (let written = 0; written < block.length; ) written += writeSync(descriptor, block, written)
    hash.update(block)
    bytes += block.length
  }
  try {
    write([header])
    let batch: (readonly string[])[] = []
    for (const row of rows) {
      count += 1
      if (batch.push(row) === rowsAtOnce) {
        write(batch)
        batch = []
      }
    }
    if (batch.length > 0) write(batch)
    fsyncSync(descriptor)
    renameSync(unfinished, path)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  } finally {
    closeSync(descriptor)
  }
  return { path, rows: count, bytes, sha256: hash.digest('hex') }
}
