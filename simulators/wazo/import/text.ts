import type { Request } from '../world.ts'
import { decode } from './charset.ts'

/** Types whose body the web framework reads as a form, so that the import finds none. */
const forms = ['application/x-www-form-urlencoded', 'multipart/form-data']

/** The text of an import. Any type will do, but those of forms, which leave an empty one. Refuses with 500. */
export function textOf({ headers, body }: Pick<Request, 'headers' | 'body'>): string {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').split(';')
  if (forms.includes(type.trim().toLowerCase())) return ''
  return decode(body, charsetIn(parameters) ?? 'utf-8')
}

function charsetIn(parameters: readonly string[]): string | undefined {
  for (const parameter of parameters) {
    const match = /^\s*charset\s*=\s*"?([^"]*?)"?\s*$/i.exec(parameter)
    if (match?.[1]) return match[1]
  }
  return undefined
}
