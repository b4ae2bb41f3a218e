import type { Call } from './call.ts'
import type { OperationName } from './routes.ts'
import type { FieldErrors } from './rules/refusal.ts'

/** Which calls a quirk befalls: all, those of some operations, the first few, those a predicate picks. */
export interface Scope {
  readonly operation?: OperationName | readonly OperationName[]
  /** It befalls the first `first` matching calls, then no more. */
  readonly first?: number
  readonly when?: (call: Call) => boolean
}

/** Before or after the call has taken effect. `before` unless told. */
type Phase = { readonly phase?: 'before' | 'after' }

export type Effect =
  /** The call is refused with these errors: `result: false`, under HTTP 200 unless told. */
  | ({
      readonly effect: 'refusal'
      readonly errors: FieldErrors | { readonly token: string }
      readonly status?: number
    } & Phase)
  /** An HTML page with an HTTP status, as the portal or a gateway before it sends. */
  | ({ readonly effect: 'page'; readonly status: 200 | 401 | 403 | 404 | 429 | 500 | 502 | 503 } & Phase)
  /** The caller is sent elsewhere. */
  | ({
      readonly effect: 'redirect'
      readonly status?: 301 | 302 | 303 | 307 | 308
      readonly location?: string
    } & Phase)
  /** The connection is reset without a byte of an answer. */
  | ({ readonly effect: 'reset' } & Phase)
  /** No answer ever comes; the connection stays open until either side closes it. */
  | ({ readonly effect: 'hang' } & Phase)
  /** The call takes effect only after `ms` milliseconds of the server's clock. */
  | { readonly effect: 'slow'; readonly ms: number }
  /**
   * The JSON ends after `bytes` bytes. The HTTP message itself is complete unless `destroy` is set, which tears the
   * connection down instead. An answer shorter than that is sent whole.
   */
  | { readonly effect: 'truncated'; readonly bytes: number; readonly destroy?: boolean }
  /** The answer says that it is the first page of several. */
  | { readonly effect: 'paged' }

/** A deviation from the plain behaviour that the portal, or the network before it, has shown or may show. */
export type Quirk = Effect & Scope

type Of<E extends Quirk['effect']> = Extract<Quirk, { effect: E }>

/** The quirks that are switched on, and how often each has struck. */
export class Quirks {
  #quirks: readonly Quirk[] = []
  readonly #struck = new Map<Quirk, number>()

  constructor(quirks: readonly Quirk[]) {
    this.set(quirks)
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
    if (quirk.operation && !([quirk.operation].flat() as string[]).includes(call.operation)) return false
    if ((this.#struck.get(quirk) ?? 0) >= (quirk.first ?? Number.POSITIVE_INFINITY)) return false
    return quirk.when?.(call) ?? true
  }
}
