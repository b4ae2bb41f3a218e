import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCommand } from '../../simulators/github/runner/workflow-command.ts'
import { harmless, runnerLog } from '../../src/runner/log.ts'
import { printed } from './printed.ts'

const commands = new Set(['error', 'add-mask', 'stop-commands', 'set-env', 'x'])
const piece = fc.constantFrom(
  ...[
    '::',
    ':',
    '##[',
    '#',
    '[',
    ']',
    'error',
    'x',
    'stop-commands',
    'add-mask',
    '%0A',
    '\u001b[31m',
    '\u202e',
  ],
  ...[' ', '\t', '\n', '\r', '\v', '\u0085', '\u2028', '\u2029', '\ufeff', '\u00a0', '\u3000', '\u200b'],
)
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: piece, maxLength: 14 }),
  fc
    .tuple(
      fc.string({ unit: piece, maxLength: 3 }),
      fc.constantFrom('::error::x', '::x::', '##[error]x', '##[x]'),
    )
    .map(([before, command]) => before + command),
)

describe('a line of the log', () => {
  test('is never a command of the runner', () => {
    fc.assert(
      fc.property(text, given => {
        const lines = printed(() => runnerLog.info(given))
        expect(lines).toHaveLength(1)
        expect(parseCommand(lines[0] ?? '', commands)).toBeUndefined()
      }),
      { numRuns: 1_500 },
    )
  })

  test('would be one without being made harmless, which shows that the property can fail', () => {
    expect(parseCommand(' ::error::x', commands)).toBeDefined()
    expect(parseCommand('so ##[error]x', commands)).toBeDefined()
  })

  test('is one line of visible characters', () => {
    fc.assert(
      fc.property(text, given => {
        expect(harmless(given)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
      }),
      { numRuns: 1_000 },
    )
  })

  test.each([
    ['Zoë 😀 reads 3 users: a::b', 'Zoë 😀 reads 3 users: a::b'],
    ['two\nlines', 'two\\nlines'],
    ['\u001b[31mred\r', '\\u001b[31mred\\u000d'],
    ['::error::x', ':\u200b:error::x'],
    ['  ::x::', '  :\u200b:x::'],
    ['a ##[error]', 'a #\u200b#[error]'],
  ])('%j is shown as %j', (given, shown) => {
    expect(harmless(given)).toBe(shown)
  })

  test('that is harmless stays as it is when it is made harmless again', () => {
    fc.assert(fc.property(text, given => harmless(harmless(given)) === harmless(given)))
  })
})

describe('an annotation', () => {
  const kinds = ['notice', 'warning', 'error'] as const

  test.each(kinds)('is one %s with the text and the title that were given', kind => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('Chunk not read', 'a: b, c::d', '50%\n::error::x'),
        (given, title) => {
          const lines = printed(() => runnerLog[kind](given, title))
          expect(lines).toHaveLength(1)
          const command = parseCommand(lines[0] ?? '', new Set([kind]))
          expect(command?.name).toBe(kind)
          expect(command?.data).toBe(harmless(given))
          expect(command?.properties.get('title')).toBe(harmless(title))
        },
      ),
      { numRuns: 300 },
    )
  })

  test.each(kinds)('%s is bounded, and says when it is cut', kind => {
    const [all = '', line = ''] = printed(() => runnerLog[kind]('😀'.repeat(50_000)))
    expect(all).toBe('😀'.repeat(50_000))
    expect(line.length).toBeLessThan(4_100)
    expect(line).toContain('😀…')
    const [whole = ''] = printed(() => runnerLog[kind]('x'.repeat(4_000)))
    expect(whole.endsWith('x')).toBe(true)
  })

  test.each(kinds)('%s has a title that is bounded, too', kind => {
    const [line = ''] = printed(() => runnerLog[kind]('x', 'k'.repeat(100_000)))
    expect(line).toContain('kkk…')
    expect(line.length).toBeLessThan(300)
  })
})
