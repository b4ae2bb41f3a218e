/** Reads CSV as an export has it: commas, quotes doubled inside quotes, CRLF. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  for (let at = 0; at < text.length; ) {
    const row: string[] = []
    for (;;) {
      const cell = /^(?:"((?:[^"]|"")*)"|([^,\r\n]*))/.exec(text.slice(at, at + 100_000)) as RegExpExecArray
      row.push(cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '')
      at += cell[0].length
      if (text[at] !== ',') break
      at += 1
    }
    rows.push(row)
    if (text.slice(at, at + 2) !== '\r\n') throw new Error(`CSV is out of order after row ${rows.length}`)
    at += 2
  }
  return rows
}

/** Writes it as the server does: quotes only where they are needed. */
export function formatCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')
}
