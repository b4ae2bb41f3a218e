import { Failure } from '../../src/work/failure.ts'
import type { Journal, JournalEntry } from '../../src/work/journal.ts'
import type { Unit } from '../../src/work/unit.ts'

/** What the made-up platform does with one send of a unit. */
export type Mishap = 'refused' | 'lost before effect' | 'lost after effect' | 'limited' | 'slow' | 'rejected'

export interface MadeUpUnit {
  readonly id: string
  /** Things that the unit brings into the world; more than one makes a batch that can be split. */
  readonly things: readonly string[]
  readonly writes: boolean
  readonly needs: readonly string[]
  /** What goes wrong with the first, second … send. `rejected` stays so for good. */
  readonly mishaps: readonly Mishap[]
  /** Things that follow when it is done, one unit each. */
  readonly brings: readonly string[]
}

/** A platform whose state outlives the processes that work on it. */
export class World {
  /** How often each thing was brought about: exactly once is right for what is written. */
  readonly effects = new Map<string, number>()
  readonly reads = new Map<string, number>()
  readonly sends = new Map<string, number>()
  readonly entries: JournalEntry[] = []

  effect(thing: string): void {
    this.effects.set(thing, (this.effects.get(thing) ?? 0) + 1)
  }
}

/**
 * One process working on the world. It dies at boundary number `dieAt`: from then on nothing that it does reaches the
 * journal or the world, and nothing that it waits for comes.
 */
export class Life {
  readonly world: World
  readonly #dieAt: number
  readonly #end = Promise.withResolvers<'died'>()
  boundaries = 0
  dead = false

  constructor(world: World, dieAt = Number.POSITIVE_INFINITY) {
    this.world = world
    this.#dieAt = dieAt
  }

  get died(): Promise<'died'> {
    return this.#end.promise
  }

  /** True when the process is (now) dead. */
  boundary(): boolean {
    this.boundaries += 1
    if (this.boundaries >= this.#dieAt && !this.dead) {
      this.dead = true
      this.#end.resolve('died')
    }
    return this.dead
  }

  journal(): Journal {
    return {
      past: [...this.world.entries],
      append: entry => {
        if (this.boundary()) return
        this.world.entries.push(JSON.parse(JSON.stringify(entry)) as JournalEntry)
        this.boundary()
      },
    }
  }

  unit(plan: MadeUpUnit): Unit<string[]> {
    const { world } = this
    const brought = () => plan.things.every(thing => world.effects.has(thing))
    const send = async (): Promise<string[]> => {
      if (this.boundary()) return never()
      const sent = world.sends.get(plan.id) ?? 0
      world.sends.set(plan.id, sent + 1)
      const mishap = plan.mishaps.at(-1) === 'rejected' ? 'rejected' : plan.mishaps[sent]
      if (mishap === 'refused') throw new Failure('transient', 'busy', { code: 'Busy' })
      if (mishap === 'limited')
        throw new Failure('limited', 'too many calls', { code: 'Limit', limit: 'Modify' })
      if (mishap === 'rejected') throw new Failure('rejected', 'no', { code: 'No' })
      if (mishap === 'slow')
        throw new Failure('timeout', 'too slow', { code: 'Slow', effectUnknown: plan.writes })
      if (mishap === 'lost before effect')
        throw new Failure('transient', 'reset', { code: 'ECONNRESET', effectUnknown: true })
      for (const thing of plan.things) plan.writes ? world.effect(thing) : this.#read(thing)
      if (this.boundary()) return never()
      if (mishap === 'lost after effect')
        throw new Failure('transient', 'reset', { code: 'ECONNRESET', effectUnknown: true })
      return [...plan.things]
    }
    return {
      id: plan.id,
      label: plan.id,
      users: plan.things,
      cost: { Modify: 1 },
      needs: plan.needs,
      run: send,
      ...(plan.writes
        ? {
            settle: async () => {
              if (this.boundary()) return never()
              return brought() ? { done: true, result: [...plan.things] } : { done: false }
            },
          }
        : {}),
      split: () =>
        plan.things.length < 2
          ? []
          : plan.things.map((thing, index) =>
              this.unit({
                ...plan,
                id: `${plan.id}/${thing}`,
                things: [thing],
                mishaps: [],
                needs: [],
                brings: index === 0 ? plan.brings : [],
              }),
            ),
      followers: () =>
        plan.brings.map(thing =>
          this.unit({
            id: `${plan.id}>${thing}`,
            things: [thing],
            writes: true,
            needs: [],
            mishaps: [],
            brings: [],
          }),
        ),
    }
  }

  #read(thing: string): void {
    this.world.reads.set(thing, (this.world.reads.get(thing) ?? 0) + 1)
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined)
}
