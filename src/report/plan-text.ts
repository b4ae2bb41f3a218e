import { difference } from './html/client/difference.ts'
import { invisible } from './html/client/invisible.ts'
import { escapeMarkdown } from './markdown.ts'

const shortened = '…'

/** Text of others in Markdown: on one line, harmless, with marks where something cannot be seen, and not too long. */
export function shown(text: string, longest = 80): string {
  return escapeMarkdown(visible(shorten(text, longest)))
}

/** Two texts that differ, each shortened around the place where they do. */
export function shownPair(before: string, after: string, longest = 80): readonly [string, string] {
  if (before.length <= longest && after.length <= longest) return [shown(before), shown(after)]
  const { start, beforeEnd, afterEnd } = difference(before, after)
  const around = Math.floor(longest / 4)
  return [excerpt(before, start, beforeEnd), excerpt(after, start, afterEnd)]

  function excerpt(text: string, from: number, to: number): string {
    const first = from <= around ? 0 : boundary(text, from - around)
    const last = text.length - to <= around ? text.length : boundary(text, to + around)
    const middle = shorten(text.slice(first, last), longest)
    const whole = `${first > 0 ? shortened : ''}${middle}${last < text.length ? shortened : ''}`
    return escapeMarkdown(visible(whole))
  }
}

/** At most so many UTF-16 units, with the middle left out; never cuts a character as people see it. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text
  const half = Math.floor((longest - shortened.length) / 2)
  return text.slice(0, boundary(text, half)) + shortened + text.slice(nextBoundary(text, text.length - half))
}

/** The last place up to `at` where a text may be cut. */
function boundary(text: string, at: number): number {
  return characters.segment(text).containing(at)?.index ?? text.length
}

/** The first place from `at` on where a text may be cut. */
function nextBoundary(text: string, at: number): number {
  const found = characters.segment(text).containing(at)
  if (!found || found.index === at) return at
  return found.index + found.segment.length
}

const characters = new Intl.Segmenter()

/** The text with marks in place of what nobody sees. */
function visible(text: string): string {
  let result = ''
  let from = 0
  for (const { start, end, mark } of invisible(text)) {
    result += text.slice(from, start) + mark
    from = end
  }
  return result + text.slice(from)
}
