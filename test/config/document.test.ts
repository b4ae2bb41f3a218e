import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ConfigError, readConfig, suggestion } from '../../src/config/document.ts'

const colour = z.enum(['red', 'green', 'blue'])
const schema = z.strictObject({
  colours: z.array(colour).default(['red']),
  layout: z
    .union([
      z.literal('all'),
      z.literal('none'),
      z.strictObject({ left: z.union([z.literal('wide'), z.array(z.string())]).optional() }),
    ])
    .default('all'),
  bold: z.boolean().default(false),
  deep: z.strictObject({ size: z.number().optional() }).optional(),
})

function read(text: string) {
  return readConfig(text, 'settings.yml', schema)
}

/** The findings as the reader of the log sees them. */
function complaints(text: string): string[] {
  try {
    read(text)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    expect(error.findings.map(({ file }) => file)).toEqual(error.findings.map(() => 'settings.yml'))
    return error.message.split('\n').map(line => line.replace('settings.yml:', ''))
  }
  return []
}

const defaults = { colours: ['red'], layout: 'all', bold: false }

describe('a configuration file', () => {
  test.each([
    ['JSON', '{"colours": ["blue"], "layout": {"left": "wide"}, "bold": true}'],
    ['YAML', 'colours:\n  - blue\nlayout: # wide\n  left: wide\nbold: true\n'],
    ['YAML with an anchor', 'colours: &c [blue]\nlayout: {left: wide}\nbold: true\n'],
    [
      'JSON behind a mark, with CRLF',
      '\uFEFF{"colours": ["blue"],\r\n"layout": {"left": "wide"},\r\n"bold": true}',
    ],
  ])('may be %s', (_kind, text) => {
    expect(read(text)).toEqual({ colours: ['blue'], layout: { left: 'wide' }, bold: true })
  })

  test('may choose nothing', () => {
    expect(read('{}')).toEqual(defaults)
  })

  test.each(['', '\n', '# only a comment\n', '\uFEFF', '---\n', 'null'])('may not be empty: %j', text => {
    expect(() => read(text)).toThrow('the file is empty: leave it out, or say in it what is wanted')
  })
})

describe('a complaint names line, column and the nearest right name', () => {
  test.each<[string, string, string[]]>([
    ['a misspelt key', 'bold: true\ncolurs: [red]', ['2:1: unknown key "colurs"; did you mean "colours"?']],
    ['a key of another case', '{"Bold": true}', ['1:2: unknown key "Bold"; did you mean "bold"?']],
    ['a key like no other', 'whatever: 1', ['1:1: unknown key "whatever"']],
    [
      'a misspelt key further in',
      'deep:\n  sise: 3',
      ['2:3: deep: unknown key "sise"; did you mean "size"?'],
    ],
    [
      'a misspelt key inside a union',
      'layout: { leftt: wide }',
      ['1:11: layout: unknown key "leftt"; did you mean "left"?'],
    ],
    [
      'a misspelt value',
      'colours:\n  - red\n  - grean',
      ['3:5: colours.1: unknown value "grean"; did you mean "green"?'],
    ],
    [
      'a value like no other',
      '{"colours": ["mauve"]}',
      ['1:14: colours.0: unknown value "mauve"; allowed are red, green, blue'],
    ],
    [
      'a misspelt word of a union',
      'layout: nome',
      ['1:9: layout: unknown value "nome"; did you mean "none"?'],
    ],
    [
      'a word that a union does not have',
      'layout: everything',
      ['1:9: layout: unknown value "everything"; allowed are all, none'],
    ],
    [
      'a word wrong in a union within a union',
      'layout:\n  left: Wide',
      ['2:9: layout.left: unknown value "Wide"; did you mean "wide"?'],
    ],
    [
      'an item wrong in a union within a union',
      'layout:\n  left: [a, 7]',
      ['2:13: layout.left.1: Invalid input: expected string, received number'],
    ],
    ['no kind of a union', 'layout: 5', ['1:9: layout: the value is of no kind that is allowed here']],
    [
      'nothing where a union is',
      'layout:\nbold: true',
      ['1:8: layout: the value is of no kind that is allowed here'],
    ],
    ['a wrong type', 'bold: "true"', ['1:7: bold: Invalid input: expected boolean, received string']],
    ['a list in place of the whole', '[1]', ['1:1: Invalid input: expected object, received array']],
    ['a text in place of the whole', 'hello', ['1:1: Invalid input: expected object, received string']],
    [
      'two things',
      'bold: 1\ncolours: [rad]',
      [
        '2:11: colours.0: unknown value "rad"; did you mean "red"?',
        '1:7: bold: Invalid input: expected boolean, received number',
      ],
    ],
    ['an alias of nothing', 'bold: true\ndeep: *there', ['2:7: no anchor &there comes before this']],
    ['two documents', 'bold: true\n---\nbold: false', [expect.stringMatching(/^2:1: .*multiple documents/)]],
    ['a key that stands twice', '{"bold": true,\n"bold": false}', ['2:1: Map keys must be unique']],
    [
      'a key that stands twice, behind a mark',
      '\uFEFFbold: true\nbold: false',
      ['2:1: Map keys must be unique'],
    ],
    ['broken JSON', '{"bold" true}', ['1:9: Missing , or : between flow map items']],
    [
      'a list that does not end',
      '{"colours": ["red"',
      [expect.stringMatching(/^1:\d+: /), expect.stringMatching(/^1:\d+: /)],
    ],
  ])('%s', (_what, text, expected) => {
    expect(complaints(text)).toEqual(expected)
  })

  test('a mark at the beginning does not move the columns', () => {
    expect(complaints('\uFEFFbolt: true')).toEqual(complaints('bolt: true'))
  })

  test('aliases that grow beyond measure are refused, not followed', () => {
    const lines = ['a0: &a0 [x, x]']
    for (let at = 1; at < 12; at += 1) {
      lines.push(`a${at}: &a${at} [${new Array(10).fill(`*a${at - 1}`).join(', ')}]`)
    }
    expect(complaints(lines.join('\n'))).toEqual([expect.stringMatching(/^1:1: .*alias/)])
  })

  test('whatever the text is, it is read or refused with places', () => {
    const piece = fc.constantFrom(
      ...[
        'bold',
        'colours',
        ': ',
        '\n',
        '  ',
        '- ',
        '[',
        ']',
        '{',
        '}',
        ',',
        '"',
        "'",
        '&a ',
        '*a',
        '#',
        '|',
        'red',
        '!!x',
        '\t',
        '?',
      ],
    )
    fc.assert(
      fc.property(fc.string({ unit: piece, maxLength: 12 }), text => {
        for (const line of complaints(text)) {
          const [row = 0, column = 0] = (/^(\d+):(\d+): ./.exec(line) ?? []).slice(1).map(Number)
          expect(row).toBeGreaterThan(0)
          expect(row).toBeLessThanOrEqual(text.split('\n').length + 1)
          expect(column).toBeGreaterThan(0)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('a suggestion', () => {
  test.each([
    ['exprt', ['export', 'import'], '; did you mean "export"?'],
    ['EXPORT', ['import', 'export'], '; did you mean "export"?'],
    ['x', ['export'], ''],
    ['', ['a'], ''],
    ['a', [], ''],
  ])('for %j of %j is %j', (given, allowed, text) => {
    expect(suggestion(given, allowed)).toBe(text)
  })
})
