import { runInNewContext } from 'node:vm'
import type { PageElement, PageWindow } from '../../../src/report/html/client/browser.ts'

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

function textOf(text: string): string {
  return text.replace(/&(?:lt|gt|quot|amp|#39);/g, found => entities[found] ?? found)
}

/** An element of a page in memory, with as much of the browser's as our page uses. */
export class MadeUpElement implements PageElement {
  readonly tag: string
  readonly attributes = new Map<string, string>()
  children: (MadeUpElement | string)[] = []
  value = ''
  focused = false
  #open = false
  readonly #listeners = new Map<string, (() => void)[]>()

  constructor(tag: string) {
    this.tag = tag
  }

  get id(): string {
    return this.attributes.get('id') ?? ''
  }

  get dataset(): { readonly group?: string } {
    const group = this.attributes.get('data-group')
    return group === undefined ? {} : { group }
  }

  get hidden(): boolean {
    return this.attributes.has('hidden')
  }

  set hidden(value: boolean) {
    this.#flag('hidden', value)
  }

  get disabled(): boolean {
    return this.attributes.has('disabled')
  }

  set disabled(value: boolean) {
    this.#flag('disabled', value)
  }

  get open(): boolean {
    return this.#open
  }

  set open(value: boolean) {
    if (value === this.#open) return
    this.#open = value
    this.fire('toggle')
  }

  get textContent(): string {
    return this.children.map(child => (typeof child === 'string' ? child : child.textContent)).join('')
  }

  set textContent(text: string | null) {
    this.children = [text ?? '']
  }

  append(...nodes: readonly (MadeUpElement | string)[]): void {
    this.children.push(...nodes)
  }

  replaceChildren(...nodes: readonly (MadeUpElement | string)[]): void {
    this.children = [...nodes]
  }

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value)
  }

  addEventListener(type: string, listener: () => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener])
  }

  focus(): void {
    this.focused = true
  }

  fire(type: string): void {
    for (const listener of this.#listeners.get(type) ?? []) listener()
  }

  click(): void {
    if (!this.disabled) this.fire('click')
  }

  /** All elements in it, in the order of the page. */
  *all(): Iterable<MadeUpElement> {
    for (const child of this.children) {
      if (typeof child === 'string') continue
      yield child
      yield* child.all()
    }
  }

  #flag(name: string, value: boolean): void {
    if (value) this.attributes.set(name, '')
    else this.attributes.delete(name)
  }
}

/** Reads what `planHtml` writes; throws where tags do not match. */
function parse(html: string): MadeUpElement {
  const root = new MadeUpElement('#document')
  const path = [root]
  const top = () => path.at(-1) ?? root
  const tokens = /<(script|style)\b([^>]*)>(.*?)<\/\1>|<!doctype html>|<(\/?)([a-z0-9]+)([^<>]*)>|([^<]+)/gs
  let end = 0
  for (const match of html.matchAll(tokens)) {
    if (match.index !== end) throw new Error(`Not read: ${html.slice(end, match.index)}`)
    end += match[0].length
    const [, rawTag, rawAttributes = '', raw = '', closing, tag, attributes = '', text] = match
    if (rawTag !== undefined) {
      const element = made(rawTag, rawAttributes)
      element.append(raw)
      top().append(element)
    } else if (text !== undefined) top().append(textOf(text))
    else if (closing === '/') {
      const closed = path.pop()
      if (closed?.tag !== tag) throw new Error(`</${tag}> closes <${closed?.tag}>`)
    } else if (tag !== undefined) {
      const element = made(tag, attributes)
      top().append(element)
      if (!['meta', 'link', 'input'].includes(tag)) path.push(element)
    }
  }
  if (end !== html.length || path.length !== 1) throw new Error('The page does not end well.')
  return root
}

function made(tag: string, attributes: string): MadeUpElement {
  const element = new MadeUpElement(tag)
  for (const [, name = '', value = ''] of attributes.matchAll(/ ([a-z-]+)="([^"]*)"/g)) {
    element.setAttribute(name, textOf(value))
  }
  return element
}

