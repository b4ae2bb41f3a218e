import { type RuleGround, wazoRules } from '../../../../src/platforms/wazo/roster/rules.ts'
import type { TenantFacts } from '../../../../src/platforms/wazo/roster/tenant-facts.ts'
import { wazoColumns } from '../../../../src/platforms/wazo/roster-columns.ts'
import { facts } from './made-up-facts.ts'

export type Cells = Readonly<Record<string, string>>

export interface Judged {
  readonly cells: Readonly<Record<string, string | null>>
  /** As `severity code field`. */
  readonly problems: readonly string[]
  readonly messages: readonly string[]
}

export const secrets: Cells = { PIN: '4321', WORD: 'no-digits', EMPTY: '', PASS: 'Made-Up-1', BREAK: 'abc\n' }

export const ground: RuleGround = {
  set: wazoColumns({}),
  secrets: { literals: false, environment: name => secrets[name] },
  digest: secret => (secret === '' ? '' : `digest:${secret.length}`),
}

/** Reads a row beside a live user, or one for a new user. */
export function judge(row: Cells, live?: Cells, more: Partial<TenantFacts> = {}): Judged {
  const { rules } = wazoRules({ ...facts, ...more }, ground)
  const { cells, problems } = rules.interpret(viewOf(row), live && viewOf(live))
  return {
    cells: Object.fromEntries(cells),
    problems: problems.map(({ severity, code, field }) => `${severity} ${code} ${field}`),
    messages: problems.map(({ message }) => message),
  }
}

export function viewOf(cells: Cells) {
  return { get: (column: string) => (Object.hasOwn(cells, column) ? cells[column] : undefined) }
}
