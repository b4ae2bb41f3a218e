import * as core from '@actions/core'
import { secretForms } from '../http/secret-forms.ts'
import { type InputName, secretInputs } from './input-table.ts'

/** Shorter texts are not masked: the runner would blank them out of every other word. */
const shortest = 4

/** Has the runner mask the secret inputs in every form in which they could come up in a log. */
export function maskInputs(raw: (name: InputName) => string): void {
  for (const name of secretInputs) mask(raw(name), raw('username').trim())
}

/**
 * Variables of the runner and of the action's own inputs; a roster must not reach what is in them. Windows does not tell
 * upper from lower case in names of variables.
 */
const reserved = /^(?:INPUT|GITHUB|ACTIONS|RUNNER|STATE)_/i

/** The value of a variable of the environment that a cell of a roster names, masked before anybody sees it. */
export function secretVariable(name: string): string | undefined {
  if (reserved.test(name)) return undefined
  const value = process.env[name]
  if (value !== undefined) mask(value, '')
  return value
}

/** Has the runner mask a secret that the roster holds itself. */
export function maskLiteral(secret: string): void {
  mask(secret, '')
}

function mask(secret: string, username: string): void {
  for (const form of secretForms(secret, username)) if (form.length >= shortest) core.setSecret(form)
}
