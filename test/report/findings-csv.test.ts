import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findingsCsv } from '../../src/report/findings-csv.ts'
import { unguard } from '../../src/roster/formula-guard.ts'
import type { Finding } from '../../src/roster/reading/finding.ts'
import { hostileTexts } from './made-up-plan.ts'

const plain: Finding = {
  severity: 'error',
  file: 'five9-users.csv',
  line: 12,
  column: 8,
  code: 'lost-plus',
  message: 'phoneNumber has lost its "+", which a spreadsheet takes for a sign.',
  key: 'ana@example.com',
  field: 'phoneNumber',
  original: '+1555',
}

const header = 'severity,file,line,column,key,field,code,message,original\n'

describe('findings as CSV', () => {
  test('have a line each below a header', () => {
    const { key: _, field: __, original: ___, ...row } = { ...plain, severity: 'warning' } as const
    expect([...findingsCsv([plain, row])].join('')).toBe(
      `${header}error,five9-users.csv,12,8,ana@example.com,phoneNumber,lost-plus,` +
        '"phoneNumber has lost its ""+"", which a spreadsheet takes for a sign.",+1555\n' +
        'warning,five9-users.csv,12,8,,,lost-plus,"phoneNumber has lost its ""+"", which a spreadsheet takes for a sign.",\n',
    )
  })

  test('are a header when there are none', () => {
    expect([...findingsCsv([])].join('')).toBe(header)
  })

  test('hold no formula, and every text comes back', () => {
    const text = fc.oneof(
      fc.constantFrom(...hostileTexts),
      fc.string(),
      fc.constantFrom('=1+1', '@SUM(A1)', '-2+x'),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, text), { maxLength: 5 }), rows => {
        const findings = rows.map(([key, message, original]) => ({ ...plain, key, message, original }))
        const csv = [...findingsCsv(findings)].join('')
        const cells = parse(csv) as string[][]
        expect(cells.flat().filter(cell => /^[=@\t\r]/.test(cell))).toEqual([])
        const read = cells
          .slice(1)
          .map(([, , , , key = '', , , message = '', original = '']) => [key, message, original])
        // A text in UTF-8 has no halves of a pair.
        expect(read.map(row => row.map(unguard))).toEqual(
          rows.map(row => row.map(text => text.toWellFormed())),
        )
      }),
    )
  })

  test('come in pieces, each of whole lines', () => {
    const many = Array.from({ length: 1_200 }, (_, line) => ({ ...plain, line: line + 2 }))
    const pieces = [...findingsCsv(many)]
    expect(pieces.length).toBeGreaterThan(2)
    expect(pieces.every(piece => piece.endsWith('\n'))).toBe(true)
    const lines = (parse(pieces.join('')) as string[][]).map(([, , line]) => line)
    expect(lines).toEqual(['line', ...many.map(({ line }) => String(line))])
  })
})
