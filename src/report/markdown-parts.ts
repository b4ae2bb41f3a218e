import { count } from './format.ts'
import { code, escapeMarkdown, table } from './markdown.ts'
import { shorten } from './plan-text.ts'
import type { Verdict } from './plan-words.ts'

/** Where something was uploaded to: the name of an artifact, and its address where there is one. */
export interface Uploaded {
  readonly artifact: string
  readonly url?: string
}

/** What stands before a verdict. */
export const signs: Readonly<Record<Verdict['state'], string>> = { stopped: '❌', doubtful: '⚠️', fine: '✅' }

/** Figures beside each other below their names; those that are not zero stand out. */
export function figuresTable(figures: readonly (readonly [name: string, figure: number])[]): string {
  return table(
    figures.map(([name]) => name),
    [figures.map(([, figure]) => (figure === 0 ? '0' : `**${count(figure)}**`))],
  )
}

/** Texts as a list, each shortened to what people read. */
export function bullets(texts: readonly string[]): string {
  return texts.map(text => `- ${escapeMarkdown(shorten(text, 500))}`).join('\n')
}

/** The way to something that was uploaded. */
export function place({ artifact, url }: Uploaded): string {
  return url === undefined ? `the artifact ${code(artifact)}` : `[${escapeMarkdown(artifact)}](${url})`
}
