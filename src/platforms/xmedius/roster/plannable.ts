import type { ColumnSet } from '../../../roster/columns/column.ts'
import type { Change } from '../../../roster/planning/plan.ts'
import type { RowRules } from '../../../roster/planning/rules.ts'
import type { Costs, PlannablePlatform } from '../../platform.ts'
import type { PlanSurroundings } from '../../surroundings.ts'
import { XMedius, type XMediusSelection } from '../platform.ts'
import { type PasswordSetupMode, xmediusColumns } from '../roster-columns.ts'
import { type AccountFacts, readAccountFacts } from './account-facts.ts'
import { xmediusCosts } from './costs.ts'
import type { Passwords } from './passwords.ts'
import { type UnknownGroup, xmediusRules } from './rules.ts'
import type { StepGround } from './steps.ts'

export interface XMediusPlanSelection extends XMediusSelection {
  readonly passwordSetupMode: PasswordSetupMode
  readonly unknownGroup: UnknownGroup
  /** Whether the roster may hold passwords themselves. */
  readonly literalPasswords: boolean
}

/** An enterprise of XMedius Cloud that a roster is compared with. */
export class PlannableXMedius extends XMedius implements PlannablePlatform {
  readonly columns: ColumnSet
  protected readonly passwords: Passwords
  readonly #roster: readonly string[]
  readonly #unknownGroup: UnknownGroup
  #facts: AccountFacts | undefined

  /** @param columns those of the roster */
  constructor(selected: XMediusPlanSelection, columns: readonly string[], surroundings: PlanSurroundings) {
    super(selected, surroundings)
    const { passwordSetupMode: mode, unknownGroup, literalPasswords: literals } = selected
    this.columns = xmediusColumns(selected)
    this.passwords = { mode, literals, environment: surroundings.environment }
    this.#roster = columns
    this.#unknownGroup = unknownGroup
  }

  async rules(signal: AbortSignal): Promise<RowRules> {
    this.#facts = await readAccountFacts(this.client, this.#roster, signal)
    const unknownGroup = this.#unknownGroup
    return xmediusRules(this.#facts, {
      passwords: this.passwords,
      unknownGroup,
      mayList: this.mayList ?? true,
    })
  }

  /** The groups and fax numbers of the account, once its rules were read. */
  protected get facts(): AccountFacts {
    if (!this.#facts) throw new Error('the rules of the account were not read')
    return this.#facts
  }

  /** What steps depend on. */
  protected get ground(): StepGround {
    return { faxNumbers: this.facts.faxNumbers, mayList: this.mayList ?? true }
  }

  costs(changes: Iterable<Change>): Costs {
    return xmediusCosts([...changes], this.passwords.mode, this.ground)
  }
}
