import { grouped, workOf } from '../roster/row-work.ts'
import type { NewUser } from '../roster/steps.ts'
import { mostUsers, oneRequest } from '../roster/steps.ts'

/** How much slower than expected a request may become before it counts as lost. */
const patience = 4

/** Milliseconds that any request may take besides. */
const margin = 30_000

/** How long the server works on new users: as measured elsewhere at first, then as it has shown here. */
export class Pace {
  /** Milliseconds for one request and its whole answer. */
  readonly #requestTimeout: number
  #slowness = 1

  constructor(requestTimeout: number) {
    this.#requestTimeout = requestTimeout
  }

  /** That creating these took so many milliseconds. */
  took(users: readonly NewUser[], milliseconds: number): void {
    // A few users tell more about the network than about the server.
    const expected = work(users)
    if (expected >= 1_000) this.#slowness = Math.max(0.25, milliseconds / expected)
  }

  /** Users in groups for one request each, when it is not known which of them the server takes. */
  firstTime(users: readonly NewUser[]): NewUser[][] {
    const most = Math.min(oneRequest, this.#requestTimeout / 10)
    return grouped(users, user => this.#expected([user]), { most, count: mostUsers })
  }

  /** The same for users whom the server is known to take: as many as fit. */
  secondTime(users: readonly NewUser[]): NewUser[][] {
    const most = this.#requestTimeout / 2
    return grouped(users, user => this.#expected([user]), { most, count: Number.POSITIVE_INFINITY })
  }

  /** Milliseconds after which a request for these is certainly over on the server. */
  worst(users: readonly NewUser[]): number {
    return this.#expected(users) * patience + margin
  }

  #expected(users: readonly NewUser[]): number {
    return work(users) * this.#slowness
  }
}

function work(users: readonly NewUser[]): number {
  return users.reduce((sum, { fields }) => sum + workOf(fields), 0)
}
