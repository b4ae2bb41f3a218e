import { expect, test } from 'vitest'
import { tellDoubts } from '../../src/commands/tell-doubts.ts'

function told(doubts: readonly string[]): string[] {
  const lines: string[] = []
  const keep = (level: string) => (text: string) => void lines.push(`${level}: ${text}`)
  tellDoubts(doubts, {
    info: keep('info'),
    notice: keep('notice'),
    warning: keep('warning'),
    error: keep('error'),
  })
  return lines
}

test('a few doubts are warnings of their own', () => {
  expect(told(['a', 'b', 'c'])).toEqual(['warning: a', 'warning: b', 'warning: c'])
  expect(told([])).toEqual([])
})

test('many are one warning, and all of them in the log', () => {
  expect(told(['a', 'b', 'c', 'd'])).toEqual([
    ...['info: a', 'info: b', 'info: c', 'info: d'],
    'warning: 4 doubts about the columns of the roster; the first: a. The log has all.',
  ])
})
