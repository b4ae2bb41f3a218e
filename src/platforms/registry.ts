import type { ColumnSet } from '../roster/columns/column.ts'
import type { Five9Selection } from './five9/platform.ts'
import type { Five9PlanSelection } from './five9/roster/plannable.ts'
import type { PlannablePlatform, PlatformName, ReadablePlatform, WritablePlatform } from './platform.ts'
import type { PlanSurroundings, Surroundings } from './surroundings.ts'
import type { WazoSelection } from './wazo/platform.ts'
import type { WazoPlanSelection } from './wazo/roster/plannable.ts'
import type { XMediusSelection } from './xmedius/platform.ts'
import type { XMediusPlanSelection } from './xmedius/roster/plannable.ts'

/** Which platform, and what of it: one kind for each platform. */
export type Selection =
  | ({ readonly platform: 'five9' } & Five9Selection)
  | ({ readonly platform: 'wazo' } & WazoSelection)
  | ({ readonly platform: 'xmedius' } & XMediusSelection)

/** The same for a plan, which reads what its roster needs. */
export type PlanSelection =
  | ({ readonly platform: 'five9' } & Five9PlanSelection)
  | ({ readonly platform: 'wazo' } & WazoPlanSelection)
  | ({ readonly platform: 'xmedius' } & XMediusPlanSelection)

/** Which columns a roster of a platform has; it says nothing of how the platform is reached. */
export type RosterSelection =
  | ({ readonly platform: 'five9' } & Pick<Five9PlanSelection, 'literalPasswords'>)
  | ({ readonly platform: 'wazo' } & Pick<WazoPlanSelection, 'literalPasswords'>)
  | ({ readonly platform: 'xmedius' } & Pick<XMediusPlanSelection, 'passwordSetupMode' | 'literalPasswords'>)

/** What platforms, and what one account sees of them, are called in text for people. */
export const namings: Readonly<Record<PlatformName, Pick<ReadablePlatform, 'title' | 'tenantWord'>>> = {
  five9: { title: 'Five9', tenantWord: 'domain' },
  wazo: { title: 'Wazo Platform', tenantWord: 'tenant' },
  xmedius: { title: 'XMedius Cloud', tenantWord: 'account' },
}

/** Which users a selection is about, and who reads them: equal for two steps that would share their progress. */
export function placeOf(selection: Selection | PlanSelection): readonly string[] {
  switch (selection.platform) {
    case 'five9':
      return [selection.platform, selection.endpoint.href, selection.username]
    case 'wazo':
      return [selection.platform, selection.url.href, selection.tenant]
    case 'xmedius':
      return [selection.platform, selection.endpoint.href, selection.account]
  }
}

/**
 * Which tenant a selection is about, as far as that is known without asking: equal for those who read it and those who
 * change it, whose accounts may be different ones.
 */
export function tenantPlaceOf(selection: Selection | PlanSelection): readonly string[] {
  switch (selection.platform) {
    case 'five9':
      return [selection.platform, selection.endpoint.host]
    case 'wazo':
      return [selection.platform, selection.url.host, selection.tenant]
    case 'xmedius':
      return [selection.platform, selection.endpoint.host, selection.account]
  }
}

// Each platform's code is loaded only when it is the one in use.

/** Opens a platform for reading. */
export async function openPlatform(
  selection: Selection,
  surroundings: Surroundings,
): Promise<ReadablePlatform> {
  switch (selection.platform) {
    case 'five9': {
      const { Five9 } = await import('./five9/platform.ts')
      return new Five9(selection, surroundings)
    }
    case 'wazo': {
      const { Wazo } = await import('./wazo/platform.ts')
      return new Wazo(selection, surroundings)
    }
    case 'xmedius': {
      const { XMedius } = await import('./xmedius/platform.ts')
      return new XMedius(selection, surroundings)
    }
  }
}

/** What a roster of a platform can say; asks the platform nothing. */
export async function columnsOf(selection: RosterSelection): Promise<ColumnSet> {
  switch (selection.platform) {
    case 'five9': {
      const { columnsWithLiteralPasswords, five9Columns } = await import('./five9/roster-columns.ts')
      return selection.literalPasswords ? columnsWithLiteralPasswords : five9Columns
    }
    case 'wazo': {
      const { wazoColumns } = await import('./wazo/roster-columns.ts')
      return wazoColumns(selection)
    }
    case 'xmedius': {
      const { xmediusColumns } = await import('./xmedius/roster-columns.ts')
      return xmediusColumns(selection)
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
  switch (selection.platform) {
    case 'five9': {
      const { PlannableFive9 } = await import('./five9/roster/plannable.ts')
      return new PlannableFive9(selection, columns, surroundings)
    }
    case 'wazo': {
      const { PlannableWazo } = await import('./wazo/roster/plannable.ts')
      return new PlannableWazo(selection, columns, surroundings)
    }
    case 'xmedius': {
      const { PlannableXMedius } = await import('./xmedius/roster/plannable.ts')
      return new PlannableXMedius(selection, columns, surroundings)
    }
  }
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
  switch (selection.platform) {
    case 'five9': {
      const { WritableFive9 } = await import('./five9/import/writable.ts')
      return new WritableFive9(selection, columns, surroundings)
    }
    case 'wazo': {
      const { WritableWazo } = await import('./wazo/import/writable.ts')
      return new WritableWazo(selection, columns, surroundings)
    }
    case 'xmedius': {
      const { WritableXMedius } = await import('./xmedius/import/writable.ts')
      return new WritableXMedius(selection, columns, surroundings)
    }
  }
}
