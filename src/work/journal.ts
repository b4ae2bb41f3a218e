import type { SplitCause } from './failure.ts'
import type { Json } from './unit.ts'

/** One line of the journal: what became of a unit. */
export type JournalEntry =
  /** About to be sent; only units that write are recorded as started. */
  | { readonly event: 'started'; readonly unit: string }
  | { readonly event: 'done'; readonly unit: string; readonly result: Json }
  | {
      readonly event: 'split'
      readonly unit: string
      readonly cause: SplitCause
    }
  /** Ended without effect, or, with `effectUnknown`, in a state that must be settled before it is tried again. */
  | {
      readonly event: 'failed'
      readonly unit: string
      readonly code: string
      readonly effectUnknown: boolean
    }

/** The append-only record of units started and finished. */
export interface Journal {
  /** What earlier attempts wrote, oldest first. */
  readonly past: Iterable<JournalEntry>
  /** Returns when the entry is durable. Throws when it cannot be made so: then nothing may be sent. */
  append(entry: JournalEntry): void
}

export type UnitHistory =
  | { readonly state: 'new' }
  | { readonly state: 'unsettled' }
  | { readonly state: 'done'; readonly result: Json }
  | { readonly state: 'split'; readonly cause: SplitCause }

/** What the journal of earlier attempts says about each unit: its last entry decides. */
export function histories(past: Iterable<JournalEntry>): Map<string, UnitHistory> {
  const map = new Map<string, UnitHistory>()
  for (const entry of past) map.set(entry.unit, historyOf(entry))
  return map
}

function historyOf(entry: JournalEntry): UnitHistory {
  switch (entry.event) {
    case 'started':
      return { state: 'unsettled' }
    case 'done':
      return { state: 'done', result: entry.result }
    case 'split':
      return { state: 'split', cause: entry.cause }
    case 'failed':
      return entry.effectUnknown ? { state: 'unsettled' } : { state: 'new' }
  }
}
