import type { Settlement, UnitContext } from '../../../work/unit.ts'
import type { Step, StepFacts } from '../../platform.ts'

/** The verbs of a step. */
export interface Writing extends Pick<Step, 'factsFor' | 'followers'> {
  /** Brings it about. Rejects with a `Failure`. */
  run(context: UnitContext): Promise<StepFacts>
  /** Tells by reading whether an earlier call took effect. */
  settle(context: UnitContext): Promise<Settlement<StepFacts>>
}
