import { type WorkOptions, type WorkOutcome, work } from '../../src/work/engine.ts'
import type { Failure } from '../../src/work/failure.ts'
import type { Journal, JournalEntry } from '../../src/work/journal.ts'
import type { Unit, UnitContext } from '../../src/work/unit.ts'
import { InstantClock } from './instant-clock.ts'

/** A unit that answers its own id unless told otherwise. */
export function unit(id: string, more: Partial<Unit<string>> = {}): Unit<string> {
  return { id, label: id, users: [], cost: {}, needs: [], run: async () => id, ...more }
}

/** Fails with each of `failures` in turn, then answers `answer`. Without an answer the last failure stays. */
export function failing(failures: readonly Failure[], answer?: string) {
  let sends = 0
  return async (_context: UnitContext): Promise<string> => {
    const failure = failures[answer === undefined ? Math.min(sends, failures.length - 1) : sends]
    sends += 1
    if (failure) throw failure
    return answer ?? ''
  }
}

/** A journal in memory; the next life gets a new one with these entries as its past. */
export class MemoryJournal implements Journal {
  readonly past: readonly JournalEntry[]
  readonly entries: JournalEntry[] = []

  constructor(past: readonly JournalEntry[] = []) {
    this.past = past
  }

  append(entry: JournalEntry): void {
    this.entries.push(structuredClone(entry))
  }
}

/** Works on `units`, by an instant clock and in memory unless told otherwise. */
export function run(
  units: Iterable<Unit<string>>,
  options: Partial<WorkOptions<string>> = {},
): Promise<WorkOutcome<string>> {
  return work(units, {
    journal: new MemoryJournal(),
    clock: new InstantClock(),
    signal: new AbortController().signal,
    random: () => 0,
    ...options,
  })
}

/** The ids of units, or of what holds one. */
export function ids(items: Iterable<Unit<string> | { readonly unit: Unit<string> }>): string[] {
  return [...items].map(item => ('unit' in item ? item.unit.id : item.id))
}
