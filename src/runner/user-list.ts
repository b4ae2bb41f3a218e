import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { unguard } from '../roster/formula-guard.ts'
import { insideWorkspace } from './workspace.ts'

/** No platform allows a colon in a user's key, so no key is taken for a file. */
const filePrefix = 'file:'

/**
 * The keys that the input `users` names: separated by commas or line breaks, or in a file as `file:PATH`. A file has one
 * key a line, or is a CSV whose header has a column `userName`; lines that begin with `#` are left out.
 */
export function readUserList(
  text: string,
  workspace: string,
): { readonly keys: readonly string[] } | { readonly problem: string } {
  const keys = text.startsWith(filePrefix)
    ? keysOfFile(text.slice(filePrefix.length).trim(), workspace)
    : split(text)
  if ('problem' in keys) return keys
  const several = keys.find(key => key.includes(';'))
  if (several !== undefined)
    return { problem: `"${several}": names are separated by commas or line breaks, not by semicolons` }
  const file = keys.find(key => /\.(?:csv|txt)$/i.test(key))
  if (file !== undefined) return { problem: `"${file}" looks like a file, which is named as file:${file}` }
  return keys.length > 0 ? { keys } : { problem: 'no user is named: leave the input out to export all users' }
}

function split(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map(key => key.trim())
    .filter(key => key !== '')
}

function keysOfFile(given: string, workspace: string): string[] | { readonly problem: string } {
  const path = insideWorkspace(workspace, given)
  if (path === undefined)
    return { problem: `${given} lies outside the workspace: name a file of the repository` }
  if (!existsSync(path))
    return { problem: `${given} is not there: is the repository checked out (actions/checkout)?` }
  const text = readFileSync(path, 'utf8')
  const header = text.split('\n', 1)[0] ?? ''
  if (/[;\t]/.test(header)) {
    return {
      problem: `${given} is separated by semicolons or tabs: save it as CSV with commas, or with one name a line`,
    }
  }
  try {
    return keysOfTable(
      given,
      parse(text, { bom: true, comment: '#', comment_no_infix: true, relax_column_count: true, trim: true }),
    )
  } catch (error) {
    return { problem: `${given} cannot be read: ${(error as Error).message}` }
  }
}

/** The column `userName` of a table, or the only column of a list. */
function keysOfTable(
  given: string,
  rows: readonly (readonly string[])[],
): string[] | { readonly problem: string } {
  const [header = []] = rows
  const column = header.indexOf('userName')
  if (column < 0 && header.length > 1) {
    return { problem: `${given} has no column userName; its columns are ${header.join(', ')}` }
  }
  const cells = column < 0 ? rows.map(row => row[0]) : rows.slice(1).map(row => row[column])
  return cells.filter(cell => cell !== undefined && cell !== '').map(cell => unguard(cell ?? ''))
}
