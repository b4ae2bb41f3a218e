import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { Journal, JournalEntry } from './journal.ts'

/** The first line of a journal file: what the work was, so that other work does not resume it. */
export interface JournalHead {
  readonly format: 1
  /** ISO 8601, UTC. */
  readonly created: string
  /** What must be equal for the journal to be resumed: a name for people, and a value or its digest. */
  readonly identity: Readonly<Record<string, string>>
}

/**
 * A journal in a file: a head, then one JSON entry a line, each on disk before `append` returns. A line that a crash
 * tore is dropped when the file is opened again: what it would have said never counted.
 */
export class FileJournal implements Journal, Disposable {
  readonly head: JournalHead
  readonly past: readonly JournalEntry[]
  readonly #descriptor: number
  #appended = 0

  private constructor(descriptor: number, head: JournalHead, past: readonly JournalEntry[]) {
    this.#descriptor = descriptor
    this.head = head
    this.past = past
  }

  static create(path: string, head: JournalHead): FileJournal {
    mkdirSync(dirname(path), { recursive: true })
    const journal = new FileJournal(openSync(path, 'w'), head, [])
    journal.#write(head)
    return journal
  }

  /** `undefined` when there is no file or it holds no whole line. Throws when a whole line is not what it should be. */
  static open(path: string): FileJournal | undefined {
    if (!existsSync(path)) return undefined
    const bytes = readFileSync(path)
    const whole = bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1)
    const lines = whole.toString('utf8').split('\n').slice(0, -1)
    const [first, ...rest] = lines
    if (first === undefined) return undefined
    const head = parsed(first, 1, isHead)
    const past = rest.map((line, index) => parsed(line, index + 2, isEntry))
    const descriptor = openSync(path, 'a')
    ftruncateSync(descriptor, whole.length)
    return new FileJournal(descriptor, head, past)
  }

  /** Entries written by this process. */
  get appended(): number {
    return this.#appended
  }

  append(entry: JournalEntry): void {
    this.#write(entry)
    this.#appended += 1
  }

  [Symbol.dispose](): void {
    closeSync(this.#descriptor)
  }

  #write(value: JournalHead | JournalEntry): void {
    const bytes = Buffer.from(`${JSON.stringify(value)}\n`)
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#descriptor, bytes, written)
    fdatasyncSync(this.#descriptor)
  }
}

function parsed<T>(line: string, number: number, is: (value: unknown) => value is T): T {
  const value = jsonOrNothing(line)
  if (!is(value)) throw new Error(`line ${number} of the journal is not one that this program writes`)
  return value
}

function jsonOrNothing(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Of any format, so that the head of another one is told by its format. */
function isHead(value: unknown): value is JournalHead {
  return isObject(value) && typeof value.created === 'string' && isObject(value.identity)
}

function isEntry(value: unknown): value is JournalEntry {
  if (!isObject(value) || typeof value.unit !== 'string') return false
  switch (value.event) {
    case 'started':
      return true
    case 'done':
      return 'result' in value
    case 'split':
      return isObject(value.cause)
    case 'failed':
      return typeof value.effectUnknown === 'boolean'
    default:
      return false
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
