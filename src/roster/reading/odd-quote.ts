import { records } from './csv/records.ts'
import { spotIn } from './csv/spot.ts'
import { type FileProblem, problemOfFile } from './file/file-problem.ts'
import type { Layout } from './layout.ts'
import { rowsOf } from './rows.ts'

/**
 * Where the quote probably is that is missing or one too many in a file that has an odd number of them: at the first
 * record with quotes in it that is no good row.
 */
export async function oddQuote(path: string, layout: Layout, blockSize: number): Promise<FileProblem> {
  const code = 'odd-quotes'
  const what = 'the file has an odd number of double quotes, so it is not certain what is a cell'
  for await (const batch of records(path, blockSize)) {
    let found: FileProblem | undefined
    rowsOf(batch, layout, false, ({ quoted, text, line }, { severity, message, at }) => {
      if (!quoted || severity !== 'error') return
      found ??= { code, message: `${what}; here, ${message}`, ...spotIn(text, at, line) }
    })
    if (found) return found
  }
  return problemOfFile(code, what)
}
