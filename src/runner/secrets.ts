import * as core from '@actions/core'
import { secretForms } from '../http/secret-forms.ts'
import { type InputName, secretInputs } from './input-table.ts'

/** Shorter texts are not masked: the runner would blank them out of every other word. */
const shortest = 4

/** Has the runner mask the secret inputs in every form in which they could come up in a log. */
export function maskInputs(raw: (name: InputName) => string): void {
  for (const name of secretInputs) {
    for (const form of secretForms(raw(name), raw('username').trim()))
      if (form.length >= shortest) core.setSecret(form)
  }
}
