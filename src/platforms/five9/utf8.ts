import { TextDecoder } from 'node:util'
import { Failure } from '../../work/failure.ts'

/** Decodes UTF-8 that is cut into chunks anywhere. Throws a `Failure` for bytes that are not UTF-8. */
export async function* utf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of chunks) yield decode(decoder, chunk)
  decode(decoder)
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined })
  } catch {
    throw new Failure('transient', 'The answer is not UTF-8.', {
      code: 'MalformedAnswer',
      effectUnknown: true,
    })
  }
}
