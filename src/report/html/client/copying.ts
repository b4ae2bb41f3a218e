import type { PageElement, PageWindow } from './browser.ts'

/** Makes a button copy the text of an element; where the browser does not allow it, the text is selected instead. */
export function copying(window: PageWindow, button: PageElement, source: PageElement): void {
  const select = () => window.getSelection()?.selectAllChildren(source)
  const confirm = () => {
    const name = button.textContent
    button.textContent = 'Copied'
    window.setTimeout(() => {
      button.textContent = name
    }, 2_000)
  }
  button.addEventListener('click', () => {
    const { clipboard } = window.navigator
    if (clipboard) clipboard.writeText(source.textContent ?? '').then(confirm, select)
    else select()
  })
}
