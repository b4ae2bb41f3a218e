import { Failure } from '../../work/failure.ts'
import { type Operation, operations } from './contract.ts'

/** The error of a call, which leaves an effect unknown only where the operation can have one. */
export function errorOf(operation: Operation, error: unknown): unknown {
  return operations[operation].counter === 'Modify' ? error : withEffect(error, false)
}

/** A reading that is to show what was just written: where it fails, that is not known. */
export async function afterWriting<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    throw withEffect(error, true)
  }
}

function withEffect(error: unknown, effectUnknown: boolean): unknown {
  if (!(error instanceof Failure) || error.effectUnknown === effectUnknown) return error
  const { kind, message, code, cure, detail, limit } = error
  return new Failure(kind, message, {
    ...{ code, detail, effectUnknown, cause: error },
    ...(cure !== undefined && { cure }),
    ...(limit !== undefined && { limit }),
  })
}
