import type { Finding } from '../../../src/roster/reading/finding.ts'

/** Why a finding is not fit to be shown to people; undefined when it is. */
export function illTold({ line, column, code, message, file }: Finding): string | undefined {
  if (file === '') return 'no file'
  if (!Number.isInteger(line) || line < 1) return `line ${line}`
  if (!Number.isInteger(column) || column < 1) return `column ${column}`
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(code)) return `code ${code}`
  if (message.length > 300) return 'a message that nobody reads to its end'
  return /\b(?:undefined|NaN|null)\b|\[object|\bat \S+:\d|[\n\r]|\.$/.exec(message)?.[0]
}
