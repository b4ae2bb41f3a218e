import { expect, test } from 'vitest'
import { RecordFramer } from '../../../src/roster/reading/csv/framer.ts'
import { longestRecord } from '../../../src/roster/reading/csv/record.ts'

// Blocks that end here cannot be had from a file whose blocks are all of one size.
test('two quotes in a row close no cell that is too long, even if one block ends between them', () => {
  const framer = new RecordFramer()
  const push = (text: string, last = false) => framer.push(Buffer.from(text), last).map(record => record.text)
  expect(push('kim,"').length).toBe(0)
  expect(push(`\n${'x'.repeat(longestRecord)}\n`)).toHaveLength(1)
  expect(push('a "')).toEqual([])
  expect(push('" b\n')).toEqual([])
  expect(push('c\njo,Jo\n')).toEqual([])
  expect(push('end"')).toEqual([])
  expect(push(',Lee\nada,Ada\n')).toEqual(['ada,Ada'])
  expect(push('max,Max', true)).toEqual(['max,Max'])
})

test('a record is too long even where half of two quotes in a row lies at the limit', () => {
  const framer = new RecordFramer()
  const begin = 'kim,"\n'
  const records = framer.push(
    Buffer.from(`${begin}${'x'.repeat(longestRecord - begin.length - 1)}""\n`),
    false,
  )
  expect(records.map(({ flaw }) => flaw)).toEqual([{ code: 'record-too-long', at: 4, cell: 4 }])
})

test('a byte order mark that is cut in half is none of the first record', () => {
  const framer = new RecordFramer()
  const bytes = Buffer.from('\uFEFFuserName\n')
  expect(framer.push(bytes.subarray(0, 2), false)).toEqual([])
  expect(framer.push(bytes.subarray(2), true)).toMatchObject([
    { text: 'userName', line: 1, start: 3, bytes: 8 },
  ])
})
