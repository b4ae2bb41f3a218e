import type { Change } from '../../../roster/planning/plan.ts'
import type { SecretCells, Step, WritablePlatform } from '../../platform.ts'
import type { PlanSurroundings } from '../../surroundings.ts'
import { type Five9PlanSelection, PlannableFive9 } from '../roster/plannable.ts'
import { steps } from '../roster/steps.ts'
import { SkillPauses } from './skill-pauses.ts'
import { stepOf } from './step.ts'

/** A Five9 domain that changes can be applied to. */
export class WritableFive9 extends PlannableFive9 implements WritablePlatform {
  readonly #account: string
  readonly #clock: PlanSurroundings['clock']

  /** @param columns those of the roster */
  constructor(selected: Five9PlanSelection, columns: readonly string[], surroundings: PlanSurroundings) {
    super(selected, columns, surroundings)
    this.#account = selected.username
    this.#clock = surroundings.clock
  }

  /** The steps whose costs `costs` sums up. */
  steps(changes: readonly Change[], secrets: SecretCells): readonly Step[] {
    const tools = {
      client: this.client,
      account: this.#account,
      passwords: this.passwords,
      secrets,
      policy: () => this.passwordPolicy,
      pauses: new SkillPauses(this.#clock),
    }
    return steps(changes).map(step => stepOf(step, tools))
  }
}
