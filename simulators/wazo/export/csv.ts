/** Writes records as Python's `csv` does in the dialect `excel`: CRLF, quotes only where they are needed. */
export function writeCsv(records: readonly (readonly (string | number)[])[]): string {
  return records.map(record => `${record.map(cell).join(',')}\r\n`).join('')
}

function cell(value: string | number): string {
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
