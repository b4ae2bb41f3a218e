import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeMarkdown, table } from '../../src/report/markdown.ts'

/** The text that a reader sees: escapes and references taken back. Anything else that could be markup throws. */
function rendered(markdown: string): string {
  let text = ''
  for (let rest = markdown; rest !== ''; ) {
    const [token, escaped, name, code, plain] =
      /^(?:\\([!-/:-@[-`{-~])|&(amp|lt|gt);|&#(\d+);|([^\\&<>`*_{}[\]()#+!|~\n-]))/u.exec(rest) ?? []
    if (token === undefined) throw new Error(`markup at: ${rest}`)
    const named = { amp: '&', lt: '<', gt: '>' }[name ?? '']
    text += escaped ?? named ?? (code === undefined ? plain : String.fromCodePoint(Number(code)))
    rest = rest.slice(token.length)
  }
  return text
}

const piece = fc.constantFrom(
  ...[
    '|',
    '`',
    '*',
    '_',
    '<b>',
    '</td>',
    '<!--',
    '&lt;',
    '&#64;',
    '[x](y)',
    '![',
    '@team/all',
    '#1',
    'GH-1',
    '\\',
    '\\|',
  ],
  ...[
    'http://',
    'HTTPS://x.example',
    'www.example.com',
    'WwW.x',
    '\n',
    '\r\n',
    '\t',
    '---',
    '- ',
    '+',
    '~~',
    '{',
    ' ',
  ],
)
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: piece, maxLength: 8 }),
  fc.string({
    unit: fc.oneof(piece, fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 })),
    maxLength: 20,
  }),
)

describe('text of others in Markdown', () => {
  test('is shown as it is, on one line, with nothing that could be markup', () => {
    fc.assert(
      fc.property(text, given => {
        const escaped = escapeMarkdown(given)
        // The one character that is added stands between a sign and what it would call.
        expect(rendered(escaped).replace(/(@|#|\bGH-)\u200b/gi, '$1')).toBe(given.replace(/\s+/g, ' '))
        expect(escaped).not.toMatch(/\n|:\/\/|www\.|(?<![\w.])@\w|(?<!&)#\d|\bGH\\?-\d/i)
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    ['a|b', 'a\\|b'],
    ['`rm -rf`', '\\`rm \\-rf\\`'],
    ['<img src=x onerror=y>', '&lt;img src=x onerror=y&gt;'],
    ['[click](https://evil.example)', '\\[click\\]\\(https&#58;//evil.example\\)'],
    ['@octo-org/admins', '@&#8203;octo\\-org/admins'],
    ['ana.b@example.com', 'ana.b@example.com'],
    ['see www.example.com', 'see www&#46;example.com'],
    ['see #12, GH-3 and a#b', 'see \\#&#8203;12, GH\\-&#8203;3 and a\\#b'],
    ['# Title\n- item', '\\# Title \\- item'],
    ['*bold* _it_ ~~no~~', '\\*bold\\* \\_it\\_ \\~\\~no\\~\\~'],
    ['Zoë & Co', 'Zoë &amp; Co'],
    ['1. first', '1\\. first'],
  ])('%j is written as %j', (given, markdown) => {
    expect(escapeMarkdown(given)).toBe(markdown)
  })

  test('in the cells of a table keeps the table whole', () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 2 }), { maxLength: 4 }), cells => {
        const lines = table(
          ['A', 'B'],
          cells.map(row => row.map(escapeMarkdown)),
        ).split('\n')
        expect(lines).toHaveLength(cells.length + 2)
        const bars = lines.map(line => line.replace(/\\./g, '').split('|').length - 1)
        expect(new Set(bars)).toEqual(new Set([3]))
      }),
      { numRuns: 500 },
    )
  })
})
