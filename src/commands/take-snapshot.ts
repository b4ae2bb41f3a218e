import { join } from 'node:path'
import type { Preflight, ReadablePlatform } from '../platforms/platform.ts'
import { type Completeness, completenessOf } from '../roster/completeness.ts'
import { Spool } from '../roster/spool.ts'
import type { Extent } from '../roster/spool-chunk.ts'
import type { SpooledUsers } from '../roster/spooled-users.ts'
import { type WorkOutcome, work } from '../work/engine.ts'
import type { JournalEntry } from '../work/journal.ts'
import { defaultRetryPolicy, type RetryPolicy } from '../work/retry.ts'
import { Checkpoint } from './checkpoint.ts'
import { type ChunkResult, chunkUnit } from './chunk-unit.ts'
import type { Ports } from './ports.ts'
import { openJournal } from './resume.ts'
import { collectFacts } from './snapshot-facts.ts'
import { SnapshotProgress } from './snapshot-progress.ts'

export interface SnapshotOptions {
  /** What the snapshot is for: progress of another command is not continued. */
  readonly command: 'export' | 'plan'
  readonly resume: boolean
  /** Milliseconds. */
  readonly progressMaxAge: number
  /** The release of this program, so that progress of another one is not continued. */
  readonly version: string
  readonly retry?: RetryPolicy
}

/** The users of a platform, read as far as they could be, and whether that is all of them. */
export interface TakenSnapshot extends Disposable {
  readonly users: SpooledUsers
  readonly outcome: WorkOutcome<ChunkResult>
  readonly completeness: Completeness
  /** Saves the progress to the cache, if it has grown. */
  save(): Promise<void>
}

/** Reads the users of a platform chunk by chunk, continuing an earlier attempt where it may. */
export async function takeSnapshot(
  platform: ReadablePlatform,
  preflight: Preflight,
  signal: AbortSignal,
  options: SnapshotOptions,
  ports: Ports,
): Promise<TakenSnapshot> {
  const { clock, log, progress } = ports
  log.info(`Reading users of ${platform.title} domain ${preflight.tenant}.`)
  const folder = join(progress.folder, 'users')
  const identity = {
    command: options.command,
    version: options.version,
    platform: platform.name,
    domain: preflight.tenantId,
    ...platform.selection,
  }
  using opened = new DisposableStack()
  const journal = opened.use(
    await openJournal(
      {
        resume: options.resume,
        maxAge: options.progressMaxAge,
        identity,
        signal,
        holds: entry => extentsIn([entry]).every(extent => Spool.holds(folder, extent)),
      },
      ports,
    ),
  )
  const spool = opened.use(new Spool(folder, extentsIn(journal.past)))
  const checkpoint = new Checkpoint(journal, progress, clock)
  const lines = new SnapshotProgress(log, clock, () => platform.limits())
  const outcome = await work(
    platform.chunks().map(chunk => chunkUnit(chunk, spool)),
    {
      journal,
      clock,
      signal,
      checkpoint,
      observe: event => lines.observe(event),
      probe: () => platform.probe(signal),
      gains: ({ extent, facts }) => (extent?.users ?? 0) > 0 || (facts.listed?.length ?? 0) > 0,
      retry: options.retry ?? defaultRetryPolicy,
    },
  )

  const results = [...outcome.results.values()]
  const users = spool.sorted(results.flatMap(({ extent }) => extent ?? []))
  const completeness = completenessOf({
    read: new Set(users.keys()),
    unfinished: unfinishedChunks(outcome),
    ...collectFacts(results),
    ...(preflight.account === undefined ? {} : { account: preflight.account }),
  })
  const held = opened.move()
  return {
    ...{ users, outcome, completeness },
    save: () => checkpoint.save(),
    [Symbol.dispose]: () => held[Symbol.dispose](),
  }
}

function extentsIn(entries: Iterable<JournalEntry>): Extent[] {
  return [...entries].flatMap(entry =>
    entry.event === 'done' ? ((entry.result as ChunkResult).extent ?? []) : [],
  )
}

function unfinishedChunks({ failed, notAttempted }: WorkOutcome<ChunkResult>): string[] {
  return [...failed, ...notAttempted].map(({ unit }) => unit.label)
}
