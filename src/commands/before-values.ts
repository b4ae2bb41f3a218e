import { existsSync, readFileSync, renameSync } from 'node:fs'
import type { Snapshot } from '../roster/planning/snapshot.ts'
import { writePieces } from './write-pieces.ts'

/** What users had before they were changed. */
export interface BeforeValues {
  readonly columns: ReadonlySet<string>
  /** The cells of a user; undefined when there was no such user. */
  cells(key: string, columns: readonly string[]): readonly string[] | undefined
}

/** Keeps the cells of some users in a file, for when the snapshot is gone. */
export async function keepBeforeValues(
  path: string,
  snapshot: Snapshot,
  keys: Iterable<string>,
  columns: readonly string[],
): Promise<void> {
  await writePieces(`${path}.unfinished`, lines(snapshot, keys, columns))
  renameSync(`${path}.unfinished`, path)
}

function* lines(snapshot: Snapshot, keys: Iterable<string>, columns: readonly string[]): Generator<string> {
  yield `${JSON.stringify(columns)}\n`
  for (const key of keys) {
    const cells = snapshot.cells(key, columns)
    if (cells) yield `${JSON.stringify([key, ...cells])}\n`
  }
}

/** What `keepBeforeValues` has kept. */
export function beforeValues(path: string): BeforeValues {
  const [head = '[]', ...rest] = existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : []
  const known = JSON.parse(head) as string[]
  const positions = new Map(known.map((column, at) => [column, at + 1]))
  const users = new Map(
    rest.map(line => {
      const user = JSON.parse(line) as string[]
      return [user[0] ?? '', user]
    }),
  )
  return {
    columns: new Set(known),
    cells(key, columns) {
      const user = users.get(key)
      return user && columns.map(column => user[positions.get(column) ?? -1] ?? '')
    },
  }
}
