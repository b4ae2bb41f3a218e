import type { InputReader } from './input-reader.ts'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * The input `url`: an address without credentials, over which nothing travels in clear.
 * @param example what such an address looks like
 */
export function readUrl(reader: InputReader, example: string): URL | undefined {
  return checkedUrl(reader, 'url', reader.text('url'), example)
}

/** @param place what the address was given as, for messages */
export function checkedUrl(
  reader: InputReader,
  place: string,
  text: string,
  example: string,
): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url) reader.problem(`${place} is not an address like ${example}`)
  else if (url.username || url.password)
    reader.problem(`${place} holds credentials: give them in inputs of their own, from secrets`)
  else if (url.search || url.hash) reader.problem(`${place} has a query or a fragment: leave it out`)
  else if (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname))) return url
  else
    reader.problem(
      `${place}: ${url.protocol}// is not allowed, since the password would travel in clear: use https://`,
    )
  return undefined
}
