import { Failure } from '../../../work/failure.ts'

/** Whether the portal accepts a call, which it may also refuse. Rejects when neither is certain. */
export async function isAccepted(call: Promise<void>): Promise<boolean> {
  try {
    await call
    return true
  } catch (error) {
    if (isRefusal(error)) return false
    throw error
  }
}

/** Whether something failed because it was refused, and so had no effect. */
export function isRefusal(error: unknown): error is Failure {
  return error instanceof Failure && error.kind === 'rejected' && !error.effectUnknown
}
