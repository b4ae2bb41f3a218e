import { describe, expect, test } from 'vitest'
import type { CellType } from '../../../src/roster/columns/cell-type.ts'
import type { Column } from '../../../src/roster/columns/column.ts'
import { boolean } from '../../../src/roster/columns/types/boolean.ts'
import { email } from '../../../src/roster/columns/types/email.ts'
import { numbered } from '../../../src/roster/columns/types/numbered.ts'
import { secretName } from '../../../src/roster/columns/types/secret-name.ts'
import { set } from '../../../src/roster/columns/types/set.ts'
import { text } from '../../../src/roster/columns/types/text.ts'
import { checkCell } from '../../../src/roster/planning/cell-rules.ts'

function column(name: string, type: CellType, more: Partial<Column> = {}): Column {
  return {
    ...{ name, type, description: 'Made up.', group: 'General' },
    ...{ empty: 'unset', requiredOnCreate: false, access: 'read-write' },
    ...more,
  }
}

const firstName = column('firstName', text(), { requiredOnCreate: true })
const active = column('active', boolean())
const mail = column('EMail', email(), { identifying: true })
const extension = column('extension', text(), { unique: true })
const password = column('password', secretName(), { secret: true })
const profile = column('userProfileName', text(), { refersTo: 'user profile' })
const groups = column('agentGroups', set({ item: 'agent group', example: 'Berlin' }), {
  refersTo: 'agent group',
})
const teams = column('teams', set({ item: 'team', example: 'A' }), { refersTo: 'team' })
const skills = column(
  'skills',
  numbered({ item: 'skill', number: 'level', least: 1, most: 10, example: 'Billing:1' }),
  { refersTo: 'skill' },
)

const names = new Map([
  ['skill', new Set(['Billing', 'Sales', 'Jo\u0308rg', 'A;B', 'West, North'])],
  ['user profile', new Set(['Standard'])],
  ['team', new Set(['Billing', 'A', 'West, North'])],
])

function problems(of: Column, cell: string, creating = false) {
  return checkCell(of, cell, { creating, names }).map(({ severity, code, field, message }) => {
    expect(field).toBe(of.name)
    expect(message.startsWith(`${of.name} `)).toBe(true)
    return `${severity} ${code}: ${message.slice(of.name.length + 1)}`
  })
}

describe('an empty cell', () => {
  test.each(['', ' ', '\u00A0\t'])('of a new user, %j, is wrong where it is required', cell => {
    expect(problems(firstName, cell, true)).toEqual([
      'error required: is empty: a new user cannot be made without it',
    ])
    expect(problems(active, cell, true)).toEqual([])
  })

  test('of a user who exists is not judged here', () => {
    expect(problems(firstName, '')).toEqual([])
  })
})

describe('a cell', () => {
  test.each<[Column, string]>([
    [firstName, 'Kim'],
    [active, 'TRUE'],
    [mail, 'kim@example.com'],
    [password, 'env:KIM'],
    [profile, ' Standard '],
    [skills, 'Sales:1;Billing:2'],
    [skills, 'Jörg:1;A\\;B:2;West, North:3'],
    [groups, 'No list of groups to look into'],
    [firstName, 'Zo\u00EB 👩\u200D💻'],
  ])('%# is right: %s', (of, cell) => {
    expect(problems(of, cell, true)).toEqual([])
  })

  test('that its type refuses is wrong', () => {
    expect(problems(active, 'ja')).toEqual([
      'error invalid-value: must be true or false: write true in place of "ja"',
    ])
  })

  test('that holds a secret is not shown', () => {
    expect(problems(password, 'hunter2\u200B').join()).not.toContain('hunter2')
    expect(problems(password, 'hunter2')).toEqual([
      expect.stringMatching(/^error invalid-value: must be env:/),
    ])
  })
})

