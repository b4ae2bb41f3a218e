import { createHash } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { guard } from './formula-guard.ts'

export interface WrittenRoster {
  readonly path: string
  readonly rows: number
  readonly bytes: number
  /** Of the file's content, in hexadecimal. */
  readonly sha256: string
  /** Whether the file is another one than before, or there was none. */
  readonly changed: boolean
}

const rowsAtOnce = 500

/**
 * Writes a roster as UTF-8 CSV with LF line ends: elsewhere first, synced to disk, then renamed, so that a crash leaves
 * either the old roster or the new one. A file that holds the same already is not touched.
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
    const sha256 = hash.digest('hex')
    const changed = !holds(path, bytes, sha256)
    if (changed) {
      fsyncSync(descriptor)
      renameSync(unfinished, path)
    } else rmSync(unfinished)
    return { path, rows: count, bytes, sha256, changed }
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  } finally {
    closeSync(descriptor)
  }
}

/** Whether a file has this very content. */
function holds(path: string, bytes: number, sha256: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.isFile() === true && found.size === bytes && sha256Of(path) === sha256
}

function sha256Of(path: string): string {
  const hash = createHash('sha256')
  const block = Buffer.alloc(1 << 16)
  const descriptor = openSync(path, 'r')
  try {
    for (let read = readSync(descriptor, block); read > 0; read = readSync(descriptor, block))
      hash.update(block.subarray(0, read))
  } finally {
    closeSync(descriptor)
  }
  return hash.digest('hex')
}
