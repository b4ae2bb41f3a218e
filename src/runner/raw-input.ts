import * as core from '@actions/core'

/** An input as it was given, blanks included; empty when it was not. */
export function rawInput(name: string): string {
  return core.getInput(name, { trimWhitespace: false })
}
