import { Failure } from '../../../work/failure.ts'

const about = /^(?:TooManyUsers|TooManyExtensions|NICELicencesExceeded)/

/** Refusals in a row after which new users are not tried any more. */
const enough = 3

/**
 * Keeps account of new users that Five9 refuses because the domain is full. One refusal may be about that user alone, such
 * as a licence that only some need; after a few in a row, those that are left fail without a call.
 */
export class LicenceRefusals {
  #inARow = 0
  #last: Failure | undefined

  /** Throws a `Failure` when the domain has shown itself to be full. */
  check(): void {
    if (this.#inARow < enough || !this.#last) return
    const { message, code, cure } = this.#last
    throw new Failure('rejected', `Not tried, after ${enough} refusals in a row. The last: ${message}`, {
      code,
      ...(cure !== undefined && { cure }),
    })
  }

  /** Makes the call for a new user, and notes how it ends. */
  async note<T>(call: Promise<T>): Promise<T> {
    try {
      const result = await call
      this.#inARow = 0
      return result
    } catch (error) {
      if (error instanceof Failure && about.test(error.code)) {
        this.#inARow += 1
        this.#last = error
      }
      throw error
    }
  }
}
