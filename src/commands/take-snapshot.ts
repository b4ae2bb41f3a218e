import { join } from 'node:path'
import type { Preflight, ReadablePlatform } from '../platforms/platform.ts'
import { type Completeness, completenessOf } from '../roster/completeness.ts'
import { Spool } from '../roster/spool.ts'
import type { Extent } from '../roster/spool-chunk.ts'
import type { SpooledUsers } from '../roster/spooled-users.ts'
import { type WorkOutcome, work } from '../work/engine.ts'
import type { FileJournal } from '../work/file-journal.ts'
import type { JournalEntry } from '../work/journal.ts'
import { defaultRetryPolicy, type RetryPolicy } from '../work/retry.ts'
import { Checkpoint } from './checkpoint.ts'
import { type ChunkResult, chunkUnit } from './chunk-unit.ts'
import type { Ports } from './ports.ts'
import { collectFacts } from './snapshot-facts.ts'
import { SnapshotProgress } from './snapshot-progress.ts'

/** The users of a platform, read as far as they could be, and whether that is all of them. */
export interface TakenSnapshot extends Disposable {
  readonly users: SpooledUsers
  readonly outcome: WorkOutcome<ChunkResult>
  readonly completeness: Completeness
  /** Saves the progress to the cache, if it has grown. */
  save(): Promise<void>
}

/** Reads the users of a platform chunk by chunk, but for those that the journal has already. */
export async function takeSnapshot(
  platform: ReadablePlatform,
  preflight: Preflight,
  journal: FileJournal,
  signal: AbortSignal,
  ports: Ports,
  retry: RetryPolicy = defaultRetryPolicy,
): Promise<TakenSnapshot> {
  const { clock, log, progress } = ports
  log.info(`Reading users of ${platform.title} ${platform.tenantWord} ${preflight.tenant}.`)
  const folder = spoolFolder(ports)
  using opened = new DisposableStack()
  const spool = opened.use(new Spool(folder, extentsIn(journal.past)))
  const checkpoint = new Checkpoint(journal, progress, clock)
  const lines = new SnapshotProgress(log, clock, () => platform.limits())
  const outcome = await work(
    (preflight.blind === undefined ? platform.chunks() : []).map(chunk => chunkUnit(chunk, spool)),
    {
      journal,
      clock,
      signal,
      checkpoint,
      observe: event => lines.observe(event),
      probe: () => platform.probe(signal),
      gains: ({ extent, facts }) => (extent?.users ?? 0) > 0 || (facts.listed?.length ?? 0) > 0,
      retry,
    },
  )

  const results = [...outcome.results.values()]
  const users = spool.sorted(results.flatMap(({ extent }) => extent ?? []))
  const completeness = completenessOf({
    read: new Set(users.keys()),
    unfinished: unfinishedChunks(outcome),
    ...collectFacts(results),
    ...(preflight.account === undefined ? {} : { account: preflight.account }),
    ...(preflight.blind === undefined ? {} : { blind: preflight.blind }),
  })
  const held = opened.move()
  return {
    ...{ users, outcome, completeness },
    save: () => checkpoint.save(),
    [Symbol.dispose]: () => held[Symbol.dispose](),
  }
}

/** Whether the spool has all that an entry of the journal speaks of. */
export function spoolHolds(entry: JournalEntry, ports: Ports): boolean {
  return extentsIn([entry]).every(extent => Spool.holds(spoolFolder(ports), extent))
}

function spoolFolder({ progress }: Ports): string {
  return join(progress.folder, 'users')
}

function extentsIn(entries: Iterable<JournalEntry>): Extent[] {
  return [...entries].flatMap(entry =>
    entry.event === 'done' ? ((entry.result as ChunkResult).extent ?? []) : [],
  )
}

function unfinishedChunks({ failed, notAttempted }: WorkOutcome<ChunkResult>): string[] {
  return [...failed, ...notAttempted].map(({ unit }) => unit.label)
}
