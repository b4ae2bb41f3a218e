import type { ColumnSet } from '../roster/columns/column.ts'
import type { Five9Selection } from './five9/platform.ts'
import type { Five9PlanSelection } from './five9/roster/plannable.ts'
import type { PlannablePlatform, ReadablePlatform, WritablePlatform } from './platform.ts'
import type { PlanSurroundings, Surroundings } from './surroundings.ts'

/** Which platform, and what of it: one kind for each platform. */
export type Selection = { readonly platform: 'five9' } & Five9Selection

/** The same for a plan, which reads what its roster needs. */
export type PlanSelection = { readonly platform: 'five9' } & Five9PlanSelection

/** What platforms are called in text for people. */
export const titles: Readonly<Record<Selection['platform'], string>> = { five9: 'Five9' }

// Each platform's code is loaded only when it is the one in use.

/** Opens a platform for reading. */
export async function openPlatform(
  selection: Selection,
  surroundings: Surroundings,
): Promise<ReadablePlatform> {
  const { Five9 } = await import('./five9/platform.ts')
  return new Five9(selection, surroundings)
}

/** What a roster of a platform can say; asks the platform nothing. */
export async function columnsOf({
  platform,
  literalPasswords,
}: Pick<PlanSelection, 'platform' | 'literalPasswords'>): Promise<ColumnSet> {
  switch (platform) {
    case 'five9': {
      const { columnsWithLiteralPasswords, five9Columns } = await import('./five9/roster-columns.ts')
      return literalPasswords ? columnsWithLiteralPasswords : five9Columns
    }
  }
}

/**
 * Opens a platform to compare a roster with it.
 * @param columns those of the roster, by their names on the platform
 */
export async function openForPlanning(
  selection: PlanSelection,
  columns: readonly string[],
  surroundings: PlanSurroundings,
): Promise<PlannablePlatform> {
  const { PlannableFive9 } = await import('./five9/roster/plannable.ts')
  return new PlannableFive9(selection, columns, surroundings)
}

/**
 * Opens a platform to apply a roster to it.
 * @param columns those of the roster, by their names on the platform
 */
export async function openForImport(
  selection: PlanSelection,
  columns: readonly string[],
  surroundings: PlanSurroundings,
): Promise<WritablePlatform> {
  const { WritableFive9 } = await import('./five9/import/writable.ts')
  return new WritableFive9(selection, columns, surroundings)
}
