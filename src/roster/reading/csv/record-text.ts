import { closeSync, openSync, readSync } from 'node:fs'
import type { RowPlace } from '../row.ts'

/** Reads one record again. Throws the error of the file system when the file is gone. */
export function recordText(path: string, { start, bytes }: RowPlace): string {
  const content = Buffer.alloc(bytes)
  const descriptor = openSync(path, 'r')
  try {
    readSync(descriptor, content, 0, bytes, start)
  } finally {
    closeSync(descriptor)
  }
  return content.toString('utf8')
}