describe('a name that does not exist', () => {
  test.each<[string, Column, string, string]>([
    [
      'near to one',
      skills,
      'Biling:1',
      'names the skill "Biling", which does not exist; did you mean "Billing"?',
    ],
    ['near to none', skills, 'Cooking:1', 'names the skill "Cooking", which does not exist'],
    [
      'in another case',
      skills,
      'billing:1',
      'names the skill "billing", which does not exist: letter case counts, and there is "Billing"',
    ],
    [
      'in capital letters',
      skills,
      'BILLING:1',
      'names the skill "BILLING", which does not exist: letter case counts, and there is "Billing"',
    ],
    [
      'that looks the same',
      skills,
      'S\u0430les:1',
      'names the skill "S\u0430les", which does not exist: it looks like "Sales", but has other characters',
    ],
    [
      'in a column of one',
      profile,
      'Standart',
      'names the user profile "Standart", which does not exist; did you mean "Standard"?',
    ],
    [
      'with a comma in its own name',
      skills,
      'West, Noth:1',
      'names the skill "West, Noth", which does not exist; did you mean "West, North"?',
    ],
  ])('%s', (_case, of, cell, message) => {
    expect(problems(of, cell).filter(problem => problem.startsWith('error'))).toEqual([
      `error unknown-name: ${message}`,
    ])
  })

  test('is told for each of several', () => {
    expect(problems(skills, 'Cooking:1;Sales:2;Dancing:3')).toEqual([
      'error unknown-name: names the skill "Cooking", which does not exist',
      'error unknown-name: names the skill "Dancing", which does not exist',
    ])
  })

  test.each([
    ['Billing:1,Sales:2', 'Billing:1;Sales:2'],
    ['Billing:1 | Sales:2', 'Billing:1;Sales:2'],
    ['Billing:1\nSales:2', 'Billing:1;Sales:2'],
    ['Billing:1,Cooking:2', 'Billing:1;Cooking:2'],
  ])('%j is a list with another separator', (cell, list) => {
    expect(problems(skills, cell)).toEqual([
      `error separator: must have ; between its skills: write "${list}"`,
    ])
  })

  test('a list with another separator may be near to one of its names', () => {
    expect(problems(teams, 'Billing,A')).toEqual([
      'error separator: must have ; between its teams: write "Billing;A"',
    ])
  })

  test('a list is not torn apart at a comma within a misspelt name', () => {
    expect(problems(teams, 'A,Billing;West, Noth').map(problem => problem.slice(0, 18))).toEqual([
      'error unknown-name',
      'error unknown-name',
    ])
  })

  test('a name with a comma in a column of one is no list', () => {
    expect(problems(profile, 'Standard,Standard')).toEqual([
      'error unknown-name: names the user profile "Standard,Standard", which does not exist',
    ])
  })
})

describe('a character that cannot be seen', () => {
  test.each<[Column, string, string]>([
    [firstName, 'Kim\u200B', 'warning'],
    [firstName, 'Kim\u00A0', 'warning'],
    [mail, 'k\u0456m@example.com', 'error'],
    [extension, '12\u200E', 'error'],
  ])('in %# is told', (of, cell, severity) => {
    expect(problems(of, cell)).toEqual([expect.stringMatching(`^${severity} strange-character: `)])
  })

  test('in a secret is not told', () => {
    expect(problems(column('pin', text(), { secret: true }), '12\u200B')).toEqual([])
  })

  test('has a name and a place', () => {
    expect(problems(firstName, 'K\u200Bi\u200Bm\u200B')).toEqual([
      'warning strange-character: holds what cannot be seen or looks like something else, U+200B zero width space at ' +
        'character 2, U+200B zero width space at character 4, U+200B zero width space at character 6: type the cell ' +
        'anew unless it is meant',
    ])
    expect(problems(firstName, 'K\u200Bi\u200Bm\u200B\u200B')).toEqual([
      'warning strange-character: holds what cannot be seen or looks like something else, U+200B zero width space at ' +
        'character 2, U+200B zero width space at character 4, U+200B zero width space at character 6, 1 more: type the ' +
        'cell anew unless it is meant',
    ])
  })
})
