import { describe, expect, test } from 'vitest'
import { clause, count, counted, duration, sentences, size } from '../../src/report/format.ts'

describe('figures for people', () => {
  test.each([
    [0, '0.0 s'],
    [400, '0.4 s'],
    [9_949, '9.9 s'],
    [12_345, '12 s'],
    [59_400, '59 s'],
    [59_600, '1 min 0 s'],
    [200_000, '3 min 20 s'],
    [3_599_600, '1 h 0 min'],
    [7_500_000, '2 h 5 min'],
    [90_000_000, '25 h 0 min'],
  ])('%i ms are %s', (milliseconds, text) => {
    expect(duration(milliseconds)).toBe(text)
  })

  test.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1_000, '1.0 kB'],
    [3_449_000, '3.4 MB'],
    [999_940, '999.9 kB'],
    [999_960, '1.0 MB'],
    [999_999_999, '1.0 GB'],
    [5_000_000_000_000, '5000.0 GB'],
  ])('%i bytes are %s', (bytes, text) => {
    expect(size(bytes)).toBe(text)
  })

  test('counts have their thousands set apart, and one is singular', () => {
    expect(count(1_234_567)).toBe('1,234,567')
    expect([counted(1, 'chunk'), counted(0, 'chunk'), counted(1_000, 'user')]).toEqual([
      '1 chunk',
      '0 chunks',
      '1,000 users',
    ])
  })
})

describe('messages', () => {
  test('end with one full stop each when they stand in a row, and those that are absent leave no trace', () => {
    expect(sentences('It failed', 'Why?', undefined, '', 'Try again.')).toBe('It failed. Why? Try again.')
    expect(sentences()).toBe('')
  })

  test('have none at the end when a sentence goes on after them', () => {
    expect([clause('It failed.'), clause('It failed'), clause('See v1.2.3.')]).toEqual([
      'It failed',
      'It failed',
      'See v1.2.3',
    ])
  })
})
