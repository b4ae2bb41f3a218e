import type { Hold } from '../../../roster/planning/plan.ts'
import type { Words } from '../../plan-words.ts'
import type { ChangeEntry, Entry, FieldDetails, FieldEntry, FindingEntry, OutcomeEntry } from '../entry.ts'
import type { Markup, element as makeElement } from '../markup.ts'
import type { difference as findDifference } from './difference.ts'
import type { emphasis as cut } from './emphasis.ts'
import type { invisible as findInvisible, Range } from './invisible.ts'

export interface RowParts {
  readonly element: typeof makeElement
  readonly difference: typeof findDifference
  readonly emphasis: typeof cut
  readonly invisible: typeof findInvisible
}

/** How an entry is shown. */
export interface Row {
  /** The line that is always to be seen. */
  summary(entry: Entry, hits: Hits): readonly Markup[]
  /** What unfolds below it. */
  body(entry: Entry, hits: Hits): readonly Markup[]
}

/** Where in a text the words are that somebody looks for. */
export type Hits = (text: string) => readonly Range[]

/** @param columns the names that fields have numbers of */
export function row(
  { element, difference, emphasis, invisible }: RowParts,
  words: Words,
  columns: readonly string[],
): Row {
  /** Longer cells get a height of their own, and so must be reached by keyboard to be scrolled. */
  const long = 600
  const namesShown = 4

  function shown(text: string, hits: Hits, changed?: Range & { readonly tag: 'del' | 'ins' }): Markup {
    const ranges = [...invisible(text), ...hits(text), ...(changed ? [changed] : [])]
    return element(
      'bdi',
      {},
      ...emphasis(text, ranges).map((slice): Markup => {
        let piece: Markup = slice.text
        if (slice.mark) piece = element('span.unseen', {}, piece)
        if (slice.hit) piece = element('mark', {}, piece)
        return slice.changed && changed ? element(changed.tag, {}, piece) : piece
      }),
    )
  }

  function nothing(): Markup {
    return element('span.faint', {}, 'nothing')
  }

  function cell(...content: readonly Markup[]): Markup {
    return element('td', {}, ...content)
  }

  function value(text: string | null, hits: Hits, changed?: Range & { readonly tag: 'del' | 'ins' }): Markup {
    if (text === null || text === '') return cell(nothing())
    const content = shown(text, hits, changed)
    return cell(text.length > long ? element('div.long', { tabindex: '0' }, content) : content)
  }

  /** Before and after, with what differs emphasised unless that is nearly all. */
  function values(before: string | null, after: string | null, hits: Hits): readonly Markup[] {
    if (!before || !after) return [value(before, hits), value(after, hits)]
    const { start, beforeEnd, afterEnd } = difference(before, after)
    const common = before.length - (beforeEnd - start)
    if (common * 2 < Math.min(before.length, after.length)) return [value(before, hits), value(after, hits)]
    return [
      value(before, hits, { start, end: beforeEnd, kind: 'changed', tag: 'del' }),
      value(after, hits, { start, end: afterEnd, kind: 'changed', tag: 'ins' }),
    ]
  }

  /** One side of a set: the items that go or come, then the whole of it. */
  function items(text: string | null, those: readonly string[], tag: 'del' | 'ins', hits: Hits): Markup {
    const sign = tag === 'del' ? '− ' : '+ '
    const list = those.map(item => element('li', {}, element(tag, {}, sign, shown(item, hits))))
    return cell(
      ...(list.length > 0 ? [element('ul.items', {}, ...list)] : []),
      element('div.whole', {}, text === null || text === '' ? nothing() : shown(text, hits)),
    )
  }

  /** Whether the roster asks for it, or would undo what was done on the platform. */
  function origin(more: FieldDetails | undefined, hits: Hits): readonly Markup[] {
    if (!more?.origin) return []
    const text = `${words.origins[more.origin]}.`
    if (more.origin === 'roster') return [element('small.asked', {}, text)]
    if (more.base === undefined) return [element('small.origin', {}, text)]
    const was = more.base === null ? nothing() : shown(more.base, hits)
    return [element('small.origin', {}, text, ' The base version has ', was, '.')]
  }

  /** @param done columns that were brought about, where others were not */
  function fieldRow(
    [column, before, after, more]: FieldEntry,
    { both, done }: { readonly both: boolean; readonly done: readonly number[] | undefined },
    hits: Hits,
  ): Markup {
    const name = element(
      'th',
      { scope: 'row' },
      shown(columns[column] ?? '', hits),
      ...origin(more, hits),
      ...(done
        ? [done.includes(column) ? element('small.came', {}, 'Done') : element('small.left', {}, 'Not done')]
        : []),
    )
    if (more?.secret) {
      const secret = element('span.faint', {}, 'set from env; never shown')
      return element('tr', {}, name, element('td', both ? { colspan: '2' } : {}, secret))
    }
    if (!both) return element('tr', {}, name, value(after, hits))
    if (more?.added || more?.removed) {
      return element(
        'tr',
        {},
        name,
        items(before, more.removed ?? [], 'del', hits),
        items(after, more.added ?? [], 'ins', hits),
      )
    }
    return element('tr', {}, name, ...values(before, after, hits))
  }

  function fields(entry: ChangeEntry, hits: Hits): Markup {
    const both = entry.kind !== 'create'
    const done = entry.outcome?.done
    const titles = both ? ['Column', 'Before', 'After'] : ['Column', 'Value']
    return element(
      'table.fields',
      {},
      element('thead', {}, element('tr', {}, ...titles.map(title => element('th', { scope: 'col' }, title)))),
      element('tbody', {}, ...entry.fields.map(field => fieldRow(field, { both, done }, hits))),
    )
  }

  function hold({ reason, message, others = [] }: Hold, hits: Hits): Markup {
    const about = others.flatMap((other, at) => [at > 0 ? ', ' : ' It is about ', shown(other, hits)])
    return element(
      'p.hold',
      {},
      element('strong', {}, `${words.holds[reason]}. `),
      shown(message, hits),
      ...about,
      ...(about.length > 0 ? ['.'] : []),
    )
  }

  /** Why something was not done and what helps, or what else is to be known of it. */
  function result({ code, message, cure }: OutcomeEntry, group: string, hits: Hits): Markup {
    return element(
      `p.result.${group}`,
      {},
      shown(message, hits),
      ...(cure === undefined ? [] : [' ', element('strong', {}, shown(cure, hits))]),
      ...(code === undefined ? [] : [' ', element('code', {}, shown(code, hits))]),
    )
  }

  const removals: Readonly<Partial<Record<ChangeEntry['group'], string>>> = {
    delete: 'The user is removed from the platform.',
    done: 'The user was removed from the platform.',
  }

  function changeBody(entry: ChangeEntry, hits: Hits): readonly Markup[] {
    const { held, key, kind, label, outcome, group } = entry
    const content: Markup[] = []
    if (label !== undefined) content.push(element('p.faint', {}, shown(key, hits)))
    if (held) content.push(hold(held, hits))
    if (outcome) content.push(result(outcome, group, hits))
    if (entry.fields.length > 0) content.push(fields(entry, hits))
    else if (kind !== 'delete') content.push(element('p', {}, 'No column changes.'))
    else content.push(element('p', {}, removals[group] ?? 'The user was to be removed from the platform.'))
    return content
  }

  function findingBody({ place, field, code, original }: FindingEntry, hits: Hits): readonly Markup[] {
    const facts: (readonly [string, Markup])[] = [['Place', shown(place, hits)]]
    if (field !== undefined) facts.push(['Column', shown(field, hits)])
    if (original !== undefined) facts.push(['Probably was', shown(original, hits)])
    facts.push(['Code', shown(code, hits)])
    return [
      element(
        'dl.facts',
        {},
        ...facts.map(([name, fact]) => element('div', {}, element('dt', {}, name), element('dd', {}, fact))),
      ),
    ]
  }

  /** In a few words, what a change is about. */
  function gist({ group, held, kind, fields: changed, outcome }: ChangeEntry, hits: Hits): readonly Markup[] {
    const names = changed.slice(0, namesShown).map(([column]) => columns[column] ?? '')
    const rest = changed.length - names.length
    const pieces: Markup[] = []
    if (held) pieces.push(`${words.groups[kind]}, held: ${words.holds[held.reason].toLowerCase()}`)
    else if (group !== kind) pieces.push(words.groups[kind])
    if (outcome?.done) pieces.push(', partly done')
    if (group === 'failed' && outcome) return [...pieces, ': ', shown(outcome.message, hits)]
    if (pieces.length > 0 && names.length > 0) pieces.push(' · ')
    for (const [at, name] of names.entries()) {
      if (at > 0) pieces.push(', ')
      pieces.push(shown(name, hits))
    }
    if (rest > 0) pieces.push(` and ${rest} more`)
    return pieces
  }

  return {
    summary(entry, hits) {
      const { group, key, line } = entry
      const finding = 'code' in entry
      const name = finding ? key : (entry.label ?? key)
      return [
        element(`span.badge.${group}`, {}, words.groups[group]),
        element(
          'span.key',
          {},
          ...(name === '' ? [element('span.faint', {}, 'no user')] : [shown(name, hits)]),
        ),
        element('span.gist', {}, ...(finding ? [shown(entry.message, hits)] : gist(entry, hits))),
        element('span.line', {}, line === null ? '' : `line ${line}`),
      ]
    },
    body(entry, hits) {
      return 'code' in entry ? findingBody(entry, hits) : changeBody(entry, hits)
    },
  }
}
