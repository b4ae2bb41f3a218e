/** A piece of a page as plain data: text, or an element. A browser makes nodes of it, `html` text. */
export type Markup = string | MarkupElement

export interface MarkupElement {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Markup[]
}

const empty = new Set(['input', 'link', 'meta'])

/** Text of a page: everything that is not an element is escaped. */
export function html(markup: Markup): string {
  if (typeof markup === 'string') return escapeHtml(markup)
  const { tag, attributes, children } = markup
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
  const start = `<${tag}${given.join('')}>`
  return empty.has(tag) ? start : `${start}${children.map(html).join('')}</${tag}>`
}

/** Text as the content of an element, or as an attribute in quotes. */
export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
}

/** An element; `name` may carry classes, as in a style sheet: `p.note`. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Markup[]
): MarkupElement {
  const [tag = '', ...classes] = name.split('.')
  return {
    tag,
    attributes: classes.length > 0 ? { class: classes.join(' '), ...attributes } : attributes,
    children,
  }
}
