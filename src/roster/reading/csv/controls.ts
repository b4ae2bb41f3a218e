/** Where in a record a control character stands that belongs nowhere, or a line break outside of quotes; else -1. */
export function strayControl(text: string): number {
  let inQuotes = false
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 0x22) inQuotes = !inQuotes
    else if (unit < 0x20 && unit !== 0x09 && !(inQuotes && (unit === 0x0a || unit === 0x0d))) return at
  }
  return -1
}

/** What is wrong with a control character. */
export function controlMessage(unit: number): string {
  if (unit === 0x0d) return 'a carriage return stands here outside of double quotes: delete it'
  const name = `U+${unit.toString(16).toUpperCase().padStart(4, '0')}`
  return `the control character ${name}, which nobody can see, stands here: delete it`
}
