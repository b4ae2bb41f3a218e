import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

export interface ActionInput {
  readonly description: string
  readonly required?: boolean
  readonly default?: string
}

/** action.yml, as far as the scripts and tests read it. */
export interface ActionFile {
  readonly inputs: Readonly<Record<string, ActionInput>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly runs: { readonly using: string; readonly main: string; readonly post: string }
}

export function readActionFile(): ActionFile {
  return parse(readFileSync(new URL('../action.yml', import.meta.url), 'utf8')) as ActionFile
}
