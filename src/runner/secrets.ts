import * as core from '@actions/core'
import { secretForms } from '../http/secret-forms.ts'
import { escapeMarkdown } from '../report/markdown.ts'
import { type InputName, secretInputs } from './input-table.ts'

/** Shorter texts are not masked: the runner would blank them out of every other word. */
const shortest = 4

/** What was handed over as a secret, in all its forms. */
const handedOver = new Set<string>()

/** Has the runner mask the secret inputs in every form in which they could come up in a log. */
export function maskInputs(raw: (name: InputName) => string): void {
  for (const name of secretInputs) takeOver(raw(name), raw('username').trim())
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
  if (value !== undefined) takeOver(value, '')
  return value
}

/** Has the runner mask a secret that the roster holds itself. */
export function maskLiteral(secret: string): void {
  for (const form of maskable(secret, '')) core.setSecret(form)
}

/**
 * A Markdown text with the secrets blanked out that were handed to the step. None is meant to be in it; but the runner
 * masks logs and summaries only, and this is for texts that go elsewhere.
 */
export function withoutSecrets(markdown: string): string {
  const forms = [...handedOver].flatMap(form => [form, escapeMarkdown(form)])
  return forms
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, form) => text.replaceAll(form, '•••'), markdown)
}

function takeOver(secret: string, username: string): void {
  for (const form of maskable(secret, username)) {
    core.setSecret(form)
    handedOver.add(form)
  }
}

function maskable(secret: string, username: string): readonly string[] {
  return secretForms(secret, username).filter(form => form.length >= shortest)
}
