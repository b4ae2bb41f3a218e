import type { Cost, Json, Unit } from './unit.ts'

type State = 'pending' | 'done' | 'broken'

/** A unit that was never started, or not brought to its end, and why. */
export interface NotAttempted<R extends Json> {
  readonly unit: Unit<R>
  readonly reason: string
  /** True when it was sent and may have taken effect: the next attempt looks. */
  readonly effectUnknown?: true
}

/**
 * The units still to run, in order: first come, first served, but parts and followers of a unit come before what was
 * already waiting, and no unit is given out before those it needs are done.
 */
export class Agenda<R extends Json> {
  /** Top of the stack is next. */
  readonly #ready: Unit<R>[] = []
  readonly #states = new Map<string, State>()
  readonly #labels = new Map<string, string>()
  /** Units that wait for the unit with this id. */
  readonly #waiting = new Map<string, Unit<R>[]>()
  /** Open needs of each unit that waits. */
  readonly #open = new Map<string, number>()
  readonly #parentOf = new Map<string, string>()
  readonly #openParts = new Map<string, number>()
  readonly #blocked = new Map<string, Unit<R>>()
  readonly #broken: NotAttempted<R>[] = []
  readonly #ahead = new Map<string, number>()

  constructor(units: Iterable<Unit<R>>) {
    this.#add([...units])
  }

  /** Units ever put on the agenda, without those that were split. */
  get known(): number {
    return this.#states.size - this.#openParts.size
  }

  /** Calls that all units still to be done are expected to make. */
  get ahead(): Cost {
    return Object.fromEntries(this.#ahead)
  }

  next(): Unit<R> | undefined {
    return this.#ready.pop()
  }

  /** `unit` is done, and `followers` come of it. */
  done(unit: Unit<R>, followers: readonly Unit<R>[]): void {
    this.#account(unit, -1)
    this.#close(unit.id)
    this.#add(followers)
  }

  /** `parts` together take the place of `unit`. */
  split(unit: Unit<R>, parts: readonly Unit<R>[]): void {
    this.#account(unit, -1)
    this.#openParts.set(unit.id, parts.length)
    for (const part of parts) this.#parentOf.set(part.id, unit.id)
    this.#add(parts)
  }

  /** `unit` will not be done in this run; nor will those that need it. */
  failed(unit: Unit<R>): void {
    this.#account(unit, -1)
    this.#break(unit.id)
  }

  /** What was never given out, with the reason for each. Empties the agenda. */
  remaining(reason: string): NotAttempted<R>[] {
    const rest = [...this.#ready.splice(0).reverse(), ...this.#blocked.values()]
    this.#blocked.clear()
    return [...this.#broken, ...rest.map(unit => ({ unit, reason }))]
  }

  #add(units: readonly Unit<R>[]): void {
    for (const unit of units) {
      if (this.#states.has(unit.id)) throw new Error(`two units have the id ${unit.id}`)
      this.#states.set(unit.id, 'pending')
      this.#labels.set(unit.id, unit.label)
      this.#account(unit, 1)
    }
    for (const unit of units.toReversed()) this.#place(unit)
  }

  #account({ cost }: Unit<R>, sign: 1 | -1): void {
    for (const [limit, calls] of Object.entries(cost)) {
      this.#ahead.set(limit, (this.#ahead.get(limit) ?? 0) + sign * calls)
    }
  }

  #place(unit: Unit<R>): void {
    const open = unit.needs.filter(id => this.#states.get(id) !== 'done')
    if (open.length === 0) {
      this.#ready.push(unit)
      return
    }
    this.#blocked.set(unit.id, unit)
    this.#open.set(unit.id, open.length)
    for (const id of open) {
      const waiting = this.#waiting.get(id)
      if (waiting) waiting.push(unit)
      else this.#waiting.set(id, [unit])
    }
    const broken = open.find(id => this.#states.get(id) === 'broken')
    if (broken !== undefined) this.#giveUp(unit, broken)
  }

  #close(id: string): void {
    this.#states.set(id, 'done')
    const waiting = this.#waiting.get(id) ?? []
    this.#waiting.delete(id)
    for (const unit of waiting.toReversed()) {
      const open = (this.#open.get(unit.id) ?? 0) - 1
      this.#open.set(unit.id, open)
      if (open === 0 && this.#blocked.delete(unit.id)) this.#ready.push(unit)
    }
    const parent = this.#parentOf.get(id)
    if (parent === undefined) return
    const openParts = (this.#openParts.get(parent) ?? 0) - 1
    this.#openParts.set(parent, openParts)
    if (openParts === 0) this.#close(parent)
  }

  #break(id: string): void {
    if (this.#states.get(id) === 'broken') return
    this.#states.set(id, 'broken')
    for (const unit of this.#waiting.get(id) ?? []) this.#giveUp(unit, id)
    this.#waiting.delete(id)
    const parent = this.#parentOf.get(id)
    if (parent !== undefined) this.#break(parent)
  }

  #giveUp(unit: Unit<R>, need: string): void {
    if (!this.#blocked.delete(unit.id)) return
    this.#account(unit, -1)
    this.#broken.push({ unit, reason: `it needs "${this.#labels.get(need) ?? need}", which was not done` })
    this.#break(unit.id)
  }
}
