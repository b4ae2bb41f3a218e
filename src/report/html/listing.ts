import type { Change, Plan } from '../../roster/planning/plan.ts'
import type { Finding } from '../../roster/reading/finding.ts'
import type { ImportReport } from '../import-report.ts'
import { importGroups, isApplied } from '../import-words.ts'
import { type Group, groups } from '../plan-words.ts'
import { type ChangeEntry, changeEntry, type Entry, findingEntry, Numbering } from './entry.ts'
import { importEntry } from './import-entry.ts'

/** What the list of a page shows. */
export interface Listing {
  /** In the order in which they are shown. */
  readonly groups: readonly Group[]
  /** How many entries each group has. */
  readonly totals: ReadonlyMap<Group, number>
  readonly total: number
  /** As `PageData` orders them; made when they are asked for, which may be more than once. */
  entries(): Iterable<Entry>
  /** The names that the fields of entries have numbers of; complete when all entries were asked for. */
  columns(): readonly string[]
}

export function planListing({ changes }: Plan, findings: readonly Finding[]): Listing {
  const groupOf = (change: Change) => (change.held ? 'held' : change.kind)
  return listing(groups, findings, changes, groupOf, (change, columns) =>
    changeEntry(change, groupOf(change), columns),
  )
}

/** Where nothing was to be changed, the list is that of the plan. */
export function importListing(report: ImportReport, findings: readonly Finding[]): Listing {
  if (!isApplied(report)) return planListing(report.plan, findings)
  return listing(importGroups, findings, report.outcomes, ({ state }) => state, importEntry)
}

function listing<Item>(
  order: readonly Group[],
  findings: readonly Finding[],
  items: readonly Item[],
  groupOf: (item: Item) => Group,
  entryOf: (item: Item, columns: Numbering) => ChangeEntry,
): Listing {
  const totals = new Map<Group, number>()
  const add = (group: Group) => totals.set(group, (totals.get(group) ?? 0) + 1)
  for (const item of items) add(groupOf(item))
  for (const { severity } of findings) add(severity)
  const columns = new Numbering()
  return {
    groups: order,
    totals,
    total: items.length + findings.length,
    *entries() {
      for (const group of order) {
        for (const finding of findings) if (finding.severity === group) yield findingEntry(finding)
        for (const item of items) if (groupOf(item) === group) yield entryOf(item, columns)
      }
    },
    columns: () => columns.names,
  }
}
