import type { Call } from './call.ts'

/** Which calls a quirk befalls: all, those of some routes, the first few, those a predicate picks. */
export interface Scope {
  /** As a call names it: `POST confd/users/import`. */
  readonly route?: string | readonly string[]
  /** It befalls the first `first` matching calls, then no more. */
  readonly first?: number
  readonly when?: (call: Call) => boolean
}

/** Before or after the call has taken effect. `before` unless told. */
type Phase = { readonly phase?: 'before' | 'after' }

export type Effect =
  /** The HTML page that the TLS front sends with an error status. */
  | ({ readonly effect: 'page'; readonly status: 401 | 413 | 502 | 503 | 504 } & Phase)
  /** The connection is reset without a byte of an answer. */
  | ({ readonly effect: 'reset' } & Phase)
  /** No answer ever comes; the connection stays open until either side closes it. */
  | ({ readonly effect: 'hang' } & Phase)
  /** The call takes effect only after `ms` milliseconds of the server's clock, whether its caller waits or not. */
  | { readonly effect: 'slow'; readonly ms: number }

/** A deviation from the plain behaviour that the services, or the network before them, may show. */
export type Quirk = Effect & Scope

type Of<E extends Quirk['effect']> = Extract<Quirk, { effect: E }>

/** The quirks that are switched on, and how often each has struck. */
export class Quirks {
  #quirks: readonly Quirk[]
  readonly #struck = new Map<Quirk, number>()

  constructor(quirks: readonly Quirk[]) {
    this.#quirks = quirks
  }

  /** Replaces all quirks. */
  set(quirks: readonly Quirk[]): void {
    this.#quirks = quirks
    this.#struck.clear()
  }

  /** The first quirk of this effect that befalls `call`; its count goes up. */
  strike<E extends Quirk['effect']>(
    effect: E,
    call: Call,
    applies: (quirk: Of<E>) => boolean = () => true,
  ): Of<E> | undefined {
    const isOne = (quirk: Quirk): quirk is Of<E> => quirk.effect === effect
    const quirk = this.#quirks.filter(isOne).find(one => this.#befalls(one, call) && applies(one))
    if (quirk) this.#struck.set(quirk, (this.#struck.get(quirk) ?? 0) + 1)
    return quirk
  }

  #befalls(quirk: Quirk, call: Call): boolean {
    if (quirk.route !== undefined && ![quirk.route].flat().includes(call.route)) return false
    if ((this.#struck.get(quirk) ?? 0) >= (quirk.first ?? Number.POSITIVE_INFINITY)) return false
    return quirk.when?.(call) ?? true
  }
}
