/** The HTTP status the Twirp specification gives each error code this service uses. */
const STATUS = {
  bad_route: 404,
  malformed: 400,
  invalid_argument: 400,
  unauthenticated: 401,
  permission_denied: 403,
  not_found: 404,
  already_exists: 409,
  failed_precondition: 412,
} as const

export type TwirpCode = keyof typeof STATUS

/** A refusal, answered as `{"code", "msg"}` with the HTTP status that belongs to the code. */
export class TwirpError extends Error {
  readonly code: TwirpCode

  constructor(code: TwirpCode, message: string) {
    super(message)
    this.name = 'TwirpError'
    this.code = code
  }

  get status(): number {
    return STATUS[this.code]
  }
}
