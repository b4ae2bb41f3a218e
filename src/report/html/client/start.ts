import type { Words } from '../../plan-words.ts'
import type { PageData } from '../entry.ts'
import type { PageWindow } from './browser.ts'
import type { Parts } from './parts.ts'
import type { Query } from './selection.ts'

/** Brings the page to life: takes over the list that it came with, and everything that it is filtered and sorted by. */
export function start(parts: Parts, words: Words, window: PageWindow): void {
  const elements = parts.elements(window.document)
  const { get, make } = elements
  const { entries, columns } = JSON.parse(get('data').textContent ?? '') as PageData
  const selection = parts.selection(entries, columns)
  const list = parts.list(parts, elements, parts.row(parts, words, columns), entries.length)
  const [find, column, sort] = [get('find'), get('column'), get('sort')]
  const chips = [...window.document.querySelectorAll('button[data-group]')]
  const address = parts.address(chips.map(({ dataset }) => dataset.group ?? ''))

  let query: Query = address.read(window.location.hash)

  function show(): void {
    const { terms, hits } = parts.search(query.find)
    list.show(selection.select(query, terms), hits)
    for (const chip of chips) {
      chip.setAttribute('aria-pressed', String(query.groups.includes(chip.dataset.group ?? '')))
    }
  }

  function fillIn(): void {
    find.value = query.find
    column.value = query.column
    sort.value = query.sort
  }

  let remembering: number | undefined
  function change(changes: Partial<Query>): void {
    query = { ...query, ...changes }
    show()
    window.clearTimeout(remembering)
    // Not at every key: browsers refuse pages that change their address too often.
    remembering = window.setTimeout(
      () => window.history.replaceState(null, '', `#${address.write(query)}`),
      300,
    )
  }

  const present = new Set<string>(entries.map(({ group }) => group))
  for (const chip of chips) {
    const group = chip.dataset.group ?? ''
    chip.disabled = !present.has(group)
    chip.addEventListener('click', () => {
      const { groups } = query
      change({ groups: groups.includes(group) ? groups.filter(name => name !== group) : [...groups, group] })
    })
  }
  column.append(
    ...[...selection.columns]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, number]) =>
        make(parts.element('option', { value: name }, `${name} (${parts.count(number)})`)),
      ),
  )
  find.addEventListener('input', () => change({ find: find.value }))
  column.addEventListener('change', () => change({ column: column.value }))
  sort.addEventListener('change', () => change({ sort: sort.value as Query['sort'] }))
  get('reset').addEventListener('click', () => {
    change(address.read(''))
    fillIn()
    find.focus()
  })
  parts.copying(window, get('copy'), get('digest'))
  window.addEventListener('beforeprint', list.beginPrint)
  window.addEventListener('afterprint', list.endPrint)
  window.addEventListener('hashchange', () => {
    query = address.read(window.location.hash)
    fillIn()
    show()
  })

  get('copy').hidden = false
  get('controls').hidden = entries.length === 0
  fillIn()
  show()
  window.setTimeout(selection.prepare, 0)
}
