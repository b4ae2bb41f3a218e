/** What a comment or an issue may have, in characters. */
const longestBody = 65_536

/**
 * A line that nobody sees, by which what Rollcall has written is found again.
 * @param kind such as `plan`
 * @param identity what tells this from others of its kind, such as platform and roster
 */
export function hiddenMarker(kind: string, ...identity: readonly string[]): string {
  return `<!-- rollcall ${[kind, ...identity].map(encodeURIComponent).join(' ')} -->`
}

/** A text that begins with its marker. */
export function withMarker(marker: string, text: string): string {
  return `${marker}\n${text}`
}

export function hasMarker(body: string, marker: string): boolean {
  return body.startsWith(`${marker}\n`)
}

/** The characters that are left for a text beside its marker. */
export function roomBeside(marker: string): number {
  return longestBody - withMarker(marker, '').length
}
