import type { Settlement, UnitContext } from '../../../work/unit.ts'
import type { StepFacts } from '../../platform.ts'

/** The verbs of a step. */
export interface Writing {
  /** Brings it about. Rejects with a `Failure`. */
  run(context: UnitContext): Promise<StepFacts>
  /** Tells whether an earlier call took effect. */
  settle(context: UnitContext): Promise<Settlement<StepFacts>>
}

/** What a step that took effect tells. */
export const done: Settlement<StepFacts> = { done: true, result: {} }

export const notDone: Settlement<StepFacts> = { done: false }
