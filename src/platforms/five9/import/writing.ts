import type { Settlement, UnitContext } from '../../../work/unit.ts'
import type { StepFacts } from '../../platform.ts'

/** The verbs of a step. */
export interface Writing {
  /** Brings it about. Rejects with a `Failure`. */
  run(context: UnitContext): Promise<StepFacts>
  /** Tells by reading whether an earlier call took effect. */
  settle(context: UnitContext): Promise<Settlement<StepFacts>>
}
