/** What the action itself says; the rest of a log is of the runner and of the toolkit. */
const spoken =
  /^(?:\[\d+\/\d+\] |Reading |Continuing |Complete|[\d,]+ chunks? |##\[(?:notice|warning|error)\])/
const chunk = /^\[\d+\/\d+\] /
const shown = 2

/** The lines of a log that tell the story: of a row of chunks only the first and the last. */
export function excerpt(log: string): string[] {
  const lines = log.split('\n').filter(line => spoken.test(line))
  const first = lines.findIndex(line => chunk.test(line))
  const last = lines.findLastIndex(line => chunk.test(line))
  const between = last - first + 1 - 2 * shown
  if (between > 1) lines.splice(first + shown, between, `… ${between} chunks more …`)
  return lines.map(shortened)
}

/** A pattern can be as long as the names of its users want it. */
function shortened(line: string): string {
  return line.replace(/^(\[\S+ \S{24})\S{2,}(?=: )/, '$1…').replace(/^##\[(\w+)\]/, '$1: ')
}
