import { secretForms } from '../../http/secret-forms.ts'

/** Takes secrets out of texts of the server. */
export class Redaction {
  readonly #secrets: readonly string[]
  #found: RegExp | undefined

  constructor(secrets: readonly string[]) {
    this.#secrets = secrets
  }

  clean(text: string): string {
    this.#found ??= expression(this.#secrets)
    return text.replaceAll(this.#found, '***')
  }
}

/** Finds any of the secrets; nothing where there are none. */
function expression(secrets: readonly string[]): RegExp {
  const forms = [...new Set(secrets.flatMap(formsOf))].sort((a, b) => b.length - a.length)
  return new RegExp(forms.map(pattern).join('|') || '(?!)', 'gu')
}

/** The server quotes values as Python writes them. */
function formsOf(secret: string): string[] {
  const python = secret.replaceAll('\\', '\\\\')
  return [...secretForms(secret, ''), python, python.replaceAll("'", "\\'")].filter(
    form => form.trim() !== '',
  )
}

/** A secret of a few digits counts as a word of its own alone: as a part of a longer number it says nothing. */
function pattern(form: string): string {
  const exact = RegExp.escape(form)
  return form.length < 6 ? `(?<![\\p{L}\\p{N}])${exact}(?![\\p{L}\\p{N}])` : exact
}

/** The secrets in what is sent: values of fields that are named so, and of pairs such as `["password", "…"]`. */
export function secretsIn(body: unknown): string[] {
  if (Array.isArray(body)) {
    const [name, value] = body
    if (body.length === 2 && isSecret(name) && typeof value === 'string') return [value]
    return body.flatMap(secretsIn)
  }
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([name, value]) =>
    isSecret(name) && typeof value === 'string' ? [value] : secretsIn(value),
  )
}

function isSecret(name: unknown): boolean {
  return typeof name === 'string' && /password|secret/.test(name)
}
