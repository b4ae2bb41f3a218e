import type { count as format } from '../../format.ts'
import type { Entry } from '../entry.ts'
import type { element as makeElement } from '../markup.ts'
import type { PageElement } from './browser.ts'
import type { Elements } from './elements.ts'
import type { Hits, Row } from './row.ts'

export interface ListParts {
  readonly count: typeof format
  readonly element: typeof makeElement
}

/** The list of the page: as much of what matches as was asked for. */
export interface List {
  /** Shows other entries, from the first. */
  show(matches: readonly Entry[], hits: Hits): void
  /** Shows all that a printer should get, unfolded. */
  beginPrint(): void
  endPrint(): void
}

/** @param total how many entries there are, whether they match or not */
export function list(
  { count, element }: ListParts,
  { get, make }: Elements,
  { summary, body }: Row,
  total: number,
): List {
  const pageSize = 200
  const printSize = 2_000
  /** So few matches are unfolded at once: somebody looks for just these. */
  const few = 3

  const [box, status, more, unfold] = [get('list'), get('status'), get('more'), get('unfold')]
  let matches: readonly Entry[] = []
  let hits: Hits = () => []
  let limit = pageSize
  /** Whether people asked for everything to be unfolded, and whether what is there was unfolded when it was made. */
  let unfoldAll = false
  let unfolded = false
  let rows: ((open: boolean) => void)[] = []

  /** A row whose body is made when it is first opened. */
  function rowOf(entry: Entry): PageElement {
    const details = make(element('details', {}, element('summary', {}, ...summary(entry, hits))))
    const item = make(element('li', {}))
    item.append(details)
    const hitsThen = hits
    let filled = false
    const fill = () => {
      if (filled || !details.open) return
      filled = true
      details.append(make(element('div.body', {}, ...body(entry, hitsThen))))
    }
    const open = (value: boolean) => {
      details.open = value
      fill()
    }
    details.addEventListener('toggle', fill)
    if (unfolded) open(true)
    rows.push(open)
    return item
  }

  function describe(): void {
    const shown = Math.min(limit, matches.length)
    const left = matches.length - shown
    more.hidden = left === 0
    more.textContent = `Show ${count(Math.min(left, pageSize))} more`
    const found =
      matches.length === total
        ? `${count(total)} in all`
        : `${count(matches.length)} of ${count(total)} match`
    status.textContent = left > 0 ? `${found}; the first ${count(shown)} are shown.` : `${found}.`
    unfold.textContent = unfolded ? 'Close all' : 'Open all'
    unfold.disabled = matches.length === 0
  }

  function draw(): void {
    unfolded = unfoldAll || matches.length <= few
    rows = []
    box.replaceChildren(...matches.slice(0, limit).map(rowOf))
    describe()
  }

  more.addEventListener('click', () => {
    const from = limit
    limit += pageSize
    box.append(...matches.slice(from, limit).map(rowOf))
    describe()
  })
  unfold.addEventListener('click', () => {
    unfoldAll = !unfolded
    unfolded = unfoldAll
    for (const open of rows) open(unfolded)
    describe()
  })

  let beforePrint = { limit, unfoldAll }
  return {
    show(other, where) {
      matches = other
      hits = where
      limit = pageSize
      draw()
    },
    beginPrint() {
      beforePrint = { limit, unfoldAll }
      limit = printSize
      unfoldAll = true
      draw()
    },
    endPrint() {
      limit = beforePrint.limit
      unfoldAll = beforePrint.unfoldAll
      draw()
    },
  }
}
