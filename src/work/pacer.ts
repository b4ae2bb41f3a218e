/** The state of one call limit of a platform, as it is now. */
export interface LimitState {
  /** The platform's name of what is limited, e.g. Five9's `Query`. */
  readonly limit: string
  /** Length of the calendar window in seconds: 60, 3600 or 86400. */
  readonly window: number
  /** Calls allowed in a window. */
  readonly max: number
  /** Calls counted in the window that is running. */
  readonly used: number
}

/** Asked before every call: resolves when the call may be sent. */
export interface Pacer {
  /**
   * Counts one call against `limit`, waiting first for as long as the limit demands.
   * Rejects with the signal's reason when it aborts during the wait.
   */
  take(limit: string, signal: AbortSignal): Promise<void>
  /** Tells that the platform refused a call because `limit` is used up, whatever was counted here. */
  refused(limit: string): void
}
