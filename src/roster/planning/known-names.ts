import { nearest } from '../columns/nearest.ts'
import { plain } from '../columns/plain.ts'
import { look } from '../reading/look-alikes.ts'

/** The names of the things of one kind that exist. */
export class KnownNames {
  readonly #names: ReadonlySet<string>
  readonly #byLook: ReadonlyMap<string, string>
  /** A name that is wrong is so in many rows, and looking for the nearest one takes its time. */
  readonly #meant = new Map<string, string | undefined>()

  constructor(names: ReadonlySet<string>) {
    this.#names = new Set([...names].map(plain))
    this.#byLook = new Map([...this.#names].map(name => [look(name), name]))
  }

  has(name: string): boolean {
    return this.#names.has(name)
  }

  /** The name that looks the same as one that does not exist. */
  twin(name: string): string | undefined {
    return this.#byLook.get(look(name))
  }

  /** The nearest name; undefined when none is near. */
  meant(name: string): string | undefined {
    if (!this.#meant.has(name)) this.#meant.set(name, nearest(name, this.#names))
    return this.#meant.get(name)
  }
}

const indexes = new WeakMap<ReadonlySet<string>, KnownNames>()

/** The index of a set of names, made once. */
export function knownNames(names: ReadonlySet<string>): KnownNames {
  const known = indexes.get(names) ?? new KnownNames(names)
  indexes.set(names, known)
  return known
}
