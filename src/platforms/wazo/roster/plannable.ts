import type { ColumnSet } from '../../../roster/columns/column.ts'
import type { Change } from '../../../roster/planning/plan.ts'
import type { RowRules } from '../../../roster/planning/rules.ts'
import type { Costs, PlannablePlatform } from '../../platform.ts'
import type { GivenSecrets } from '../../secret-cell.ts'
import type { PlanSurroundings } from '../../surroundings.ts'
import { Wazo, type WazoSelection } from '../platform.ts'
import {
  digestedSecrets,
  digestKey,
  noSecrets,
  readableSecrets,
  type SecretCells,
} from '../reading/secrets.ts'
import { wazoColumns } from '../roster-columns.ts'
import { wazoCosts } from './costs.ts'
import { readRules } from './rules.ts'

export interface WazoPlanSelection extends Omit<WazoSelection, 'includeSecrets' | 'order'> {
  /** Whether the roster may hold secrets themselves; absent means that it may not. */
  readonly literalPasswords?: boolean
}

/** A Wazo tenant that a roster is compared with. */
export class PlannableWazo extends Wazo implements PlannablePlatform {
  #columns: ColumnSet
  readonly #roster: readonly string[]
  readonly #digests: SecretCells
  readonly #given: GivenSecrets

  /** @param columns those of the roster */
  constructor(selected: WazoPlanSelection, columns: readonly string[], surroundings: PlanSurroundings) {
    const { login, tenant, literalPasswords = false } = selected
    const secret = readableSecrets.some(name => columns.includes(name))
    const secrets = secret ? digestedSecrets(columns, digestKey(login, tenant)) : noSecrets
    super({ ...selected, includeSecrets: false, order: 'uuid' }, surroundings, secrets)
    this.#columns = wazoColumns({ literalPasswords })
    this.#roster = columns
    this.#digests = secrets
    this.#given = { literals: literalPasswords, environment: surroundings.environment }
  }

  /** Once its rules were read, with cells as the tenant means them. */
  get columns(): ColumnSet {
    return this.#columns
  }

  async rules(signal: AbortSignal): Promise<RowRules> {
    const ground = {
      set: wazoColumns({ literalPasswords: this.#given.literals }),
      secrets: this.#given,
      digest: (secret: string) => this.#digests.cell(secret),
    }
    const { rules, columns } = await readRules(this.client, this.#roster, ground, signal)
    this.#columns = columns
    return rules
  }

  costs(changes: Iterable<Change>): Costs {
    return wazoCosts(changes)
  }
}
