import { Failure } from '../../work/failure.ts'

/** What was read, or why the account may not read it. Rejects when nothing at all can be had. */
export async function ifPermitted<T>(
  reading: Promise<T>,
): Promise<{ readonly read: T } | { readonly refused: Failure }> {
  try {
    return { read: await reading }
  } catch (error) {
    if (error instanceof Failure && (error.kind === 'rejected' || error.code === 'AccessDisallowedFault')) {
      return { refused: error }
    }
    throw error
  }
}
