import { expect, it } from 'vitest'
import { LineSplitter } from '../../../simulators/github/runner/line-splitter.ts'
import { Masker } from '../../../simulators/github/runner/masker.ts'
import { parseCommand } from '../../../simulators/github/runner/workflow-command.ts'

const registered = new Set(['warning', 'add-mask'])

function parse(line: string): { name: string; properties: object; data: string } | undefined {
  const command = parseCommand(line, registered)
  return command && { ...command, properties: Object.fromEntries(command.properties) }
}

it('reads a command with properties, decoding each part by its own rules', () => {
  expect(parse('::warning file=a%2Cb.csv,line=3,title=x%3A%25::50%25%0Anext: a%2Cb')).toEqual({
    name: 'warning',
    properties: { file: 'a,b.csv', line: '3', title: 'x:%' },
    data: '50%\nnext: a%2Cb',
  })
})

it('reads a command after white space, and in any case', () => {
  expect(parse('\t\u00a0\u0085 ::WARNING::late')?.data).toBe('late')
  expect(parse('text ::warning::not a command')).toBeUndefined()
})

it('reads the legacy form anywhere in a line', () => {
  expect(parse('row 7: ##[warning file=a%3Bb;line=2]cell%5D')).toEqual({
    name: 'warning',
    properties: { file: 'a;b', line: '2' },
    data: 'cell]',
  })
})

it('takes an unknown name, or a command without its end, for text', () => {
  for (const line of ['::unknown::x', '::warning x', '##[unknown]x', '##[warning x', '']) {
    expect(parse(line)).toBeUndefined()
  }
})

it('begins a line at a lone carriage return, however the bytes arrive', () => {
  const text = 'one\rtwo\r\nthree é\n\nfive\r'
  for (const size of [1, 2, 3, 100]) {
    const lines: string[] = []
    const splitter = new LineSplitter(line => lines.push(line))
    const bytes = Buffer.from(text)
    for (let at = 0; at < bytes.length; at += size) splitter.write(bytes.subarray(at, at + size))
    splitter.end()
    expect(lines).toEqual(['one', 'two', 'three é', '', 'five'])
  }
})

it('masks overlapping secrets as one, their lines, and their encodings', () => {
  const masker = new Masker()
  masker.add('abcdef')
  masker.add('defghi')
  masker.add('first line\nsecond <line>')
  expect(masker.mask('x abcdefghi y')).toBe('x *** y')
  expect(masker.mask('1 first line 2 second &lt;line&gt;')).toBe('1 *** 2 ***')
  expect(masker.mask(Buffer.from('abcdef').toString('base64'))).toBe('***')
})
