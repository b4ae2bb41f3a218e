import type { Step, StepFacts, WritablePlatform } from '../../../../src/platforms/platform.ts'
import type { Change } from '../../../../src/roster/planning/plan.ts'
import type { WorkOptions } from '../../../../src/work/engine.ts'
import { open, type PlatformOptions, type Row, type Stage, take } from './stage.ts'

/** What a roster asks of a new user, whatever rules would say of it. */
export function creation(key: string, cells: Row): Change {
  const fields = Object.entries(cells).map(([column, after]) => ({ column, before: null, after }))
  return { kind: 'create', key, line: 2, fields }
}

/** Fields as what is before and after, null for nothing. */
export type Fields = Readonly<Record<string, readonly [string | null, string | null]>>

export function update(key: string, cells: Fields): Change {
  const fields = Object.entries(cells).map(([column, [before, after]]) => ({ column, before, after }))
  return { kind: 'update', key, line: 2, fields }
}

export function deletion(key: string): Change {
  return { kind: 'delete', key, line: null, fields: [] }
}

export interface Taken {
  /** Messages of those who failed, by key. */
  readonly failures: Readonly<Record<string, string>>
  /** Codes of the same. */
  readonly codes: Readonly<Record<string, string>>
  readonly results: ReadonlyMap<string, StepFacts>
  readonly platform: WritablePlatform
}

export interface TakeOptions extends PlatformOptions {
  readonly work?: Partial<WorkOptions<StepFacts>>
  /** Whether this is an attempt that does not make the plan. */
  readonly later?: boolean
}

/** Has changes taken by one attempt, without any rules. */
export async function takeChanges(
  { wazo, furnished }: Pick<Stage, 'wazo' | 'furnished'>,
  changes: readonly Change[],
  { later = false, work, ...options }: TakeOptions = {},
): Promise<Taken> {
  const platform = await open(wazo, furnished, [], options)
  if (!later) platform.chunks()
  const steps: readonly Step[] = platform.steps(changes, () => undefined)
  const { failed, results } = await take(steps, work)
  const told = (of: 'message' | 'code') =>
    Object.fromEntries(
      failed.flatMap(({ unit, failure }) => unit.users.map(key => [key, failure[of]] as const)),
    )
  return { failures: told('message'), codes: told('code'), results, platform }
}
