/** A way a secret can be written down, with the text to look for. */
export interface SecretForm {
  readonly form: string
  readonly text: string
}

/** Base64 of fewer characters than this would be found everywhere. */
const SHORTEST_BASE64 = 5

/**
 * The forms in which a secret may show up. Base64 is looked for at all three alignments, less the characters at
 * either end that depend on the neighbouring bytes, so that `base64('user:' + secret)` is found as well.
 */
export function secretForms(secret: string): SecretForm[] {
  const percent = encodeURIComponent(secret)
  const forms: SecretForm[] = [
    { form: 'clear', text: secret },
    ...[0, 1, 2].flatMap(alignment => base64Forms(secret, alignment)),
    { form: 'URL', text: percent },
    { form: 'URL', text: percent.replace(/%../g, code => code.toLowerCase()) },
    { form: 'URL', text: new URLSearchParams({ '': secret }).toString().slice(1) },
    ...xmlForms(secret).map(text => ({ form: 'XML', text })),
    ...jsonForms(secret).map(text => ({ form: 'JSON', text })),
    { form: 'workflow command', text: commandForm(secret) },
  ]
  const seen = new Set<string>([''])
  return forms.filter(({ text }) => !seen.has(text) && seen.add(text))
}

function base64Forms(secret: string, alignment: number): SecretForm[] {
  const bytes = Buffer.concat([Buffer.alloc(alignment), Buffer.from(secret)])
  const certain = bytes
    .toString('base64')
    .slice(Math.ceil((alignment * 8) / 6), Math.floor((bytes.length * 8) / 6))
  if (certain.length < SHORTEST_BASE64) return []
  const urlSafe = certain.replaceAll('+', '-').replaceAll('/', '_')
  return [certain, urlSafe].map(text => ({ form: `base64 at offset ${alignment}`, text }))
}

function xmlForms(secret: string): string[] {
  const inText = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const inTextStrict = inText.replaceAll('>', '&gt;')
  const quoted = inTextStrict.replaceAll('"', '&quot;')
  return [
    inText,
    inTextStrict,
    inText.replaceAll('"', '&quot;'),
    quoted,
    quoted.replaceAll("'", '&apos;'),
    quoted.replaceAll("'", '&#39;'),
    quoted.replaceAll("'", '&#x27;'),
  ]
}

function jsonForms(secret: string): string[] {
  const plain = JSON.stringify(secret).slice(1, -1)
  const ascii = plain.replace(
    /[^\x20-\x7e]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return [plain, ascii, plain.replaceAll('/', '\\/')]
}

/** As `@actions/core` escapes the message of a workflow command. */
function commandForm(secret: string): string {
  return secret.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
