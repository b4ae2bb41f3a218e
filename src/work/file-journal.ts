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

  /** `undefined` when there is no file or it holds no whole head. Throws when a whole line is not an entry. */
  static open(path: string): FileJournal | undefined {
    if (!existsSync(path)) return undefined
    const bytes = readFileSync(path)
    const whole = bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1)
    const lines = whole.toString('utf8').split('\n').slice(0, -1)
    const [first, ...rest] = lines
    if (first === undefined) return undefined
    const head = JSON.parse(first) as JournalHead
    const past = rest.map(line => JSON.parse(line) as JournalEntry)
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
