let headings = 0

export function heading(text: string): void {
  headings += 1
  console.log(`\n${headings}. ${text}\n`)
}

export function say(...lines: readonly string[]): void {
  for (const line of lines) console.log(`   ${line}`)
}

/** Lines of someone else. */
export function quote(lines: readonly string[]): void {
  for (const line of lines) console.log(`   │ ${line}`)
  console.log()
}

/** Rows whose first cells and texts stand on the left of their columns, figures on the right. */
export function figures(rows: readonly (readonly (string | number)[])[]): void {
  const cells = rows.map(row => row.map(cell => (typeof cell === 'number' ? count(cell) : cell)))
  const width = (column: number) => Math.max(...cells.map(row => row[column]?.length ?? 0))
  for (const row of cells) {
    const aligned = row.map((cell, column) =>
      column === 0 || row.length === 2 ? cell.padEnd(width(column)) : cell.padStart(width(column)),
    )
    console.log(`   ${aligned.join('   ').trimEnd()}`)
  }
  console.log()
}

/** `2,000`. */
export function count(value: number): string {
  return value.toLocaleString('en-US')
}
