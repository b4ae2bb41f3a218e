import { expect, test } from 'vitest'
import { five9Columns } from '../../../../src/platforms/five9/roster-columns.ts'
import { columnOf } from '../../../../src/roster/columns/column.ts'
import { checkCell } from '../../../../src/roster/planning/cell-rules.ts'
import { fieldChange } from '../../../../src/roster/planning/field-change.ts'
import { damageOf } from '../../../../src/roster/reading/damage.ts'

/** So long that what takes the square of its length takes minutes, and what takes its length a moment. */
const length = 100_000

const cells: Readonly<Record<string, string>> = {
  'blanks within': `a${' '.repeat(length)}b`,
  'wide blanks within': `a${'\u00A0'.repeat(length)}b`,
  'zeros before a letter': `${'0'.repeat(length)}x`,
  'a level of zeros and a letter': `a:${'0'.repeat(length)}x`,
  'zeros behind a separator, then another digit': `1.${'0'.repeat(length)}10`,
  'joiners on accents': '\u0301\u200D'.repeat(length / 2),
}

const names = ['firstName', 'extension', 'roles', 'agentGroups', 'skills', 'media_maxAllowed_VOICE']
const context = {
  creating: true,
  names: new Map([
    ['skill', new Set(['Billing'])],
    ['agent group', new Set(['Berlin'])],
  ]),
}

test.each(names.flatMap(name => Object.entries(cells).map(([what, cell]) => [name, what, cell] as const)))(
  '%s is judged whatever it holds: %s',
  (name, _, cell) => {
    const column = columnOf(five9Columns, name)
    if (!column) throw new Error(`no column ${name}`)
    for (const { message } of checkCell(column, cell, context)) expect(message.length).toBeLessThan(400)
    expect(damageOf(column, cell)?.message.length ?? 0).toBeLessThan(400)
    damageOf(column, '123', [cell])
    expect(fieldChange(column, '', cell).column).toBe(name)
  },
)
