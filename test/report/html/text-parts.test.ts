import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { address } from '../../../src/report/html/client/address.ts'
import { difference } from '../../../src/report/html/client/difference.ts'
import { emphasis } from '../../../src/report/html/client/emphasis.ts'
import { invisible, type Range } from '../../../src/report/html/client/invisible.ts'
import { search } from '../../../src/report/html/client/search.ts'
import { element, html } from '../../../src/report/html/markup.ts'

const characters = new Intl.Segmenter()

/** Every place at which a text may be cut. */
function boundaries(text: string): ReadonlySet<number> {
  return new Set([...Array.from(characters.segment(text), ({ index }) => index), text.length])
}

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', 'b', ' ', '\u0301', '👩', '\u200d', '💻', '🇩', '🇪', '\r', '\n', '\ud83d', '\u00a0'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
})

describe('the difference of two texts', () => {
  test('is all that differs, and cuts no character', () => {
    fc.assert(
      fc.property(text, text, text, text, (start, before, after, end) => {
        const [first, second] = [start + before + end, start + after + end]
        const found = difference(first, second)
        expect(first.slice(0, found.start)).toBe(second.slice(0, found.start))
        expect(first.slice(found.beforeEnd)).toBe(second.slice(found.afterEnd))
        expect(found.start).toBeLessThanOrEqual(Math.min(found.beforeEnd, found.afterEnd))
        for (const at of [found.start, found.beforeEnd]) expect(boundaries(first)).toContain(at)
        for (const at of [found.start, found.afterEnd]) expect(boundaries(second)).toContain(at)
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    ['1001', '1002', '1', '2'],
    ['ana@example.com', 'ana.b@example.com', '', '.b'],
    ['aa', 'aaa', '', 'a'],
    ['same', 'same', '', ''],
    ['', 'new', '', 'new'],
    ['Rene', 'Rene\u0301', 'e', 'e\u0301'],
    ['👩‍💻', '👨‍💻', '👩‍💻', '👨‍💻'],
  ])('of %j and %j is %j and %j', (before, after, gone, come) => {
    const { start, beforeEnd, afterEnd } = difference(before, after)
    expect([before.slice(start, beforeEnd), after.slice(start, afterEnd)]).toEqual([gone, come])
  })
})

describe('what cannot be seen', () => {
  const shown = (given: string) =>
    emphasis(given, invisible(given))
      .map(({ text: piece }) => piece)
      .join('')

  test.each([
    ['Ana Maria', 'Ana Maria'],
    [' Ana ', '·Ana·'],
    ['Ana  Maria', 'Ana··Maria'],
    ['  ', '··'],
    ['a\tb\r\nc', 'a⇥b[CR]⏎c'],
    ['Ana\u00a0Maria', 'Ana[no-break space]Maria'],
    ['Ana\u200bMaria', 'Ana[zero-width space]Maria'],
    ['\ufeffAna', '[byte order mark]Ana'],
    ['a\u202eb', 'a[right-to-left override]b'],
    ['a\u00adb', 'a[soft hyphen]b'],
    ['a\u3000b\u2066c\u0000', 'a[U+3000]b[U+2066]c[U+0000]'],
    ['a\ud800b', 'a[U+D800]b'],
    ['a\u200db', 'a[U+200D]b'],
    ['a\u034fb\u3164', 'a[U+034F]b[U+3164]'],
    ['👩‍💻 👨🏽‍💻 ❤️‍🔥', '👩‍💻 👨🏽‍💻 ❤️‍🔥'],
    ['e\u0301 日本 عربى', 'e\u0301 日本 عربى'],
    ['', ''],
  ])('is marked: %j is shown as %j', (given, visible) => {
    expect(shown(given)).toBe(visible)
  })

  test('leaves nothing that changes how the rest is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), given => {
        expect(shown(given)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]|^ | $| {2}/u)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('emphasis', () => {
  test('keeps the text, and marks exactly what lies in a range', () => {
    const range = fc.record({
      start: fc.nat(20),
      end: fc.nat(20),
      kind: fc.constantFrom<Range['kind']>('changed', 'hit'),
    })
    fc.assert(
      fc.property(
        fc.string({ minLength: 20, maxLength: 20 }),
        fc.array(range, { maxLength: 4 }),
        (given, ranges) => {
          const proper = ranges.filter(({ start, end }) => start < end)
          const slices = emphasis(given, proper)
          expect(slices.map(slice => slice.text).join('')).toBe(given)
          let at = 0
          for (const slice of slices) {
            for (let index = at; index < at + slice.text.length; index += 1) {
              for (const kind of ['changed', 'hit'] as const) {
                const inside = proper.some(of => of.kind === kind && of.start <= index && index < of.end)
                expect(slice[kind]).toBe(inside)
              }
            }
            at += slice.text.length
          }
        },
      ),
    )
  })

  test('takes no more than a moment for a text of nothing but what cannot be seen', () => {
    const unseen = '\u00A0'.repeat(50_000)
    expect(emphasis(unseen, invisible(unseen))).toHaveLength(50_000)
  })

  test('of an empty text is nothing', () => {
    expect(emphasis('', [])).toEqual([])
  })
})

describe('a search', () => {
  test.each([
    ['ana', 'Ana and ANA', ['Ana', 'ANA']],
    ['an ana', 'Anana', ['Ana']],
    ['a.b', 'aXb a.b', ['a.b']],
    ['[x]\\ (1|2)*', '[x]\\ (1|2)*', ['[x]\\', '(1|2)*']],
    ['-/', 'a-/b', ['-/']],
    ['👩', 'x👩y', ['👩']],
    ['', 'anything', []],
    ['  ', 'any thing', []],
  ])('for %j in %j hits %j', (find, given, hits) => {
    expect(
      search(find)
        .hits(given)
        .map(({ start, end }) => given.slice(start, end)),
    ).toEqual(hits)
  })

  test('takes any text for words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text, (find, given) => {
        for (const { start, end } of search(find).hits(given)) expect(end).toBeGreaterThan(start)
      }),
    )
  })
})

describe('the address', () => {
  const { read, write } = address(['create', 'update', 'held'])

  test('brings back what was written', () => {
    const query = fc.record({
      groups: fc.subarray(['create', 'update', 'held']),
      find: fc.string({ unit: 'grapheme' }),
      column: fc.string({ unit: 'grapheme' }),
      sort: fc.constantFrom('group' as const, 'key' as const, 'line' as const, 'fields' as const),
    })
    fc.assert(
      fc.property(query, given => {
        expect(read(`#${write(given)}`)).toEqual(given)
      }),
    )
  })

  test('is empty for what is usual, and what it does not know counts for nothing', () => {
    const usual = { groups: [], find: '', column: '', sort: 'group' } as const
    expect(write(usual)).toBe('')
    expect([read(''), read('#'), read('#x=1&sort=colour&show=all')]).toEqual([usual, usual, usual])
  })
})

describe('markup', () => {
  test('as text lets nothing out of its place', () => {
    const evil = '"><script>\'&amp;'
    expect(html(element('p.a.b', { title: evil }, evil, element('input', { value: '' })))).toBe(
      '<p class="a b" title="&quot;&gt;&lt;script&gt;&#39;&amp;amp;">&quot;&gt;&lt;script&gt;&#39;&amp;amp;<input value=""></p>',
    )
  })
})
