import type { Change } from '../../../roster/planning/plan.ts'
import type { Chunk, SecretCells, Step, WritablePlatform } from '../../platform.ts'
import type { PlanSurroundings } from '../../surroundings.ts'
import { PlannableWazo, type WazoPlanSelection } from '../roster/plannable.ts'
import { steps } from '../roster/steps.ts'
import { Newcomers } from './newcomers.ts'
import { Pace } from './pace.ts'
import { stepOf } from './step.ts'

/** A Wazo tenant that changes can be applied to. */
export class WritableWazo extends PlannableWazo implements WritablePlatform {
  readonly #surroundings: PlanSurroundings
  readonly #literals: boolean
  /** Whether the users were read by this object: then none of those who are to be created was there just now. */
  #read = false

  /** @param columns those of the roster */
  constructor(selected: WazoPlanSelection, columns: readonly string[], surroundings: PlanSurroundings) {
    super(selected, columns, surroundings)
    this.#surroundings = surroundings
    this.#literals = selected.literalPasswords ?? false
  }

  override chunks(): readonly Chunk[] {
    this.#read = true
    return super.chunks()
  }

  /** The steps whose costs `costs` sums up. */
  steps(changes: readonly Change[], cells: SecretCells): readonly Step[] {
    const { clock, environment, requestTimeout, tell = () => undefined } = this.#surroundings
    const { client } = this
    const tools = {
      ...{ client, clock, secrets: { cells, environment, literals: this.#literals } },
      newcomers: new Newcomers(client, !this.#read),
      pace: new Pace(requestTimeout),
      tell,
    }
    return steps(changes).map(step => stepOf(step, tools))
  }
}
