import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { wholeLines } from '../../../src/roster/reading/csv/blocks.ts'

test.each([
  ['lines that end with blocks', ['a\n', 'b\n'], ['a\n', 'b\n']],
  ['lines over several blocks', ['a', 'b', '\nc', '\nd'], ['ab\n', 'c\n', 'd']],
  ['several lines in a block', ['a\nb\nc', 'd\ne'], ['a\nb\n', 'cd\n', 'e']],
  ['a line that is just not too long', ['abc', 'de', '\n'], ['abcde\n']],
  ['a line that is too long, which is not held', ['abc', 'def', 'g\nh'], ['abcdef', 'g\n', 'h']],
  ['nothing', [], []],
])('blocks are joined and cut: %s', async (_, blocks, lines) => {
  const source = Readable.from(blocks.map(block => Buffer.from(block)))
  const cut = await Array.fromAsync(wholeLines(source, 5), bytes => bytes.toString())
  expect(cut).toEqual(lines)
})
