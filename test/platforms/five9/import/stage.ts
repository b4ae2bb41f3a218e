import type { Five9 as Server } from '../../../../simulators/five9/index.ts'
import { HttpClient } from '../../../../src/http/client.ts'
import type { PasswordMode } from '../../../../src/platforms/five9/roster/password-rules.ts'
import { five9Columns } from '../../../../src/platforms/five9/roster-columns.ts'
import type {
  Cells,
  Key,
  SecretCells,
  Step,
  StepFacts,
  WritablePlatform,
} from '../../../../src/platforms/platform.ts'
import { openForImport } from '../../../../src/platforms/registry.ts'
import { compareCodePoints } from '../../../../src/roster/order.ts'
import type { PlanOptions } from '../../../../src/roster/planning/plan.ts'
import { type PlanDraft, planRoster } from '../../../../src/roster/planning/plan-roster.ts'
import type { Finding } from '../../../../src/roster/reading/finding.ts'
import { type WorkOptions, type WorkOutcome, work } from '../../../../src/work/engine.ts'
import type { JournalEntry } from '../../../../src/work/journal.ts'
import { defaultRetryPolicy } from '../../../../src/work/retry.ts'
import type { Unit } from '../../../../src/work/unit.ts'
import { rosterOf } from '../../../roster/planning/made-up-tenant.ts'
import { InstantClock } from '../../../work/instant-clock.ts'

/** Cells of one row by column. */
export type Row = Readonly<Record<string, string>>

const signal = new AbortController().signal

export interface PlatformOptions {
  readonly passwordMode?: PasswordMode
  readonly environment?: Readonly<Record<string, string>>
  readonly clock?: InstantClock
}

/** The platform of an import, on a clock on which nothing is waited for. */
export async function open(
  server: Server,
  columns: readonly string[],
  { passwordMode = 'none', environment = {}, clock = new InstantClock(Date.now()) }: PlatformOptions = {},
): Promise<WritablePlatform> {
  const { endpoint, username, password } = server
  return openForImport(
    {
      platform: 'five9',
      ...{ endpoint: new URL(endpoint), username, password, scope: { kind: 'tenant' } },
      ...{ chunking: { kind: 'off' }, passwordMode },
    },
    columns,
    {
      ...{ http: new HttpClient({ clock }), requestTimeout: 20_000, clock, onWait: () => undefined },
      environment: name => environment[name],
    },
  )
}

const open100 = { percent: 100 }
const planOptions: PlanOptions = {
  ...{ onMissing: 'ignore', onDrift: 'apply', onRename: 'replace', onDamage: 'warn', protect: [] },
  ...{ maxCreates: { count: 1_000 }, maxUpdates: open100, maxRemovals: open100 },
}

export interface Planned {
  readonly plan: PlanDraft
  readonly findings: readonly Finding[]
  /** The users as they are, under the columns of the roster and those that rules need. */
  readonly users: ReadonlyMap<Key, Cells>
}

/** Plans rows against the live domain, as an import does. */
export async function planned(
  platform: WritablePlatform,
  rows: readonly Row[],
  columns: readonly string[],
  options: Partial<PlanOptions> = {},
): Promise<Planned> {
  const { account, tenant, tenantId } = await platform.preflight(signal)
  const rules = await platform.rules(signal)
  const users = await usersOf(platform)
  const findings: Finding[] = []
  const plan = await planRoster({
    platform: 'five9',
    tenant: { id: tenantId, name: tenant },
    columns: five9Columns,
    rules,
    roster: rosterOf(rows, [...columns], five9Columns),
    unreadable: [],
    snapshot: {
      size: users.size,
      has: key => users.has(key),
      keys: () => [...users.keys()].sort(compareCodePoints),
      cells(key, names) {
        const cells = users.get(key)
        return cells && names.map(name => cells.get(name) ?? '')
      },
    },
    snapshotFacts: { takenAt: '2026-01-05T00:00:00.000Z', statement: 'All users were read.', complete: true },
    ...(account === undefined ? {} : { account }),
    options: { ...planOptions, ...options },
    onFinding: finding => findings.push(finding),
  })
  return { plan, findings, users }
}

/** The users of a domain, by key. */
export async function usersOf(platform: WritablePlatform): Promise<Map<Key, Cells>> {
  const users = new Map<Key, Cells>()
  for (const chunk of platform.chunks()) {
    await chunk.read((key, cells) => users.set(key, cells), { signal, attempt: 1 })
  }
  return users
}

/** A journal in memory, which attempts share. */
export class MemoryJournal {
  readonly entries: JournalEntry[] = []

  get past(): readonly JournalEntry[] {
    return [...this.entries]
  }

  append(entry: JournalEntry): void {
    this.entries.push(entry)
  }
}

/** Has the engine take steps, on a clock and with a journal of their own unless told. */
export async function take(
  steps: readonly Step[],
  options: Partial<WorkOptions<StepFacts>> = {},
): Promise<WorkOutcome<StepFacts>> {
  return work<StepFacts>(steps.map(unitOf), {
    journal: new MemoryJournal(),
    clock: new InstantClock(),
    signal,
    retry: defaultRetryPolicy,
    ...options,
  })
}

function unitOf({ needs = [], serves, split, followers, ...step }: Step): Unit<StepFacts> {
  return {
    ...step,
    needs,
    users: serves.map(({ key }) => key),
    ...(split && { split: failure => split(failure).map(unitOf) }),
    ...(followers && { followers: facts => followers(facts).map(unitOf) }),
  }
}

/** The cells of secret columns, by key and column. */
export function secretsOf(rows: readonly Row[]): SecretCells {
  const byKey = new Map(rows.map(row => [row.userName, row]))
  return (key, column) => byKey.get(key)?.[column] || undefined
}

/** Failures as `id code`. */
export function failuresOf({ failed }: WorkOutcome<StepFacts>): string[] {
  return failed.map(({ unit, failure }) => `${unit.id} ${failure.code}`)
}
