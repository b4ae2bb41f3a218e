import { describe, expect, test } from 'vitest'
import { parts } from '../../../src/report/html/client/parts.ts'
import type { ChangeEntry, Entry, FieldEntry, FindingEntry } from '../../../src/report/html/entry.ts'
import { html } from '../../../src/report/html/markup.ts'
import { words } from '../../../src/report/plan-words.ts'

const columns = ['extension', 'skills', 'password', 'active', 'EMail', 'locale']
const { summary, body } = parts.row(parts, words, columns)

const update: ChangeEntry = {
  group: 'update',
  kind: 'update',
  key: 'ana@example.com',
  line: 4,
  fields: [[0, '1001', '1002']],
}

/** The text of an entry's summary, its pieces apart. */
function summaryOf(entry: Entry): readonly string[] {
  return summary(entry, () => []).map(piece => html(piece).replace(/<[^>]+>/g, ''))
}

function bodyOf(entry: Entry, find = ''): string {
  return body(entry, parts.search(find).hits)
    .map(html)
    .join('')
    .replaceAll(/<\/?bdi>/g, '')
}

/** The rows of the table of fields: its cells. */
function cells(
  fields: readonly FieldEntry[],
  kind: ChangeEntry['kind'] = 'update',
  find = '',
): readonly string[][] {
  const rows = bodyOf({ ...update, group: kind, kind, fields }, find).matchAll(/<tr>(.*?)<\/tr>/gs)
  return Array.from(rows, ([, row = '']) =>
    Array.from(row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs), ([, cell = '']) => cell),
  )
}

describe('the summary of an entry', () => {
  test.each<[string, Entry, readonly string[]]>([
    ['a change', update, ['Update', 'ana@example.com', 'extension', 'line 4']],
    [
      'a change of many fields',
      { ...update, fields: [0, 1, 2, 3, 4, 5].map(column => [column, 'a', 'b'] as const) },
      ['Update', 'ana@example.com', 'extension, skills, password, active and 2 more', 'line 4'],
    ],
    [
      'a change of four fields',
      { ...update, fields: [0, 1, 2, 3].map(column => [column, 'a', 'b'] as const) },
      ['Update', 'ana@example.com', 'extension, skills, password, active', 'line 4'],
    ],
    [
      'a user that is not in the roster',
      { ...update, group: 'delete', kind: 'delete', line: null, fields: [] },
      ['Delete', 'ana@example.com', '', ''],
    ],
    [
      'a held change',
      { ...update, group: 'held', held: { reason: 'drifted', message: 'It moved.' } },
      ['Held', 'ana@example.com', 'Update, held: changed on the platform · extension', 'line 4'],
    ],
    [
      'a held change without fields',
      {
        ...update,
        group: 'held',
        kind: 'delete',
        fields: [],
        held: { reason: 'account', message: 'It is in use.' },
      },
      ['Held', 'ana@example.com', 'Delete, held: account in use', 'line 4'],
    ],
    [
      'a finding without a user',
      { group: 'warning', key: '', line: 1, place: 'a.csv:1:3', code: 'blank', message: 'A blank.' },
      ['Warning', 'no user', 'A blank.', 'line 1'],
    ],
  ])('says of %s what it is', (_, entry, pieces) => {
    expect(summaryOf(entry)).toEqual(pieces)
  })
})