/** How a page is opened: at which address, and what the browser allows. */
export interface Opening {
  readonly hash?: string
  readonly clipboard?: 'allowed' | 'refused' | 'absent'
  readonly scripts?: boolean
}

/** A page that was opened, and what a person does with it. */
export class MadeUpPage {
  readonly document: MadeUpElement
  readonly copied: string[] = []
  readonly selected: string[] = []
  /** What the page has put into its address. */
  readonly addresses: string[] = []
  readonly #window = new MadeUpElement('#window')
  readonly #location: { hash: string }
  #tasks: (() => void)[] = []

  constructor(html: string, { hash = '', clipboard = 'allowed', scripts = true }: Opening = {}) {
    this.document = parse(html)
    this.#location = { hash }
    if (scripts) this.#run(clipboard)
  }

  #run(clipboard: Opening['clipboard']): void {
    const window: PageWindow = {
      document: {
        createElement: tag => new MadeUpElement(tag),
        getElementById: id => this.elements().find(element => element.id === id) ?? null,
        querySelectorAll: selectors => {
          if (selectors !== 'button[data-group]') throw new Error(`Not made up: ${selectors}`)
          return this.elements().filter(({ tag, dataset }) => tag === 'button' && dataset.group !== undefined)
        },
      },
      location: this.#location,
      history: { replaceState: (_data, _unused, url) => this.addresses.push(url) },
      navigator:
        clipboard === 'absent' ? {} : { clipboard: { writeText: text => this.#copy(text, clipboard) } },
      addEventListener: (type, listener) => this.#window.addEventListener(type, listener),
      getSelection: () => ({ selectAllChildren: ({ textContent }) => this.selected.push(textContent ?? '') }),
      setTimeout: task => this.#tasks.push(task),
      clearTimeout: task => {
        if (task !== undefined) this.#tasks[task - 1] = () => undefined
      },
    }
    const scripts = this.elements().filter(
      ({ tag, attributes }) => tag === 'script' && !attributes.has('type'),
    )
    // A context of its own, so that nothing but the page's own text and what browsers have is there to be used.
    for (const { textContent } of scripts) runInNewContext(textContent, { window, URLSearchParams })
  }

  async #copy(text: string, clipboard: Opening['clipboard']): Promise<void> {
    if (clipboard === 'refused') throw new Error('NotAllowedError')
    this.copied.push(text)
  }

  elements(): MadeUpElement[] {
    return [...this.document.all()]
  }

  get(id: string): MadeUpElement {
    const found = this.elements().find(element => element.id === id)
    if (!found) throw new Error(`No #${id}`)
    return found
  }

  /** The rows of the list. */
  rows(): MadeUpElement[] {
    return [...this.get('list').all()].filter(({ tag }) => tag === 'details')
  }

  /** The elements in another that have a class. */
  within(element: MadeUpElement, name: string): MadeUpElement[] {
    return [...element.all()].filter(({ attributes }) => attributes.get('class')?.split(' ').includes(name))
  }

  /** What the rows are about. */
  keys(): string[] {
    return this.rows().flatMap(row => this.within(row, 'key').map(({ textContent }) => textContent))
  }

  type(id: string, value: string): void {
    const element = this.get(id)
    element.value = value
    element.fire(id === 'find' ? 'input' : 'change')
  }

  chip(group: string): MadeUpElement {
    const found = this.elements().find(({ dataset }) => dataset.group === group)
    if (!found) throw new Error(`No chip of ${group}`)
    return found
  }

  goTo(hash: string): void {
    this.#location.hash = hash
    this.#window.fire('hashchange')
  }

  print(): { readonly rows: number; readonly unfolded: number } {
    this.#window.fire('beforeprint')
    const rows = this.rows()
    const unfolded = rows.filter(row => row.open && this.within(row, 'body').length === 1).length
    this.#window.fire('afterprint')
    return { rows: rows.length, unfolded }
  }

  /** Lets the time pass that the page waits for. */
  wait(): void {
    const tasks = this.#tasks
    this.#tasks = []
    for (const task of tasks) task()
  }
}
