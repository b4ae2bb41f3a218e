import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { look } from '../../../src/roster/reading/look-alikes.ts'
import { asItLooks, strangeCharacters } from '../../../src/roster/reading/strange-characters.ts'

describe('texts that people cannot tell apart look the same', () => {
  test.each([
    ['letter case', 'Kim', 'kIM'],
    ['composed letters', 'Jörg', 'Jo\u0308rg'],
    ['blanks at the ends', ' kim\t', 'kim'],
    ['blanks between', 'Kim  \u00A0Lee', 'kim lee'],
    ['a zero width space', 'k\u200Bim', 'kim'],
    ['a byte order mark', '\uFEFFkim', 'kim'],
    ['a soft hyphen', 'k\u00ADim', 'kim'],
    ['a direction mark between blanks', 'Kim \u200E Lee', 'Kim Lee'],
    ['a variation selector', 'kim\uFE0F', 'kim'],
    ['Cyrillic letters', '\u041A\u0456m', 'Kim'],
    ['a Cyrillic letter with marks', 'm\u0451', 'më'],
    ['Greek letters', '\u039Aim', 'kim'],
    ['a final sigma', 'ΟΔΟΣ', 'οδος'],
    ['fullwidth letters', 'ＫＩＭ', 'kim'],
    ['a ligature', 'ﬁnn', 'finn'],
    ['a dotless i', 'k\u0131m', 'kim'],
    ['a curly apostrophe', 'O’Neil', "O'Neil"],
    ['an accent for an apostrophe', 'O´Neil', "O'Neil"],
    ['a grave accent', 'O`Neil', "O'Neil"],
    ['curly quotes', '“kim”', '"kim"'],
    ['a dash', 'kim–lee', 'kim-lee'],
    ['a minus sign', 'kim−lee', 'kim-lee'],
  ])('%s', (_difference, a, b) => {
    expect(look(a)).toBe(look(b))
  })

  test.each([
    ['kim', 'kym'],
    ['Müller', 'Muller'],
    ['kim lee', 'kimlee'],
    ['kim1', 'kiml'],
    ['a-b', 'a_b'],
    ['Иван', 'Иваш'],
  ])('%s and %s do not', (a, b) => {
    expect(look(a)).not.toBe(look(b))
  })

  test('a look looks like itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => look(look(text)) === look(text)))
  })
})

describe('strange characters', () => {
  test.each<[string, readonly (readonly [number, string])[], string]>([
    ['Kim\u200B', [[4, 'U+200B zero width space']], 'Kim'],
    ['\uFEFFKim', [[1, 'U+FEFF byte order mark']], 'Kim'],
    ['Kim\u00A0Lee', [[4, 'U+00A0 no-break space']], 'Kim Lee'],
    ['Kim\u2005Lee', [[4, 'U+2005 unusual space']], 'Kim Lee'],
    ['Kim\u00A0', [[4, 'U+00A0 no-break space']], 'Kim'],
    ['a\u202Eb', [[2, 'U+202E right-to-left override']], 'ab'],
    ['a\u200Db', [[2, 'U+200D zero width joiner']], 'ab'],
    ['a\uFE0F', [[2, 'U+FE0F variation selector']], 'a'],
    ['a\u{E0041}', [[2, 'U+E0041 invisible character']], 'a'],
    [
      '😀 k\u0456m\u200B',
      [
        [4, 'Cyrillic і (U+0456)'],
        [6, 'U+200B zero width space'],
      ],
      '😀 kim',
    ],
    ['\u0410nna', [[1, 'Cyrillic А (U+0410)']], 'Anna'],
    ['agent.\u0430nna', [[7, 'Cyrillic а (U+0430)']], 'agent.anna'],
    ['n\u03BFra', [[2, 'Greek ο (U+03BF)']], 'nora'],
    ['k\u043E', [[2, 'Cyrillic о (U+043E)']], 'ko'],
    ['kim\u05D0\u043E', [[5, 'Cyrillic о (U+043E)']], 'kim\u05D0o'],
    ['Ив\u0061н', [[3, 'Latin a (U+0061)']], 'Иван'],
  ])('of %j', (text, strange, seen) => {
    expect(strangeCharacters(text).map(({ position, name }) => [position, name])).toEqual(strange)
    expect(asItLooks(text)).toBe(seen)
  })

  test.each([
    'Kim Lee',
    'Jörg',
    'Иван Petrov',
    'сора',
    'Ωmega',
    'µTorrent',
    'O’Neil – “x”',
    '👩\u200D💻',
    '👍🏽',
    '❤\uFE0F',
    'می\u200Cخواهم',
    'क्\u200Dष',
    '山田\u3000太郎',
    '葛\uFE00',
    'a\u05D0\u05D1\u05D2',
  ])('of %j there are none', text => {
    expect(strangeCharacters(text)).toEqual([])
    expect(asItLooks(text)).toBe(text)
  })
})
