import { createHash } from 'node:crypto'
import { count } from '../format.ts'
import { words } from '../plan-words.ts'
import { parts } from './client/parts.ts'
import type { Entry } from './entry.ts'
import type { Listing } from './listing.ts'
import { element, html, type Markup } from './markup.ts'
import { pageScript } from './page-script.ts'
import { pageStyle } from './page-style.ts'

export interface Page {
  readonly title: string
  /** What the groups of entries tell apart: `Kind`. */
  readonly groupedBy: string
  /** What stands above the list. */
  readonly head: readonly Markup[]
  /** Its entries are asked for twice: for the rows that need no script, and for the data. */
  readonly list: Listing
}

/** Entries that a reader without scripts gets. */
const withoutScript = 200
const entriesAtOnce = 500

/**
 * One file that needs nothing else: style, script and data are in it, and nothing but these may run. It comes in
 * pieces, because the data of a large plan is longer than one string should be.
 */
export function* page({ title, groupedBy, head, list }: Page): Iterable<string> {
  yield `<!doctype html>\n<html lang="en">\n<head>\n${headers(title).map(html).join('\n')}\n`
  yield `<style>${pageStyle}</style>\n</head>\n<body>\n<main>\n${head.map(html).join('\n')}\n`
  yield `<section aria-label="Changes and findings">\n${[...controls(groupedBy), status(list.total)].map(html).join('\n')}\n<ol id="list">\n`
  yield* staticRows(list)
  yield `</ol>\n${html(element('button', { id: 'more', type: 'button', hidden: '' }))}\n</section>\n</main>\n`
  yield '<script type="application/json" id="data">{"entries":[\n'
  yield* dataOf(list.entries())
  yield `],"columns":${embeddable(list.columns())}}</script>\n<script>${pageScript}</script>\n</body>\n</html>\n`
}

function headers(title: string): readonly Markup[] {
  const policy = [
    "default-src 'none'",
    `script-src ${hashSource(pageScript)}`,
    `style-src ${hashSource(pageStyle)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ]
  return [
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy.join('; ') }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    element('meta', { name: 'robots', content: 'noindex' }),
    element('title', {}, title),
    // Else a browser asks the server of the page for one.
    element('link', { rel: 'icon', href: 'data:,' }),
  ]
}

function hashSource(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`
}

function controls(groupedBy: string): readonly Markup[] {
  const option = (value: string, text: string) => element('option', { value }, text)
  const sorts = [
    option('group', groupedBy),
    option('key', 'User'),
    option('line', 'Line of the roster'),
    option('fields', 'Most columns first'),
  ]
  return [
    element(
      'div.controls',
      { id: 'controls', role: 'search', hidden: '' },
      element(
        'label.find',
        { for: 'find' },
        'Search',
        element('input', {
          id: 'find',
          type: 'search',
          placeholder: 'User, column, value or message',
          autocomplete: 'off',
          spellcheck: 'false',
        }),
      ),
      element(
        'label',
        { for: 'column' },
        'Column',
        element('select', { id: 'column' }, option('', 'Any column')),
      ),
      element('label', { for: 'sort' }, 'Order', element('select', { id: 'sort' }, ...sorts)),
      element('button', { id: 'unfold', type: 'button' }, 'Open all'),
      element('button', { id: 'reset', type: 'button' }, 'Clear'),
    ),
  ]
}

function status(total: number): Markup {
  const first =
    total > withoutScript
      ? `; the first ${count(withoutScript)} are shown, a browser with scripts shows all`
      : ''
  return element('p.status', { id: 'status', role: 'status' }, `${count(total)} in all${first}.`)
}

function* staticRows({ entries, columns }: Listing): Iterable<string> {
  const first: Entry[] = []
  for (const entry of entries()) {
    if (first.push(entry) === withoutScript) break
  }
  const { summary, body } = parts.row(parts, words, columns())
  const hits = () => []
  for (const entry of first) {
    const details = element(
      'details',
      {},
      element('summary', {}, ...summary(entry, hits)),
      element('div.body', {}, ...body(entry, hits)),
    )
    yield `${html(element('li', {}, details))}\n`
  }
}

function* dataOf(entries: Iterable<Entry>): Iterable<string> {
  let texts: string[] = []
  let separator = ''
  const take = () => {
    const block = separator + texts.join(',\n')
    separator = ',\n'
    texts = []
    return block
  }
  for (const entry of entries) {
    if (texts.push(embeddable(entry)) === entriesAtOnce) yield take()
  }
  if (texts.length > 0) yield take()
}

/** JSON that may stand in a script element: no text in it can end the element. */
function embeddable(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
