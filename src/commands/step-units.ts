import type { Step, StepFacts } from '../platforms/platform.ts'
import type { Clock } from '../work/clock.ts'
import type { Json, Unit } from '../work/unit.ts'

/** What the journal keeps of a step that was done. */
export type StepResult = {
  /** The attempt of the run in which it was done. */
  readonly attempt: number
  readonly seconds: number
  readonly facts: StepFacts & { readonly [name: string]: Json }
}

/** Steps as units of the engine; keeps account of each, of the parts too into which the engine has one split. */
export class StepUnits {
  readonly #attempt: number
  readonly #clock: Clock
  readonly #steps = new Map<string, Step>()
  readonly #seconds = new Map<string, number>()

  /** @param attempt 1 for the first attempt of a run */
  constructor(attempt: number, clock: Clock) {
    this.#attempt = attempt
    this.#clock = clock
  }

  /** Every step that was made a unit, by id. */
  get steps(): ReadonlyMap<string, Step> {
    return this.#steps
  }

  /** Seconds that a step has taken in this attempt, whatever came of it. */
  spent(id: string): number {
    return this.#seconds.get(id) ?? 0
  }

  unit(step: Step): Unit<StepResult> {
    const { id, label, cost, needs = [], serves, split, followers } = step
    this.#steps.set(id, step)
    return {
      ...{ id, label, cost, needs },
      users: serves.map(({ key }) => key),
      run: async context => this.#result(id, await this.#timed(id, () => step.run(context))),
      settle: async context => {
        const settlement = await this.#timed(id, () => step.settle(context))
        return settlement.done ? { done: true, result: this.#result(id, settlement.result) } : { done: false }
      },
      ...(split ? { split: failure => split(failure).map(part => this.unit(part)) } : {}),
      ...(followers ? { followers: ({ facts }) => followers(facts).map(next => this.unit(next)) } : {}),
    }
  }

  async #timed<T>(id: string, work: () => Promise<T>): Promise<T> {
    const from = this.#clock.now()
    try {
      return await work()
    } finally {
      this.#seconds.set(id, this.spent(id) + (this.#clock.now() - from) / 1_000)
    }
  }

  #result(id: string, facts: StepFacts): StepResult {
    return { attempt: this.#attempt, seconds: this.spent(id), facts: { ...facts } }
  }
}
