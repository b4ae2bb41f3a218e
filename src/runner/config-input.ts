import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { ConfigError } from '../config/document.ts'
import type { InputReader } from './input-reader.ts'
import { insideWorkspace } from './workspace.ts'

/**
 * What the file says that the input `config` names; each of its mistakes becomes a problem of the input.
 * @param parse throws a ConfigError
 * @returns undefined when none is given, or it cannot be used
 */
export function readConfigFile<T>(
  reader: InputReader,
  workspace: string,
  parse: (text: string, name: string) => T,
): T | undefined {
  if (!reader.given('config')) return undefined
  const given = reader.text('config')
  const path = insideWorkspace(workspace, given)
  if (path === undefined) {
    reader.problem(`config: ${given} lies outside the workspace: name a file of the repository`)
    return undefined
  }
  try {
    return parse(readFileSync(path, 'utf8'), relative(workspace, path))
  } catch (error) {
    if (error instanceof ConfigError)
      for (const line of error.message.split('\n')) reader.problem(`config: ${line}`)
    else reader.problem(`config: ${given} cannot be read: is the repository checked out (actions/checkout)?`)
    return undefined
  }
}
