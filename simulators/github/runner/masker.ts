/** Replaces secrets by `***`, in clear and in the encodings the runner knows. */
export class Masker {
  readonly #needles = new Set<string>()

  /** Masks the whole value and each of its lines. */
  add(value: string): void {
    for (const secret of [value, ...value.split(/[\r\n]+/)]) {
      if (secret.trim() === '') continue
      for (const encoded of encodings(secret)) if (encoded !== '') this.#needles.add(encoded)
    }
  }

  mask(text: string): string {
    const covered = this.#covered(text)
    let masked = ''
    let position = 0
    for (const [start, end] of covered) {
      masked += `${text.slice(position, start)}***`
      position = end
    }
    return masked + text.slice(position)
  }

  /** The stretches of the text to mask; secrets that overlap or touch become one. */
  #covered(text: string): [number, number][] {
    const found: [number, number][] = []
    for (const needle of this.#needles) {
      for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
        found.push([at, at + needle.length])
      }
    }
    found.sort((a, b) => a[0] - b[0])
    const merged: [number, number][] = []
    for (const [start, end] of found) {
      const last = merged.at(-1)
      if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end)
      else merged.push([start, end])
    }
    return merged
  }
}

/** The forms in which the runner masks a secret, besides the secret itself. */
function encodings(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const shifted = [0, 1, 2].map(shift => bytes.subarray(bytes.length > shift ? shift : 0).toString('base64'))
  const xml = secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
  return [
    secret,
    ...shifted,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    xml,
    secret.replaceAll("'", "''"),
    secret.replaceAll('"', '\\"'),
    secret.replace(/^"|"$/g, ''),
  ]
}
