import { blocks, firstBytes, wholeLines } from '../csv/blocks.ts'
import { carriageReturn, countLines, lineFeed, quote, tab } from '../csv/bytes.ts'
import { longestRecord } from '../csv/record.ts'
import { notUtf8 } from './encoding.ts'
import { missingFile, otherKind } from './file-kind.ts'
import { type FileProblem, problemOfFile } from './file-problem.ts'

/** What the bytes of a file tell before any row is read. */
export interface Scan {
  /** One double quote is missing or one too many. */
  readonly oddQuotes: boolean
  /** There are control characters that may be where none belongs. */
  readonly controls: boolean
}

/** Reads a file once, without making sense of it: most of what makes a whole file useless shows in its bytes. */
export async function scanFile(path: string, blockSize: number): Promise<Scan | FileProblem> {
  const missing = await missingFile(path)
  if (missing) return missing
  let line = 1
  let oddQuotes = false
  let controls = false
  try {
    const problem = otherKind(await firstBytes(path))
    if (problem) return problem
    for await (const bytes of wholeLines(blocks(path, blockSize), longestRecord)) {
      const problem = (line === 1 ? oldMacLines(bytes) : undefined) ?? wrongLine(bytes, line)
      if (problem) return problem
      const found = tally(bytes)
      line += found.lines
      oddQuotes = oddQuotes !== found.oddQuotes
      controls ||= found.controls
    }
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall === undefined) throw error
    return problemOfFile('no-file', `the file cannot be read (${code})`)
  }
  return { oddQuotes, controls }
}

/** The first line that is wrong wherever it stands. */
function wrongLine(bytes: Buffer, line: number): FileProblem | undefined {
  return [longLine(bytes, line), notUtf8(bytes, line), conflict(bytes, line)]
    .filter(problem => problem !== undefined)
    .sort((a, b) => a.line - b.line)[0]
}

function longLine(bytes: Buffer, line: number): FileProblem | undefined {
  if (bytes.length <= longestRecord) return undefined
  let number = line
  for (let start = 0; start < bytes.length; number += 1) {
    const newline = bytes.indexOf(lineFeed, start)
    const end = newline === -1 ? bytes.length : newline
    if (end - start > longestRecord) {
      const message =
        'this line is longer than a megabyte, which no row of a roster is: check how the file was made'
      return { line: number, column: 1, code: 'line-too-long', message }
    }
    start = end + 1
  }
  return undefined
}

function oldMacLines(bytes: Buffer): FileProblem | undefined {
  const newline = bytes.indexOf(lineFeed)
  const first = bytes.subarray(0, newline === -1 ? bytes.length : newline)
  const at = first.indexOf(carriageReturn)
  const isAtEnd = first.subarray(at).every(byte => byte === carriageReturn)
  if (at === -1 || isAtEnd || first.subarray(0, at).includes(quote)) return undefined
  const message =
    'the lines of the file end with a carriage return alone, as in "CSV (Macintosh)" of Excel: save it as "CSV UTF-8 (Comma delimited)"'
  return problemOfFile('line-ends', message)
}

const conflictMarks = ['<<<<<<< ', '>>>>>>> ']

function conflict(bytes: Buffer, line: number): FileProblem | undefined {
  const at = Math.min(...conflictMarks.map(mark => lineWith(bytes, mark)))
  if (at === Number.POSITIVE_INFINITY) return undefined
  const message =
    'a merge conflict is left here: keep the rows that are right, and delete the lines <<<<<<<, ======= and >>>>>>>'
  return { line: line + countLines(bytes, 0, at), column: 1, code: 'merge-conflict', message }
}

/** Where the first line begins that begins so; infinity when none does. */
function lineWith(bytes: Buffer, beginning: string): number {
  let at = bytes.indexOf(beginning)
  while (at > 0 && bytes[at - 1] !== lineFeed) at = bytes.indexOf(beginning, at + 1)
  return at === -1 ? Number.POSITIVE_INFINITY : at
}

function tally(bytes: Buffer): { lines: number; oddQuotes: boolean; controls: boolean } {
  let lines = 0
  let quotes = 0
  let controls = false
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number
    if (byte > quote) continue
    if (byte === lineFeed) lines += 1
    else if (byte === quote) quotes += 1
    else if (byte < 0x20 && byte !== tab && !(byte === carriageReturn && bytes[at + 1] === lineFeed))
      controls = true
  }
  return { lines, oddQuotes: quotes % 2 === 1, controls }
}
