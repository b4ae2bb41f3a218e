/** What the portal says is wrong, by field. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>

/** A request that is understood and refused. */
export class Refusal extends Error {
  readonly errors: FieldErrors
  /** The HTTP status that says the same. */
  readonly status: 404 | 422

  constructor(errors: FieldErrors, status: 404 | 422 = 422) {
    super(`refused: ${JSON.stringify(errors)}`)
    this.errors = errors
    this.status = status
  }
}

/** A request that is none for this operation. */
export class BadRequest extends Error {}

/** Collects what is wrong with the fields of a request. */
export class Complaints {
  readonly #errors: Record<string, string[]> = {}

  /** Notes `message` about a field unless `condition` holds; tells whether it does. */
  readonly demand = (condition: boolean, field: string, message: string): boolean => {
    if (!condition) {
      this.#errors[field] ??= []
      this.#errors[field].push(message)
    }
    return condition
  }

  /** Throws a Refusal if there are any. */
  settle(): void {
    if (Object.keys(this.#errors).length > 0) throw new Refusal(this.#errors)
  }
}
