import { Failure } from '../../../work/failure.ts'

/** Does what needs things that were just made; where it is refused, they go again. Rejects as `work` does. */
export async function unlessRefused<T>(work: Promise<T>, undo: () => Promise<void>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Failure && error.kind === 'rejected' && !error.effectUnknown) await undo()
    throw error
  }
}
