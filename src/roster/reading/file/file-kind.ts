import { stat } from 'node:fs/promises'
import { markLength } from '../csv/bytes.ts'
import { type FileProblem, problemOfFile } from './file-problem.ts'

const saveAs = 'in Excel, save the sheet as "CSV UTF-8 (Comma delimited)"'

/** Why there is no file to read at this path; undefined when there is one. */
export async function missingFile(path: string): Promise<FileProblem | undefined> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error)
  if (found instanceof Error) {
    const message =
      found.code === 'ENOENT' || found.code === 'ENOTDIR'
        ? 'there is no such file: check its path, and that it was checked out'
        : `the file cannot be looked at (${found.code})`
    return problemOfFile('no-file', message)
  }
  if (found.isDirectory()) return problemOfFile('no-file', 'this is a folder: give the path of a CSV file')
  return found.isFile()
    ? undefined
    : problemOfFile('no-file', 'this is not a regular file: give the path of a CSV file')
}

const byFirstBytes: readonly (readonly [first: string, what: string, cure: string])[] = [
  ['PK\x03\x04', 'an Excel workbook or another zip file', saveAs],
  ['\xd0\xcf\x11\xe0', 'a workbook of an old Excel', saveAs],
  ['%PDF-', 'a PDF document', 'export a CSV file instead'],
  ['\x1f\x8b', 'a file compressed by gzip', 'unpack it first'],
  [
    'version https://git-lfs.github.com/',
    'a pointer of Git LFS, not the roster itself',
    'set "lfs: true" on the checkout step, or keep the roster in Git itself',
  ],
]

/** What a file is by its first bytes, if that is not a CSV file in UTF-8. */
export function otherKind(bytes: Buffer): FileProblem | undefined {
  if (isUtf16(bytes)) {
    return problemOfFile('not-utf-8', `the file is in UTF-16, as "Unicode Text" of Excel is: ${saveAs}`)
  }
  const start = bytes.toString('latin1', 0, 64)
  for (const [first, what, cure] of byFirstBytes) {
    if (start.startsWith(first)) return problemOfFile('not-csv', `the file is ${what}: ${cure}`)
  }
  const text = bytes.toString('utf8', markLength(bytes)).trimStart()
  if (/^<(?!<<<<<<)/.test(text)) {
    return problemOfFile(
      'not-csv',
      'the file is HTML or XML, not CSV: check that it is not a page that asks for a login',
    )
  }
  if (/^[[{]/.test(text))
    return problemOfFile('not-csv', 'the file is JSON, and a roster is CSV: export it as CSV')
  return undefined
}

/** With its mark, or without where the first character is a letter of ours. */
function isUtf16(bytes: Buffer): boolean {
  const [first, second] = bytes
  if (second === undefined) return false
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (first === 0) !== (second === 0)
  )
}
