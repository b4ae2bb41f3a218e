import { expect, test } from 'vitest'
import { annotate } from '../../src/commands/annotate.ts'
import type { Spot } from '../../src/commands/ports.ts'
import type { Finding } from '../../src/roster/reading/finding.ts'

const finding = (line: number, severity: Finding['severity'] = 'error'): Finding => ({
  ...{ severity, file: 'users.csv', line, column: 3, code: 'made-up', message: `wrong in ${line}` },
  ...{ key: `user ${line}`, field: 'extension' },
})

function annotations(findings: readonly Finding[]): string[] {
  const lines: string[] = []
  const keep = (level: string) => (text: string, title?: string, spot?: Spot) =>
    void lines.push(`${level} ${spot?.file}:${spot?.line}:${spot?.column} [${title}] ${text}`)
  annotate(findings, {
    ...{ info: () => undefined, notice: keep('notice'), warning: keep('warning'), error: keep('error') },
  })
  return lines
}

test('one finding stands for itself, beside its line', () => {
  expect(annotations([finding(4)])).toEqual(['error users.csv:4:3 [user 4, extension] wrong in 4'])
})

test('of several, their number comes first', () => {
  expect(annotations([finding(4), finding(9)])).toEqual([
    'error users.csv:4:3 [Roster] 2 errors in users.csv. All are in findings.csv.',
    'error users.csv:4:3 [user 4, extension] wrong in 4',
    'error users.csv:9:3 [user 9, extension] wrong in 9',
  ])
})

test('of many, no more are shown than GitHub keeps, errors and warnings apart', () => {
  const many = Array.from({ length: 40 }, (_, at) => finding(at + 2, at % 2 === 0 ? 'error' : 'warning'))
  const shown = annotations(many)
  for (const level of ['error', 'warning']) {
    const own = shown.filter(line => line.startsWith(level))
    expect(own).toHaveLength(8)
    expect(own[0]).toContain(`20 ${level}s in users.csv; the first 7 are shown at their lines.`)
  }
})

test('nothing is said where nothing was found, and a line without a key is called by its number', () => {
  expect(annotations([])).toEqual([])
  const { key: _, field: __, ...bare } = finding(1)
  expect(annotations([bare])).toEqual(['error users.csv:1:3 [Line 1] wrong in 1'])
})
