import type { Range } from './invisible.ts'

/** A piece of a text to which the same ranges apply. */
export interface Slice {
  /** What is shown: the text itself, or the mark in its place. */
  readonly text: string
  readonly changed: boolean
  readonly hit: boolean
  readonly mark: boolean
}

/** Cuts a text wherever a range begins or ends. */
export function emphasis(text: string, ranges: readonly Range[]): readonly Slice[] {
  const cuts = new Set([0, text.length])
  for (const { start, end } of ranges) cuts.add(start).add(end)
  const places = [...cuts].sort((a, b) => a - b)
  const coming = ranges.filter(({ start, end }) => end > start).sort((a, b) => b.start - a.start)
  let here: Range[] = []
  const slices: Slice[] = []
  for (const [at, start] of places.entries()) {
    const end = places[at + 1]
    if (end === undefined) break
    here = here.filter(range => range.end > start)
    for (let last = coming.at(-1); last && last.start <= start; last = coming.at(-1)) {
      here.push(last)
      coming.pop()
    }
    const mark = here.find(range => range.kind === 'mark')?.mark
    slices.push({
      text: mark ?? text.slice(start, end),
      changed: here.some(range => range.kind === 'changed'),
      hit: here.some(range => range.kind === 'hit'),
      mark: mark !== undefined,
    })
  }
  return slices
}
