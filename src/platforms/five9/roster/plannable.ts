import { suggestion } from '../../../config/document.ts'
import type { ColumnSet } from '../../../roster/columns/column.ts'
import type { Change } from '../../../roster/planning/plan.ts'
import type { RowRules } from '../../../roster/planning/rules.ts'
import type { Costs, PlannablePlatform } from '../../platform.ts'
import type { PlanSurroundings } from '../../surroundings.ts'
import type { Five9Record } from '../messages.ts'
import { Five9, type Five9Selection } from '../platform.ts'
import { columnsWithLiteralPasswords, five9Columns } from '../roster-columns.ts'
import { five9Costs } from './costs.ts'
import { readDomainFacts } from './domain-facts.ts'
import type { PasswordMode, Passwords } from './password-rules.ts'
import { planConfig } from './plan-config.ts'
import { five9Rules } from './rules.ts'
import { switchesAmong } from './switches.ts'

export interface Five9PlanSelection extends Omit<Five9Selection, 'config'> {
  readonly passwordMode: PasswordMode
  /** Whether the roster may hold passwords themselves; absent means that it may not. */
  readonly literalPasswords?: boolean
}

/** A Five9 domain that a roster is compared with. */
export class PlannableFive9 extends Five9 implements PlannablePlatform {
  readonly columns: ColumnSet
  protected readonly passwords: Passwords
  readonly #roster: readonly string[]
  #mailsNewUsers: boolean | undefined
  #passwordPolicy: Five9Record<'passwordPolicies'> = {}

  /** @param columns those of the roster */
  constructor(selected: Five9PlanSelection, columns: readonly string[], surroundings: PlanSurroundings) {
    super({ ...selected, config: planConfig(columns) }, surroundings)
    this.#roster = columns
    const { passwordMode: mode, literalPasswords: literals = false } = selected
    this.columns = literals ? columnsWithLiteralPasswords : five9Columns
    this.passwords = { mode, literals, environment: surroundings.environment }
  }

  override get doubts(): readonly string[] {
    const names = five9Columns.columns.map(({ name }) => name)
    return switchesAmong(this.#roster).unknown.map(
      column => `${column} is not a column that Five9 documents${suggestion(column, names)}`,
    )
  }

  async rules(signal: AbortSignal): Promise<RowRules> {
    const facts = await readDomainFacts(this.client, this.#roster, signal)
    this.#mailsNewUsers = facts.mailsNewUsers
    this.#passwordPolicy = facts.passwordPolicy
    return five9Rules(facts, this.#roster, this.passwords)
  }

  /** What the domain demands of passwords, once its rules were read. */
  protected get passwordPolicy(): Five9Record<'passwordPolicies'> {
    return this.#passwordPolicy
  }

  costs(changes: Iterable<Change>): Costs {
    return five9Costs(changes, this.#mailsNewUsers, this.passwords.mode)
  }
}
