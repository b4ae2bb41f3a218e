const margin = '   '
let headings = 0

export function heading(text: string): void {
  headings += 1
  console.log(`${headings}. ${text}\n`)
}

export function say(...lines: readonly string[]): void {
  print(lines)
}

/** Lines of someone else. */
export function quote(lines: readonly string[]): void {
  print(lines.map(line => `│ ${line}`))
}

/** A row of figures for each name, below the titles of their columns. */
export function figures(titles: readonly string[], rows: Readonly<Record<string, readonly number[]>>): void {
  const indent = Math.max(...Object.keys(rows).map(name => name.length))
  const row = (name: string, cells: readonly string[]) =>
    [name.padEnd(indent), ...cells.map((cell, at) => cell.padStart(titles[at]?.length ?? 0))].join(margin)
  print([row('', titles), ...Object.entries(rows).map(([name, cells]) => row(name, cells.map(count)))])
}

/** `2,000`. */
export function count(value: number): string {
  return value.toLocaleString('en-US')
}

function print(lines: readonly string[]): void {
  for (const line of lines) console.log(`${margin}${line}`)
  console.log()
}
