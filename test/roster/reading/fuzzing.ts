import { writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { unguard } from '../../../src/roster/formula-guard.ts'
import { titleOf } from '../../../src/roster/reading/header.ts'
import { type ReadRoster, readRoster } from './read-roster.ts'
import { illTold } from './told-well.ts'

/** A file to be read, made from a seed alone. */
export interface FuzzInput {
  readonly bytes: Buffer
  /** How many bytes are read at once; the outcome must not depend on it. */
  readonly blockSize: number
}

/** @param corpus files to begin with */
export function fuzzInput(seed: number, corpus: readonly Buffer[]): FuzzInput {
  const random = randomOf(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item => items[below(items.length)] ?? items[0]
  const begin = () => (random() < 0.6 ? (corpus[below(corpus.length)] ?? Buffer.alloc(0)) : made())

  function sign(): string {
    return random() < 0.01 ? pick(rareSigns) : pick(signs)
  }

  function noise(limit: number): Buffer {
    return Buffer.from(Array.from({ length: below(4) }, () => below(limit)))
  }

  /** A roster whose cells are strange, but mostly in order. */
  function made(): Buffer {
    const width = 1 + below(5)
    const titles = ['userName', 'firstName', 'lastName', 'EMail', 'agent_Transfer'].slice(0, width)
    const rows = Array.from({ length: below(12) }, () => Array.from({ length: width }, cell))
    const end = pick(['\n', '\n', '\r\n'])
    return Buffer.from([titles, ...rows].map(row => row.join(',')).join(end) + pick(['', end]))

    function cell(): string {
      const text = Array.from({ length: below(6) }, sign).join('')
      return random() < 0.02 || !/[",\r\n]/.test(text) ? text : `"${text.replaceAll('"', '""')}"`
    }
  }

  function mutated(bytes: Buffer): Buffer {
    // Mostly behind the header: a file whose header is damaged is not read any further.
    const least = random() < 0.9 ? bytes.indexOf('\n') + 1 : 0
    const from = least + below(bytes.length - least + 1)
    const to = Math.min(bytes.length, from + below(20))
    const [before, part, after] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)]
    switch (below(6)) {
      case 0: {
        const flipped = Buffer.from(bytes)
        if (from < bytes.length) flipped[from] = (flipped[from] ?? 0) ^ (1 << below(random() < 0.9 ? 7 : 8))
        return flipped
      }
      case 1:
        return Buffer.concat([before, Buffer.from(sign()), part, after])
      case 2:
        return Buffer.concat([before, after])
      case 3:
        return Buffer.concat([before, part, part, after])
      case 4:
        return Buffer.concat([before, noise(random() < 0.9 ? 0x80 : 0x100), after])
      default:
        return Buffer.concat([before, begin().subarray(below(40))])
    }
  }

  let bytes = begin()
  for (let times = below(4); times > 0; times -= 1) bytes = mutated(bytes)
  return { bytes, blockSize: 1 + below(64) }
}

const signs = [
  ...[',', ',', '"', '"', '""', '\n', '\n', '\r\n', '\r', '\t', ';', "'", '=', ' ', 'a', 'Kim', '7'],
  ...['é', '😀', '\uFEFF', '\u2028', 'userName', ',,,,', ', '],
] as const
const rareSigns = ['\0', '\u0007', '<<<<<<< ', '\n>>>>>>> '] as const

/**
 * Reads an input to its end, in two ways.
 * @param path where the file may be written
 * @returns what is wrong with the reading; undefined when nothing is
 * @throws what the reader throws, which it must not
 */
export async function faultOfReading(
  path: string,
  { bytes, blockSize }: FuzzInput,
): Promise<string | undefined> {
  writeFileSync(path, bytes)
  const read = await readRoster(path)
  const again = await readRoster(path, { blockSize })
  if (JSON.stringify([again.rows, again.findings]) !== JSON.stringify([read.rows, read.findings])) {
    return 'what is read depends on the size of blocks'
  }
  return (
    faultOfFindings(read) ?? faultOfRows(read, bytes) ?? faultOfPlaces(read) ?? faultBesideParser(read, bytes)
  )
}

function faultOfFindings({ roster, findings }: ReadRoster): string | undefined {
  if (!roster && !findings.some(({ severity }) => severity === 'error')) return 'refused without an error'
  for (const [at, finding] of findings.entries()) {
    const why = illTold(finding)
    if (why !== undefined) return `ill told: ${why}`
    if (roster && finding.line < (findings[at - 1]?.line ?? 0)) return 'findings are not in order'
  }
  return undefined
}

function faultOfRows({ roster, rows }: ReadRoster, bytes: Buffer): string | undefined {
  let end = 0
  let line = 1
  for (const row of rows) {
    if (row.start <= end || row.bytes < 1 || row.start + row.bytes > bytes.length) return 'a row lies badly'
    if (row.line <= line) return 'a row is on the line of another'
    if (row.cells.length !== roster?.columns.length) return 'a row has not as many cells as there are columns'
    end = row.start + row.bytes
    line = row.line
  }
  return undefined
}

function faultOfPlaces({ roster, rows }: ReadRoster): string | undefined {
  for (const row of rows) {
    let before = { line: row.line, column: 0 }
    for (const at of row.cells.keys()) {
      const place = roster?.place(row, at) ?? before
      const isBehind = place.line === before.line ? place.column > before.column : place.line > before.line
      if (!isBehind) return 'the places of cells are not in order'
      before = place
    }
  }
  return undefined
}

/** Where there is nothing to object to, csv-parse must read the same. */
function faultBesideParser({ roster, rows, findings }: ReadRoster, bytes: Buffer): string | undefined {
  if (!roster || findings.some(({ severity }) => severity === 'error')) return undefined
  const text = bytes.toString('utf8')
  // These ends of lines are more than csv-parse knows.
  if (/\r\r\n|\r$/.test(text)) return undefined
  const [header = [], ...records]: string[][] = parse(text.replace(/^\uFEFF/, ''), {
    record_delimiter: ['\n', '\r\n'],
    skip_empty_lines: true,
    relax_column_count: true,
  })
  const titles = header.map(titleOf)
  const places = roster.columns.map(({ title }) => titles.indexOf(title))
  const parsed = records
    .filter(cells => cells.some(cell => cell.trim() !== ''))
    .map(cells => places.map(at => unguard(cells[at] ?? '')))
  const same = JSON.stringify(parsed) === JSON.stringify(rows.map(({ cells }) => cells))
  return same ? undefined : 'csv-parse reads other cells'
}

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
