import { abortable } from '../../work/abortable.ts'

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
    try {
      await abortable(earlier, signal)
      return end
    } catch (reason) {
      end()
      throw reason
    }
  }
}
