import type { Answer } from './wire.ts'

/** What an answer holds, in JSON whatever it is called; undefined for a page, which is not for those who read logs. */
export function contentOf({ text }: Answer): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * The texts for people in an error: confd answers a list of them, wazo-auth a message with its details, or reasons.
 * What else surrounds them is left out.
 */
export function textsIn(content: unknown): string[] {
  if (typeof content === 'string') return [content]
  if (Array.isArray(content)) return content.flatMap(textsIn)
  if (!isRecord(content)) return []
  const { message, reason, details } = content
  if (message !== undefined) return [...textsIn(message), ...Object.values(told(details)).flatMap(textsIn)]
  if (reason !== undefined) return textsIn(reason)
  return Object.entries(content).flatMap(([field, inner]) => textsIn(inner).map(text => `${field}: ${text}`))
}

const aboutField = /^(?:Input Error - )?(?:field '(?<quoted>\w+)'|(?<plain>\w+)): (?<text>.*)$/s

/** What an error says of single fields. */
export function fieldsIn(content: unknown): Readonly<Record<string, string>> {
  if (isRecord(content)) {
    const fields = Object.entries(told(content.details))
    return Object.fromEntries(fields.map(([field, said]) => [field, textsIn(said).join('; ')]))
  }
  const fields = textsIn(content).flatMap(said => {
    const { quoted, plain, text } = aboutField.exec(said)?.groups ?? {}
    const field = quoted ?? plain
    return field === undefined || text === undefined ? [] : [[field, text] as const]
  })
  return Object.fromEntries(fields)
}

/**
 * Of the details of an error, those that say something about a field. Others only repeat what was sent: rows of an import
 * with their passwords.
 */
function told(details: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(details)) return {}
  return Object.fromEntries(
    Object.entries(details).filter(([name, said]) => name !== 'row' && isRecord(said)),
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
