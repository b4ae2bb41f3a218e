import type { CellType } from '../../../src/roster/columns/cell-type.ts'
import type { Column, ColumnSet } from '../../../src/roster/columns/column.ts'
import { boolean } from '../../../src/roster/columns/types/boolean.ts'
import { email } from '../../../src/roster/columns/types/email.ts'
import { numbered } from '../../../src/roster/columns/types/numbered.ts'
import { secretName } from '../../../src/roster/columns/types/secret-name.ts'
import { set } from '../../../src/roster/columns/types/set.ts'
import { text } from '../../../src/roster/columns/types/text.ts'
import { compareCodePoints } from '../../../src/roster/order.ts'
import type { PlanOptions } from '../../../src/roster/planning/plan.ts'
import type { PlanRequest } from '../../../src/roster/planning/plan-request.ts'
import { type PlanDraft, planRoster } from '../../../src/roster/planning/plan-roster.ts'
import type { RowRules } from '../../../src/roster/planning/rules.ts'
import type { Snapshot } from '../../../src/roster/planning/snapshot.ts'
import type { Finding } from '../../../src/roster/reading/finding.ts'
import type { BaseRoster, Roster } from '../../../src/roster/reading/roster.ts'

/** Cells of one user by column. */
export type Cells = Readonly<Record<string, string>>

function column(name: string, type: Column['type'], more: Partial<Column> = {}): Column {
  return {
    name,
    type,
    description: 'Made up.',
    group: 'General',
    empty: 'unset',
    requiredOnCreate: false,
    access: 'read-write',
    ...more,
  }
}

/** Types are asked only about cells in which there is something. */
function wary(type: CellType): CellType {
  const some = (cell: string) => {
    if (cell.trim() === '') throw new Error('an empty cell means nothing to a type')
    return cell
  }
  const { items } = type
  return {
    ...type,
    canonical: cell => type.canonical(some(cell)),
    ...(items && { items: cell => items(some(cell)) }),
  }
}

const digits = { matches: /^\d+$/, rule: 'digits only' }

/** A platform with a column of every kind. */
export const columns: ColumnSet = {
  key: 'userName',
  keyIgnoresCase: true,
  rename: { possible: false, reason: 'The platform cannot rename users.' },
  activation: { column: 'active', on: 'true', off: 'false' },
  columns: [
    column('userName', text(), { requiredOnCreate: true, empty: 'refused' }),
    column('id', text(), { access: 'read-only', unique: true }),
    column('fullName', text(), { access: 'read-only' }),
    column('EMail', email(), { requiredOnCreate: true, empty: 'refused', identifying: true }),
    column('extension', text({ pattern: digits }), { unique: true }),
    column('phone', text({ longest: 20 })),
    column('locale', wary(text()), { empty: 'untouched' }),
    column('active', boolean(), { empty: 'untouched' }),
    column('badge', text(), { access: 'create-only' }),
    column('password', secretName(), { access: 'create-only', secret: true }),
    column('pin', secretName(), { secret: true, unique: true }),
    column('skills', numbered({ item: 'skill', number: 'level', least: 1, most: 10, example: 'Billing:1' }), {
      refersTo: 'skill',
    }),
    column('groups', wary(set({ item: 'group', example: 'North' }))),
  ],
  families: [
    {
      pattern: 'agent_<Permission>',
      column: name =>
        name.startsWith('agent_') ? column(name, boolean(), { empty: 'untouched' }) : undefined,
      documented: () => true,
    },
  ],
}

/** Rules that take every row as it is. */
export const noRules: RowRules = {
  names: new Map(),
  interpret: () => ({ cells: new Map(), problems: [] }),
}

export function snapshotOf(users: Readonly<Record<string, Cells>>): Snapshot {
  const byKey = new Map(Object.entries(users))
  return {
    size: byKey.size,
    has: key => byKey.has(key),
    keys: () => [...byKey.keys()].sort(compareCodePoints),
    cells(key, names) {
      const cells = byKey.get(key)
      return cells && names.map(name => (name === columns.key ? key : (cells[name] ?? '')))
    },
  }
}

/** Rows from line 2 on, a line each; the cell of the nth column is found at character n. */
export function rosterOf(rows: readonly Cells[], names = namesOf(rows), set = columns): Roster {
  const known = names.map(name => {
    const found =
      set.columns.find(other => other.name === name) ??
      set.families.map(family => family.column(name)).find(other => other !== undefined)
    if (!found) throw new Error(`no column ${name}`)
    return { column: found, title: name }
  })
  const read = rows.map((cells, at) => ({
    line: at + 2,
    start: at * 100,
    bytes: 100,
    cells: names.map(name => cells[name] ?? ''),
  }))
  return {
    file: 'users.csv',
    columns: known,
    keyAt: names.indexOf(set.key),
    async *rows() {
      for (let at = 0; at < read.length; at += 3) yield read.slice(at, at + 3)
    },
    place: ({ line, start }, at) => {
      if (start !== (line - 2) * 100) throw new Error(`no row begins at ${start}`)
      return { line, column: at + 1 }
    },
  }
}

function namesOf(rows: readonly Cells[]): string[] {
  return [...new Set([columns.key, ...rows.flatMap(row => Object.keys(row))])]
}

export function baseOf(rows: readonly Cells[]): BaseRoster {
  const byKey = new Map(rows.map(row => [row[columns.key] ?? '', row]))
  return { keys: () => byKey.keys(), has: key => byKey.has(key), cell: (key, name) => byKey.get(key)?.[name] }
}

/** Options under which everything is let through. */
export const open: PlanOptions = {
  onMissing: 'ignore',
  onDrift: 'hold',
  onRename: 'hold',
  onDamage: 'refuse',
  protect: [],
  maxCreates: {},
  maxUpdates: {},
  maxRemovals: {},
}

/** What a plan is made from, where it is not the usual. */
export interface Given extends Partial<Omit<PlanRequest, 'options' | 'snapshot'>> {
  readonly users?: Readonly<Record<string, Cells>>
  readonly rows?: readonly Cells[]
  readonly names?: readonly string[]
  readonly options?: Partial<PlanOptions>
}

export async function planOf({
  users = {},
  rows = [],
  names = namesOf(rows),
  options,
  ...more
}: Given): Promise<{ readonly plan: PlanDraft; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = []
  const plan = await planRoster({
    platform: 'made-up',
    tenant: { id: '7', name: 'Example' },
    columns,
    rules: noRules,
    unreadable: [],
    snapshotFacts: { takenAt: '2026-01-02T03:04:05.000Z', statement: 'Complete.', complete: true },
    onFinding: finding => findings.push(finding),
    roster: rosterOf(rows, [...names], more.columns),
    ...more,
    snapshot: snapshotOf(users),
    options: { ...open, ...options },
  })
  return { plan, findings }
}

/** Findings as `severity line:column code`. */
export function brief(findings: readonly Finding[]): string[] {
  return findings.map(({ severity, line, column: at, code }) => `${severity} ${line}:${at} ${code}`)
}
