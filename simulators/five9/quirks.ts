import type { Call } from './call.ts'
import { type FaultName, faultTypes } from './contract/faults.ts'
import { type OperationName, operations } from './contract/operations.ts'

/** Which calls a quirk befalls: all, those of some operations, the first few, those a predicate picks. */
export interface Scope {
  readonly operation?: OperationName | readonly OperationName[]
  /** It befalls the first `first` matching calls, then no more. */
  readonly first?: number
  readonly when?: (call: Call) => boolean
}

/** Fields of a fault's detail, by name; lists stay lists. */
type Detail = Readonly<Record<string, string | number | readonly string[]>>

/** Before or after the call has taken effect. `before` unless told. */
type Phase = { readonly phase?: 'before' | 'after' }

export type Effect =
  /** E-mail addresses come back with blanks around them. */
  | { readonly effect: 'paddedEmail' }
  /** The whole answer is chunked, however small. */
  | { readonly effect: 'chunked' }
  /** Faults travel under HTTP 200. */
  | { readonly effect: 'faultsUnder200' }
  /** The call is refused with a fault that its operation declares. */
  | {
      readonly effect: 'fault'
      readonly fault: FaultName
      readonly message?: string
      readonly detail?: Detail
    }
  /** An HTML page with an HTTP error status, as a gateway sends. */
  | ({ readonly effect: 'page'; readonly status: 401 | 502 | 503 } & Phase)
  /** The connection is reset without a byte of an answer. */
  | ({ readonly effect: 'reset' } & Phase)
  /** No answer ever comes; the connection stays open until either side closes it. */
  | ({ readonly effect: 'hang' } & Phase)
  /** The call takes effect only after `ms` milliseconds of the server's clock. */
  | { readonly effect: 'slow'; readonly ms: number }
  /** Answers of more than `users` users never come, as in very large domains. */
  | { readonly effect: 'overload'; readonly users: number }
  /**
   * The XML under HTTP 200 ends after `bytes` bytes, or in the middle of the `insideUser`th returned element. The HTTP
   * message itself is complete unless `destroy` is set, which tears the connection down instead. An answer shorter
   * than that is sent whole.
   */
  | {
      readonly effect: 'truncated'
      readonly bytes?: number
      readonly insideUser?: number
      readonly destroy?: boolean
    }

/** A deviation from the plain behaviour that the service, or the network before it, has shown or may show. */
export type Quirk = Effect & Scope

type Of<E extends Quirk['effect']> = Extract<Quirk, { effect: E }>

/** The quirks that are switched on, and how often each has struck. */
export class Quirks {
  #quirks: readonly Quirk[] = []
  readonly #struck = new Map<Quirk, number>()

  constructor(quirks: readonly Quirk[]) {
    this.set(quirks)
  }

  /** Replaces all quirks. Throws where a fault is asked of an operation that does not declare it. */
  set(quirks: readonly Quirk[]): void {
    for (const quirk of quirks) {
      if (quirk.effect !== 'fault') continue
      for (const operation of [quirk.operation ?? []].flat()) checkDeclared(quirk.fault, operation)
    }
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

function checkDeclared(fault: FaultName, operation: OperationName): void {
  if (!Object.hasOwn(faultTypes, fault)) throw new Error(`The contract has no ${fault}`)
  const declared: readonly FaultName[] = operations[operation].faults
  if (!declared.includes(fault)) throw new Error(`${operation} does not declare ${fault}`)
}
