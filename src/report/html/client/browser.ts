/**
 * What the page's script uses of a browser. Written down here because the library `dom` would make the names of a
 * browser known to all of Rollcall, which runs under Node.
 */
export interface PageElement {
  id: string
  hidden: boolean
  disabled: boolean
  open: boolean
  value: string
  textContent: string | null
  readonly dataset: { readonly group?: string }
  append(...nodes: readonly (PageElement | string)[]): void
  replaceChildren(...nodes: readonly (PageElement | string)[]): void
  setAttribute(name: string, value: string): void
  addEventListener(type: string, listener: () => void): void
  focus(): void
}

export interface PageDocument {
  createElement(tag: string): PageElement
  getElementById(id: string): PageElement | null
  querySelectorAll(selectors: string): Iterable<PageElement>
}

export interface PageWindow {
  readonly document: PageDocument
  readonly location: { readonly hash: string }
  readonly history: { replaceState(data: null, unused: '', url: string): void }
  readonly navigator: { readonly clipboard?: { writeText(text: string): Promise<void> } }
  addEventListener(type: string, listener: () => void): void
  getSelection(): { selectAllChildren(element: PageElement): void } | null
  setTimeout(task: () => void, milliseconds: number): number
  clearTimeout(task: number | undefined): void
}
