/** What the action itself says; the rest of a log is of the runner and of the toolkit. */
const spoken =
  /^(?:\[\d+\/\d+\] |Reading |Continuing |Applying |Complete|[\d,]+ (?:chunk|step)s? |##\[(?:notice|warning|error)\])/
/** A line for a chunk or a step that went well. */
const passing = /^\[\d+\/\d+\] (?!.*: failed\. )/
const shown = 2

/** The lines of a log that tell the story: of chunks or steps in a row only the first and the last. */
export function excerpt(log: string): string[] {
  const lines = log.split('\n').filter(line => spoken.test(line))
  const kept: string[] = []
  for (let at = 0; at < lines.length; ) {
    const end = lines.findIndex((line, index) => index >= at && !passing.test(line))
    const row = lines.slice(at, end < 0 ? lines.length : end)
    kept.push(...abridged(row), ...lines.slice(at + row.length, at + row.length + 1))
    at += row.length + 1
  }
  return kept.map(shortened)
}

function abridged(row: readonly string[]): readonly string[] {
  const between = row.length - 2 * shown
  if (between <= 1) return row
  return [...row.slice(0, shown), `… ${between} lines more …`, ...row.slice(-shown)]
}

/** A pattern can be as long as the names of its users want it. */
function shortened(line: string): string {
  return line.replace(/^(\[\S+ \S{24})\S{2,}(?=: )/, '$1…').replace(/^##\[(\w+)\]/, '$1: ')
}
