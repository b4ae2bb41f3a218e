import type { MarkupElement } from '../markup.ts'
import type { PageDocument, PageElement } from './browser.ts'

export interface Elements {
  /** The element with this id. */
  get(id: string): PageElement
  /** A new element; text in it stays text, whatever it looks like. */
  make(markup: MarkupElement): PageElement
}

export function elements(document: PageDocument): Elements {
  function make({ tag, attributes, children }: MarkupElement): PageElement {
    const made = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
    made.append(...children.map(child => (typeof child === 'string' ? child : make(child))))
    return made
  }
  return {
    get(id) {
      const found = document.getElementById(id)
      if (!found) throw new Error(`The page has no #${id}.`)
      return found
    },
    make,
  }
}
