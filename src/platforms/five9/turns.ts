/** Lets one go at a time, in the order of asking. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  /**
   * Resolves, when all earlier turns are over, with the function that ends this one; calling it again does nothing.
   * Rejects with the signal's reason when it aborts during the wait.
   */
  async take(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    const { promise: over, resolve: end } = Promise.withResolvers<void>()
    const earlier = this.#last
    this.#last = earlier.then(() => over)
    const aborted = Promise.withResolvers<never>()
    const onAbort = () => aborted.reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    try {
      await Promise.race([earlier, aborted.promise])
      return end
    } catch (reason) {
      end()
      throw reason
    } finally {
      signal.removeEventListener('abort', onAbort)
    }
  }
}
