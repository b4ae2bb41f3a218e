import { expect } from 'vitest'
import { type Five9, type Five9Options, type Quirk, startFive9 } from '../../simulators/five9/index.ts'
import { ImportDesk, type Imported } from './in-process.ts'
import { keyOf, type Name, noraPassword, office, stateOf, wished } from './office.ts'
import { officeRoster } from './office-roster.ts'
import { Effects } from './writes.ts'

/** A desk whose imports can be cancelled, and whose patience with the server is as short as a test needs. */
class FaultDesk extends ImportDesk {
  readonly #requestTimeout: number
  #stop = new AbortController()

  constructor(server: Five9, requestTimeout: number) {
    super(server)
    this.#requestTimeout = requestTimeout
  }

  cancel(): void {
    this.#stop.abort()
  }

  protected override ports() {
    this.#stop = new AbortController()
    return { ...super.ports(), signal: this.#stop.signal }
  }

  protected override surroundings() {
    const environment = (name: string) => (name === 'NORA_PASSWORD' ? noraPassword : undefined)
    return { ...super.surroundings(), environment, requestTimeout: this.#requestTimeout }
  }
}

const plenty = { minute: 1e6, hour: 1e6, day: 1e6 }

/** An office whose server has quirks, and the roster of wishes that is imported into it. */
export class Trial implements AsyncDisposable {
  readonly desk: FaultDesk
  readonly server: Five9
  readonly names: readonly Name[]
  readonly #effects: Effects

  private constructor(server: Five9, effects: Effects, names: readonly Name[], requestTimeout: number) {
    this.server = server
    this.desk = new FaultDesk(server, requestTimeout)
    this.names = names
    this.#effects = effects
  }

  /** @param requestTimeout milliseconds */
  static async open(names: readonly Name[], requestTimeout = 10_000): Promise<Trial> {
    const effects = new Effects()
    const options: Five9Options = {
      ...{ domain: office(), onAnswer: effects.note, limits: { Query: plenty, Modify: plenty } },
    }
    const trial = new Trial(await startFive9(options), effects, names, requestTimeout)
    trial.desk.roster = wished(officeRoster, names)
    return trial
  }

  /** Everything there is of the users of the domain. */
  get state(): Readonly<Record<string, unknown>> {
    return stateOf(this.server.domain)
  }

  async import(quirks: readonly Quirk[] = []): Promise<Imported> {
    this.server.set(quirks)
    return this.desk.import({ onMissing: 'delete' })
  }

  /** How often the server has carried out what is wished of a user. */
  effectsOn(name: Name): number {
    return this.#effects.all.filter(effect => effect.split(' ')[1] === keyOf(name)).length
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.desk[Symbol.dispose]()
    await this.server.close()
  }
}

/** The office before any import, and after one that nothing disturbed. */
export async function undisturbed(names: readonly Name[]) {
  await using trial = await Trial.open(names)
  const before = trial.state
  expect((await trial.import()).errors).toEqual([])
  return { before, after: trial.state }
}
