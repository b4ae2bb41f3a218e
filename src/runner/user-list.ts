import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
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
  try {
    const rows = parse(readFileSync(path), {
      bom: true,
      comment: '#',
      comment_no_infix: true,
      relax_column_count: true,
      trim: true,
    })
    const column = rows[0]?.indexOf('userName') ?? -1
    const cells = column < 0 ? rows.map(row => row[0]) : rows.slice(1).map(row => row[column])
    return cells.filter(cell => cell !== undefined && cell !== '') as string[]
  } catch (error) {
    return { problem: `${given} cannot be read: ${(error as Error).message}` }
  }
}
