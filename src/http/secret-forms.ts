/** The forms in which a secret that is sent with a login could come back or be printed; the longest first. */
export function secretForms(secret: string, username: string): string[] {
  if (secret.trim() === '') return []
  const xml = secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  const forms = new Set([
    secret,
    secret.trim(),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    xml,
    xml.replace(/"/g, '&quot;').replace(/'/g, '&apos;'),
    Buffer.from(secret).toString('base64'),
    Buffer.from(`${username}:${secret}`).toString('base64'),
  ])
  return [...forms].sort((a, b) => b.length - a.length)
}