describe('the fields of a change', () => {
  test.each<[string, FieldEntry, readonly string[]]>([
    ['what differs is emphasised', [0, '1001', '1002'], ['extension', '100<del>1</del>', '100<ins>2</ins>']],
    ['unless nearly all does', [3, 'true', 'false'], ['active', 'true', 'false']],
    ['down to one half', [4, 'abXX', 'abYY'], ['EMail', 'ab<del>XX</del>', 'ab<ins>YY</ins>']],
    ['what is not there is nothing', [4, null, 'a'], ['EMail', '<span class="faint">nothing</span>', 'a']],
    ['nor is an empty cell', [4, 'a', ''], ['EMail', 'a', '<span class="faint">nothing</span>']],
    [
      'blanks are seen',
      [4, 'ana@x', 'ana@x '],
      ['EMail', 'ana@x', 'ana@x<ins><span class="unseen">·</span></ins>'],
    ],
    [
      'a set has what comes and goes, and the whole',
      [1, 'a;b', 'b;c', { added: ['c'], removed: ['a'] }],
      [
        'skills',
        '<ul class="items"><li><del>− a</del></li></ul><div class="whole">a;b</div>',
        '<ul class="items"><li><ins>+ c</ins></li></ul><div class="whole">b;c</div>',
      ],
    ],
    [
      'a set may come to nothing',
      [1, 'a', null, { removed: ['a'] }],
      [
        'skills',
        '<ul class="items"><li><del>− a</del></li></ul><div class="whole">a</div>',
        '<div class="whole"><span class="faint">nothing</span></div>',
      ],
    ],
    [
      'a secret is never shown',
      [2, null, null, { secret: true }],
      ['password', '<span class="faint">set from env; never shown</span>'],
    ],
    [
      'a change on the platform is pointed out',
      [4, null, 'a', { origin: 'platform' }],
      [
        'EMail<small class="origin">Would overwrite a change made on the platform.</small>',
        '<span class="faint">nothing</span>',
        'a',
      ],
    ],
    [
      'one on both sides, too',
      [4, null, 'a', { origin: 'both', base: '<old>' }],
      [
        'EMail<small class="origin">Asked for here, and would overwrite a change made on the platform. The base version has &lt;old&gt;.</small>',
        '<span class="faint">nothing</span>',
        'a',
      ],
    ],
    [
      'also where there was nothing before',
      [4, 'b', 'a', { origin: 'both', base: null }],
      [
        'EMail<small class="origin">Asked for here, and would overwrite a change made on the platform. The base version has <span class="faint">nothing</span>.</small>',
        'b',
        'a',
      ],
    ],
    [
      'what only the roster has changed is said to be asked for',
      [3, 'true', 'false', { origin: 'roster' }],
      ['active<small class="asked">Asked for here.</small>', 'true', 'false'],
    ],
  ])('%s', (_, field, row) => {
    expect(cells([field])).toEqual([['Column', 'Before', 'After'], row])
  })

  test('of a new user have values only', () => {
    expect(
      cells(
        [
          [0, null, '1001'],
          [2, null, null, { secret: true }],
        ],
        'create',
      ),
    ).toEqual([
      ['Column', 'Value'],
      ['extension', '1001'],
      ['password', '<span class="faint">set from env; never shown</span>'],
    ])
  })

  test('show what was searched for, across what differs', () => {
    expect(cells([[0, '1001', '1002']], 'update', '02 ext')[1]).toEqual([
      '<mark>ext</mark>ension',
      '100<del>1</del>',
      '10<mark>0</mark><ins><mark>2</mark></ins>',
    ])
  })

  test('that are long can be scrolled by keyboard', () => {
    const [, [, before = '', after = ''] = []] = cells([[4, 'a'.repeat(600), 'b'.repeat(601)]])
    expect(before).toBe('a'.repeat(600))
    expect(after).toBe(`<div class="long" tabindex="0">${'b'.repeat(601)}</div>`)
  })
})

describe('what unfolds', () => {
  test('of a held change begins with the reason, and whom else it is about', () => {
    const held = {
      reason: 'rename',
      message: 'They share an EMail.',
      others: ['b@example.com', 'c@example.com'],
    } as const
    expect(bodyOf({ ...update, group: 'held', held })).toMatch(
      /^<p class="hold"><strong>Probably renamed\. <\/strong>They share an EMail\. It is about b@example\.com, c@example\.com\.<\/p><table/,
    )
    expect(
      bodyOf({ ...update, group: 'held', fields: [], held: { reason: 'account', message: 'In use.' } }),
    ).toBe('<p class="hold"><strong>Account in use. </strong>In use.</p><p>No column changes.</p>')
  })

  test('of a deletion says what it does', () => {
    expect(bodyOf({ ...update, group: 'delete', kind: 'delete', fields: [] })).toBe(
      '<p>The user is removed from the platform.</p>',
    )
  })

  test('of a finding says where it is and what probably stood there', () => {
    const finding: FindingEntry = {
      group: 'error',
      key: '',
      line: 3,
      place: 'a.csv:3:8',
      code: 'lost-zero',
      message: 'A zero is lost.',
    }
    const facts = (entry: Entry) =>
      bodyOf(entry)
        .replace(/<\/dt>/g, ': ')
        .replace(/<\/dd>/g, '; ')
        .replace(/<[^>]+>/g, '')
    expect(facts(finding)).toBe('Place: a.csv:3:8; Code: lost-zero; ')
    expect(facts({ ...finding, field: 'extension', original: '0123' })).toBe(
      'Place: a.csv:3:8; Column: extension; Probably was: 0123; Code: lost-zero; ',
    )
  })
})
