/**
 * Text of a user or a platform as harmless Markdown: one line, shown as it is, with no markup, link, mention, reference
 * or HTML of its own.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/[\\`*_{}[\]()#+!|~-]/g, '\\$&')
      // An at sign after a letter is an address, which may be copied; one that begins a word would call somebody.
      .replace(/(?<!\w)@(?=\w)/g, '@&#8203;')
      // GitHub takes these for the number of an issue, escaped or not.
      .replace(/(\\#|\bGH\\-)(?=\d)/gi, '$1&#8203;')
      .replace(/:\/\//g, '&#58;//')
      .replace(/www\./gi, match => `${match.slice(0, 3)}&#46;`)
      .replace(/^( ?\d+)\./, '$1\\.')
  )
}

/** A name in the type of code, where it can stand there. */
export function code(name: string): string {
  return /[`|\s]/.test(name) ? escapeMarkdown(name) : `\`${name}\``
}

/** A table; its cells are Markdown already. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map(tableRow).join('\n')
}

/** A row of a table; its cells are Markdown already. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
