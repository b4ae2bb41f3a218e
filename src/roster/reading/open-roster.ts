import type { ColumnSet } from '../columns/column.ts'
import { usualBlock } from './csv/blocks.ts'
import { CsvRoster } from './csv-roster.ts'
import type { Finding } from './finding.ts'
import type { ColumnMapping } from './mapping.ts'
import type { Roster } from './roster.ts'
import { survey } from './survey.ts'

export interface OpenOptions {
  /** The file as people name it. */
  readonly file: string
  readonly columns: ColumnSet
  readonly mapping: ColumnMapping
  readonly onFinding: (finding: Finding) => void
  /** Bytes that are read at once. */
  readonly blockSize?: number
}

/**
 * Opens a roster: looks at the file as a whole and reads its header.
 * @returns undefined when no row of it can be trusted; `onFinding` was then told why
 */
export async function openRoster(path: string, options: OpenOptions): Promise<Roster | undefined> {
  const { file, columns, mapping, onFinding, blockSize = usualBlock } = options
  const found = await survey(path, columns, mapping, blockSize)
  if ('layout' in found) return new CsvRoster({ path, file, onFinding, blockSize, ...found })
  for (const problem of found.problems) onFinding({ severity: 'error', file, ...problem })
  return undefined
}
