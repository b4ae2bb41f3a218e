import {
  createTenant,
  type Furnished,
  newState,
  startWazo,
  type Wazo,
  type WazoOptions,
} from '../../../../simulators/wazo/index.ts'
import { HttpClient } from '../../../../src/http/client.ts'
import type {
  Cells,
  Key,
  SecretCells,
  Step,
  StepFacts,
  WritablePlatform,
} from '../../../../src/platforms/platform.ts'
import { openForImport } from '../../../../src/platforms/registry.ts'
import { wazoColumns } from '../../../../src/platforms/wazo/roster-columns.ts'
import { compareCodePoints } from '../../../../src/roster/order.ts'
import type { Change, PlanOptions } from '../../../../src/roster/planning/plan.ts'
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

export const signal = new AbortController().signal
export const context = { signal, attempt: 1 }

export interface PlatformOptions {
  readonly environment?: Readonly<Record<string, string>>
  readonly clock?: InstantClock
  /** Milliseconds. */
  readonly requestTimeout?: number
}

/** The platform of one attempt of an import. Nothing is waited for. */
export async function open(
  wazo: Wazo,
  { tenant }: Furnished,
  columns: readonly string[],
  { environment = {}, clock = new InstantClock(Date.now()), requestTimeout = 300_000 }: PlatformOptions = {},
): Promise<WritablePlatform> {
  return openForImport(
    { platform: 'wazo', url: new URL(wazo.url), tenant: tenant.uuid, login: { token: wazo.token() } },
    columns,
    {
      ...{ http: new HttpClient({ clock }), requestTimeout, clock, onWait: () => undefined },
      environment: name => environment[name],
    },
  )
}

const open100 = { percent: 100 }
const planOptions: PlanOptions = {
  ...{ onMissing: 'ignore', onDrift: 'apply', onRename: 'replace', onDamage: 'warn', protect: [] },
  ...{ maxCreates: { count: 100_000 }, maxUpdates: open100, maxRemovals: open100 },
}

export interface Planned {
  readonly plan: PlanDraft
  readonly changes: readonly Change[]
  readonly findings: readonly Finding[]
  /** The users as they are. */
  readonly users: ReadonlyMap<Key, Cells>
}

/** Plans rows against the tenant as it is, as an import does. */
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
  const set = wazoColumns({ literalPasswords: false })
  const plan = await planRoster({
    platform: 'wazo',
    tenant: { id: tenantId, name: tenant },
    // As the tenant means them, now that its rules are known.
    columns: platform.columns,
    rules,
    roster: rosterOf(rows, [...columns], set),
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
  return { plan, changes: plan.changes.filter(({ held }) => !held), findings, users }
}

/** The users of a tenant, by key. */
export async function usersOf(platform: WritablePlatform): Promise<Map<Key, Cells>> {
  const users = new Map<Key, Cells>()
  const chunks = [...platform.chunks()]
  for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) {
    const facts = await chunk.read((key, cells) => users.set(key, cells), context)
    chunks.push(...(chunk.followers?.(facts) ?? []))
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
    ...(split && { split: cause => split(cause).map(unitOf) }),
    ...(followers && { followers: facts => followers(facts).map(unitOf) }),
  }
}

/** The cells of secret columns, by the keys of changes. */
export function secretsOf(changes: readonly Change[], rows: readonly Row[]): SecretCells {
  // Tests have no header, so the line of a row is its place.
  const byKey = new Map(changes.map(({ key, line }) => [key, rows[(line ?? 0) - 2]]))
  return (key, column) => byKey.get(key)?.[column] || undefined
}

/** Failures as `code of key: message`. */
export function failuresOf({ failed }: WorkOutcome<StepFacts>): string[] {
  return failed.map(({ unit, failure }) => `${unit.users.join(', ')}: ${failure.code}`).sort()
}

export interface Stage {
  readonly wazo: Wazo
  readonly furnished: Furnished
  /** Names of the contexts. */
  readonly internal: string
  readonly incall: string
  /** What one attempt does for rows: reads, plans and takes the steps. */
  apply(rows: readonly Row[], options?: ApplyOptions): Promise<Applied>
  /** Requests so far that change something, as `METHOD route`. */
  writes(): string[]
}

export interface ApplyOptions extends PlatformOptions {
  readonly planning?: Partial<PlanOptions>
  readonly work?: Partial<WorkOptions<StepFacts>>
}

export interface Applied extends Planned {
  readonly outcome: WorkOutcome<StepFacts>
  readonly failures: readonly string[]
}

/** A tenant without users on a server of its own, played with until the end. */
export async function onStage(
  play: (stage: Stage) => Promise<void>,
  options: WazoOptions = {},
): Promise<void> {
  const state = options.state ?? newState()
  const furnished = createTenant(state, { name: 'acme' })
  await using wazo = await startWazo({ ...options, state })
  await play(stageOf(wazo, furnished))
}

export function stageOf(wazo: Wazo, furnished: Furnished): Stage {
  return {
    ...{ wazo, furnished, internal: furnished.internal.name, incall: furnished.incall.name },
    async apply(rows, { planning, work: options, ...surroundings } = {}) {
      const columns = columnsOf(rows)
      const platform = await open(wazo, furnished, columns, surroundings)
      const made = await planned(platform, rows, columns, planning)
      const outcome = await take(platform.steps(made.changes, secretsOf(made.changes, rows)), options)
      return { ...made, outcome, failures: failuresOf(outcome) }
    },
    writes: () => wazo.calls.filter(({ method }) => method !== 'GET').map(({ route }) => route),
  }
}

/** The columns that rows have, `uuid` first. */
export function columnsOf(rows: readonly Row[]): string[] {
  return [...new Set(['uuid', ...rows.flatMap(row => Object.keys(row))])]
}
