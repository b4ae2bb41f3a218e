import { describe, expect, test } from 'vitest'
import { Float, OrderedDict, repr, reprFields, Uuid, writeJson } from '../../../simulators/wazo/python.ts'

describe('JSON as Python writes it', () => {
  test('has blanks, escapes and a line feed', () => {
    const value = { a: [1, true, null], é: 'smile 😀\u007f', b: {}, c: [], d: 'tab\t"\\' }
    expect(writeJson(value)).toBe(
      '{"a": [1, true, null], "\\u00e9": "smile \\ud83d\\ude00\\u007f", "b": {}, "c": [], "d": "tab\\t\\"\\\\"}\n',
    )
  })

  test('writes floats with a point', () => {
    expect(writeJson([new Float(20), new Float(2.5), 20])).toBe('[20.0, 2.5, 20]\n')
  })

  test('refuses what would be left out', () => {
    expect(() => writeJson({ a: undefined })).toThrow('undefined')
  })
})

describe('values as Python shows them', () => {
  test.each([
    [null, 'None'],
    [true, 'True'],
    [-3, '-3'],
    [new Float(3), '3.0'],
    ['a', "'a'"],
    ["it's", '"it\'s"'],
    ['it\'s "it"', "'it\\'s \"it\"'"],
    ['é\n\\\u0000', "'é\\n\\\\\\x00'"],
    [['a', 1], "['a', 1]"],
    [{ a: ['b'] }, "{'a': ['b']}"],
    [new Map([[0, { a: ['b'] }]]), "{0: {'a': ['b']}}"],
    [new Uuid('x-y'), "UUID('x-y')"],
    [new OrderedDict({ uuid: new Uuid('x') }), "OrderedDict([('uuid', UUID('x'))])"],
  ])('%j', (value, shown) => {
    expect(repr(value)).toBe(shown)
  })

  test('fields of a message', () => {
    expect(reprFields({ id: 7, name: 'x' })).toBe("('id': 7, 'name': 'x')")
  })
})
