import type { ColumnSet } from '../../../roster/columns/column.ts'
import type { RowRules } from '../../../roster/planning/rules.ts'
import type { GivenSecrets } from '../../secret-cell.ts'
import type { WazoClient } from '../client.ts'
import { judgeIncall } from './incall-rules.ts'
import { judgeLine } from './line-rules.ts'
import { judgeSecrets } from './secret-rules.ts'
import { tenantColumns } from './tenant-columns.ts'
import { readTenantFacts, type TenantFacts } from './tenant-facts.ts'
import { judgeLineBreaks } from './text-rules.ts'
import { judgeUser } from './user-rules.ts'
import { Verdict } from './verdict.ts'
import { judgeVoicemail } from './voicemail-rules.ts'

/** What a roster is judged with, besides the tenant. */
export interface RuleGround {
  /** What a roster can say. */
  readonly set: ColumnSet
  readonly secrets: GivenSecrets
  /** What stands for a secret where it is compared with those that were read. */
  readonly digest: (secret: string) => string
}

export interface TenantRules {
  readonly rules: RowRules
  /** The columns with cells read as the tenant means them. */
  readonly columns: ColumnSet
}

/**
 * Reads what the tenant demands of its users. Rejects with a `Failure`.
 * @param names the columns of the roster
 */
export async function readRules(
  client: WazoClient,
  names: readonly string[],
  ground: RuleGround,
  signal: AbortSignal,
): Promise<TenantRules> {
  return wazoRules(await readTenantFacts(client, names, signal), ground)
}

/** The rules of Wazo for the rows of a roster. Only what a row changes is judged. */
export function wazoRules(facts: TenantFacts, { set, secrets, digest }: RuleGround): TenantRules {
  const columns = tenantColumns(set, { contexts: facts.contexts, secrets, digest })
  const rules: RowRules = {
    names: new Map(facts.permissions ? [['call permission', facts.permissions]] : []),
    doubts: facts.doubts,
    interpret(row, live) {
      const verdict = new Verdict(row, live, columns)
      judgeUser(verdict, facts)
      judgeLineBreaks(verdict, columns)
      judgeSecrets(verdict, secrets)
      judgeLine(verdict, facts)
      judgeIncall(verdict, facts)
      judgeVoicemail(verdict, facts)
      return { cells: verdict.cells, problems: verdict.problems }
    },
  }
  return { rules, columns }
}
