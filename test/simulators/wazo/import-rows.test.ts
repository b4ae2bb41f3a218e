import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRows } from '../../../simulators/wazo/import/rows.ts'
import { textOf } from '../../../simulators/wazo/import/text.ts'

/** The cells of each row, as an object; what a record has too much stands under `null`. */
function rows(text: string): object[] {
  return [...readRows(text)].map(({ cells }) => Object.fromEntries(cells))
}

function text(body: Buffer | string, type?: string): string {
  return textOf({ body: Buffer.from(body), headers: { 'content-type': type } })
}

describe('records', () => {
  test('blank lines are passed over and not counted', () => {
    const read = [...readRows('firstname\r\n\r\nMira\n\n\nOtis\n')]
    expect(read.map(({ number, cells }) => [number, cells.get('firstname')])).toEqual([
      [1, 'Mira'],
      [2, 'Otis'],
    ])
  })

  test('but a blank first line is the header', () => {
    expect(rows('\nfirstname\nMira\n')).toEqual([{ null: ['firstname'] }, { null: ['Mira'] }])
  })

  test('a short record ends in null, a long one keeps its rest under null', () => {
    expect(rows('a,b,c\n1\n1,2,3,4,5\n')).toEqual([
      { a: '1', b: null, c: null },
      { a: '1', b: '2', c: '3', null: ['4', '5'] },
    ])
  })

  test('of columns with the same name the last counts', () => {
    expect(rows('a,b,a\n1,2,3\n')).toEqual([{ a: '3', b: '2' }])
  })

  test.each([
    ['a line feed between quotes is lost', '"one\ntwo"', 'onetwo'],
    ['a carriage return between quotes stays', '"one\r\ntwo"', 'one\rtwo'],
    ['two quotes between quotes are one', '"say ""so"""', 'say "so"'],
    ['a quote within a plain cell is a character', 'say "so"', 'say "so"'],
    ['what follows a closing quote belongs to the cell', '"one"two', 'onetwo'],
    ['blanks stay', '  one ', '  one '],
    ['quotes that never close end with the file', '"one,\ntwo', 'one,two'],
  ])('%s', (_, cell, read) => {
    expect(rows(`a\n${cell}`)).toEqual([{ a: read }])
  })

  test('a carriage return in the middle of a line ends the reading, after the rows before it', () => {
    const reading = readRows('a\n1\n2\r3\n')
    expect(reading.next().value?.number).toBe(1)
    expect(() => reading.next()).toThrow(
      'Unexpected error: new-line character seen in unquoted field - do you need to open the file in ' +
        'universal-newline mode?',
    )
  })

  test('a field has at most 131072 characters', () => {
    expect(rows(`a\n${'é'.repeat(131_072)}`)).toHaveLength(1)
    expect(() => rows(`a\n${'é'.repeat(131_073)}`)).toThrow(
      'Unexpected error: field larger than field limit (131072)',
    )
  })

  test('the file need not hold anything', () => {
    expect(rows('')).toEqual([])
    expect(rows('firstname,lastname\n')).toEqual([])
  })

  test('whatever is written by the rules is read back', () => {
    const cell = fc.string({ unit: 'binary' }).map(some => some.replaceAll(/[\r\n]/g, ''))
    const record = fc.array(cell, { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(record, { maxLength: 5 }), fc.constantFrom('\n', '\r\n'), (records, end) => {
        const lines = records.map(one => one.map(some => `"${some.replaceAll('"', '""')}"`).join(',') + end)
        const read = [...readRows(`w,x,y,z${end}${lines.join('')}`)].map(({ cells }) => [...cells.values()])
        expect(read).toEqual(records.map(one => [...one, null, null].slice(0, 4)))
      }),
      { numRuns: 50 },
    )
  })
})

describe('the text of a body', () => {
  test.each([
    ['text/csv; charset=utf-8', 'é'],
    ['text/csv;charset="UTF-8"', 'é'],
    ['text/csv', 'é'],
    ['application/json', 'é'],
    [undefined, 'é'],
    ['text/csv; header=present; charset=iso-8859-1', 'Ã©'],
    ['application/x-www-form-urlencoded', ''],
    ['Application/X-WWW-Form-URLEncoded; charset=utf-8', ''],
    ['multipart/form-data; boundary=x', ''],
  ])('of type %s', (type, read) => {
    expect(text('é', type)).toBe(read)
  })

  test.each([
    ['utf-8', '\ufeffa', '\ufeffa'],
    ['utf-8-sig', '\ufeffa', 'a'],
    ['UTF_8', 'a', 'a'],
  ])('in %s, with a byte order mark', (charset, sent, read) => {
    expect(text(sent, `text/csv; charset=${charset}`)).toBe(read)
  })

  test('in the code page of Windows', () => {
    expect(text(Buffer.of(0x80, 0xe9), 'text/csv; charset=windows-1252')).toBe('€é')
  })

  test.each([
    ['utf-8', [0x61, 0xff], 'byte 0xff in position 1: invalid start byte'],
    ['utf-8', [0xc0, 0x80], 'byte 0xc0 in position 0: invalid start byte'],
    ['utf-8', [0x61, 0xc9, 0x6c], 'byte 0xc9 in position 1: invalid continuation byte'],
    ['utf-8', [0xe2, 0x82, 0x6c], 'bytes in position 0-1: invalid continuation byte'],
    ['utf-8', [0xed, 0xa0, 0x80], 'byte 0xed in position 0: invalid continuation byte'],
    ['utf-8', [0xf4, 0x90, 0x80, 0x80], 'byte 0xf4 in position 0: invalid continuation byte'],
    ['utf-8', [0x61, 0xc9], 'byte 0xc9 in position 1: unexpected end of data'],
    ['utf-8', [0xf0, 0x9f, 0x98], 'bytes in position 0-2: unexpected end of data'],
    ['utf-8', [0x1f, 0x8b, 0x08], 'byte 0x8b in position 1: invalid start byte'],
    ['ascii', [0x61, 0xc3], 'byte 0xc3 in position 1: ordinal not in range(128)'],
    ['charmap', [0x81], 'byte 0x81 in position 0: character maps to <undefined>'],
  ])('bytes that are not %s: %j', (codec, bytes, why) => {
    const charset = codec === 'charmap' ? 'cp1252' : codec
    expect(() => text(Buffer.from(bytes), `text/csv; charset=${charset}`)).toThrow(
      `Unexpected error: '${codec}' codec can't decode ${why}`,
    )
  })

  test('an unknown charset, which only matters to a body with something in it', () => {
    expect(() => text('a', 'text/csv; charset=klingon')).toThrow(
      'Unexpected error: unknown encoding: klingon',
    )
    expect(text('', 'text/csv; charset=klingon')).toBe('')
  })
})
