/** An answer that is none of what was asked for: the status and body that GitHub gives for it. */
export class Refusal extends Error {
  readonly status: number
  readonly errors: readonly object[] | undefined

  constructor(status: number, message: string, errors?: readonly object[]) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.errors = errors
  }

  get body(): object {
    return {
      message: this.message,
      ...(this.errors && { errors: this.errors }),
      documentation_url: 'https://docs.github.com/rest',
      status: String(this.status),
    }
  }
}

export function notFound(): Refusal {
  return new Refusal(404, 'Not Found')
}

/** A value that the resource does not take. */
export function invalid(resource: string, field: string, code: string, message: string): Refusal {
  return new Refusal(422, 'Validation Failed', [{ resource, code, field, message }])
}
