import { Failure } from '../../../work/failure.ts'

/** A reading that is to show what was just written: where it fails, that is not known. */
export async function afterWriting<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (!(error instanceof Failure) || error.effectUnknown) throw error
    const { kind, message, code, cure, detail } = error
    throw new Failure(kind, message, {
      ...{ code, detail, effectUnknown: true, cause: error },
      ...(cure !== undefined && { cure }),
    })
  }
}
