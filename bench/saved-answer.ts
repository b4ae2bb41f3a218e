import { createReadStream } from 'node:fs'
import { mkdtempDisposable, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from './loopback.ts'
import { inOwnProcess } from './own-process.ts'

/** An answer on disk, and an address that sends it whatever it is asked. */
export interface SavedAnswer extends AsyncDisposable {
  readonly url: string
  readonly bytes: number
}

/**
 * The simulator's answer with so many users. It is made once, beforehand: what is measured later is the reading alone.
 */
export async function saveAnswer(users: number): Promise<SavedAnswer> {
  await using made = new AsyncDisposableStack()
  const folder = made.use(await mkdtempDisposable(join(tmpdir(), 'rollcall-bench-')))
  const file = join(folder.path, 'answer.xml')
  await inOwnProcess('write-answer.ts', users, file)
  const { url } = made.use(
    await serve((_request, response) => {
      response.setHeader('content-type', 'text/xml;charset=utf-8')
      createReadStream(file).pipe(response)
    }),
  )
  const { size: bytes } = await stat(file)
  const kept = made.move()
  return { url, bytes, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}
