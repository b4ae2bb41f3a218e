import { type ColumnSet, columnOf } from '../columns/column.ts'
import { cellStarts, cellsOf } from './csv/cells.ts'
import { controlMessage, strayControl } from './csv/controls.ts'
import { flawProblem } from './csv/flaws.ts'
import type { RawRecord } from './csv/record.ts'
import { firstRecord } from './csv/records.ts'
import { spotIn } from './csv/spot.ts'
import { delimiterProblem } from './delimiter.ts'
import { type FileProblem, problemOfFile } from './file/file-problem.ts'
import { scanFile } from './file/scan.ts'
import { readHeader, titleOf } from './header.ts'
import type { Layout } from './layout.ts'
import type { ColumnMapping } from './mapping.ts'
import { oddQuote } from './odd-quote.ts'

/** What a file is as a whole: how its rows are laid out, or why none of them can be trusted. */
export type Survey =
  | { readonly layout: Layout /** Whether rows may have control characters. */; readonly controls: boolean }
  | { readonly problems: readonly FileProblem[] }

/** A problem at a place in the text of the header. */
interface TextProblem {
  readonly code: string
  readonly message: string
  readonly at: number
}

/** Looks at a roster file as a whole and reads its header. */
export async function survey(
  path: string,
  columns: ColumnSet,
  givenMapping: ColumnMapping,
  blockSize: number,
): Promise<Survey> {
  const scan = await scanFile(path, blockSize)
  if ('code' in scan) return { problems: [scan] }
  const header = await firstRecord(path, blockSize)
  if (!header) {
    const message = 'the file is empty: its first line must be a header that names the columns'
    return { problems: [problemOfFile('empty-file', message)] }
  }
  const mapping = tidied(givenMapping)
  const isTitle = (title: string) => mapping.columns.has(title) || columnOf(columns, title) !== undefined
  const problem = delimiterProblem(header.text, cell => isTitle(titleOf(cell))) ?? malformed(header)
  if (problem) return { problems: [located(problem, header)] }

  const [cells = []] = cellsOf([header.text])
  const read = readHeader(cells.map(titleOf), columns, mapping)
  if (read.problems.length > 0) {
    const starts = cellStarts(header.text)
    return {
      problems: read.problems.map(({ at, ...found }) => located({ ...found, at: starts[at] ?? 0 }, header)),
    }
  }
  const keyAt = read.columns.findIndex(({ column }) => column.name === columns.key)
  const partial = cells.some(cell => partialMarks.includes(titleOf(cell)))
  const layout = { width: cells.length, columns: read.columns, keyAt, partial }
  if (scan.oddQuotes) return { problems: [await oddQuote(path, layout, blockSize)] }
  return { layout, controls: scan.controls }
}

/** Titles of reports that have some of the users only. */
const partialMarks = ['_error', '_undo']

/** With titles as they are read from a header. */
function tidied({ columns, ignore }: ColumnMapping): ColumnMapping {
  return {
    columns: new Map([...columns].map(([title, column]) => [titleOf(title), column])),
    ignore: ignore === 'others' ? ignore : ignore.map(titleOf),
  }
}

/** Why a header cannot be cut into cells. */
function malformed(header: RawRecord): TextProblem | undefined {
  if (header.flaw) return { code: header.flaw.code, ...flawProblem(header, header.flaw) }
  const at = strayControl(header.text)
  if (at === -1) return undefined
  return { code: 'control-character', message: controlMessage(header.text.charCodeAt(at)), at }
}

function located({ code, message, at }: TextProblem, { text, line }: RawRecord): FileProblem {
  return { code, message, ...spotIn(text, at, line) }
}
