import * as core from '@actions/core'
import { type InputName, secretInputs } from './input-table.ts'

/** Shorter texts are not masked: the runner would blank them out of every other word. */
const shortest = 4

/** Has the runner mask the secret inputs in every form in which they could come up in a log. */
export function maskInputs(raw: (name: InputName) => string): void {
  for (const name of secretInputs) {
    for (const form of formsOf(raw(name), raw('username').trim()))
      if (form.length >= shortest) core.setSecret(form)
  }
}

function formsOf(secret: string, username: string): Set<string> {
  if (secret.trim() === '') return new Set()
  const xml = secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return new Set([
    secret,
    secret.trim(),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    xml,
    xml.replace(/"/g, '&quot;').replace(/'/g, '&apos;'),
    Buffer.from(secret).toString('base64'),
    Buffer.from(`${username}:${secret}`).toString('base64'),
  ])
}
