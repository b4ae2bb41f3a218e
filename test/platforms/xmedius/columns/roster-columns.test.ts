import { describe, expect, test } from 'vitest'
import { columns as exported } from '../../../../src/platforms/xmedius/cells.ts'
import { profileFields } from '../../../../src/platforms/xmedius/portal-user.ts'
import { type PasswordSetupMode, xmediusColumns } from '../../../../src/platforms/xmedius/roster-columns.ts'
import { type Column, columnOf } from '../../../../src/roster/columns/column.ts'
import { meaning } from '../../../../src/roster/planning/field-change.ts'

const set = xmediusColumns({ passwordSetupMode: 'manual', literalPasswords: false })
const names = set.columns.map(({ name }) => name)

function column(name: string, from = set): Column {
  const found = columnOf(from, name)
  if (!found) throw new Error(`no column ${name}`)
  return found
}

describe('the columns of XMedius Cloud', () => {
  test('are those of the importer in its order, and what the portal tells', () => {
    expect(names).toEqual(
      (
        'username email first_name last_name group password fax_number salutation job_title company_name address city ' +
        'state country zip_code phone_number mobile_number language time_zone id external_id'
      ).split(' '),
    )
  })

  test('are those of an export, in its order, and the password', () => {
    expect(names.filter(name => name !== 'password')).toEqual(exported)
  })

  test('have examples that they accept, and a sentence each', () => {
    for (const { name, type, description } of set.columns) {
      expect(type.check(type.example), name).toBeUndefined()
      expect(description, name).toMatch(/^[A-Z].*\.$/)
    }
  })

  test('are identified by the username, in any letter case, which nobody can change', () => {
    expect(set).toMatchObject({ key: 'username', keyIgnoresCase: true, families: [] })
    expect(set.rename).toEqual({
      possible: false,
      reason: expect.stringMatching(/never changes the username, e-mail address or external id/),
    })
  })

  test('cannot take anybody out of service: the portal only removes', () => {
    expect(set.activation).toBeUndefined()
  })
})

describe('username', () => {
  test.each(['kim', 'Kim.Example-2_x', '0', '.', '-'])('may be %j', cell => {
    expect(column('username').type.check(cell)).toBeUndefined()
  })

  test.each(['kim example', 'kim@example.com', 'kïm', 'kim/2', 'kim+2'])('may not be %j', cell => {
    expect(column('username').type.check(cell)).toBe(
      `must be letters from a to z, digits, hyphens, underscores and dots only, not "${cell}"`,
    )
  })

  test('is needed by everybody', () => {
    expect(column('username')).toMatchObject({ requiredOnCreate: true, empty: 'refused' })
  })
})

describe('email', () => {
  test('is needed by everybody, nobody shares it, and people are known by it', () => {
    expect(column('email')).toMatchObject({
      ...{ requiredOnCreate: true, empty: 'refused', unique: true, identifying: true },
    })
  })

  test('is the same in any letter case', () => {
    expect(meaning(column('email'), 'Kim@Example.com')).toBe(meaning(column('email'), ' kim@example.com'))
  })

  test('is one address', () => {
    expect(column('email').type.check('email@invalid')).toBeUndefined()
    expect(column('email').type.check('kim@example.com, lee@example.com')).toMatch(/one e-mail address/)
  })
})

describe('the strings of the profile', () => {
  test.each(profileFields)('%s is any text, and is emptied by an empty cell', name => {
    expect(column(name)).toMatchObject({ empty: 'unset', access: 'read-write', requiredOnCreate: false })
    expect(column(name).type.check('"Any" Straße, 1\n=2+3')).toBeUndefined()
  })
})

describe('group', () => {
  test('names a group, and an empty cell leaves the user where it is', () => {
    expect(column('group')).toMatchObject({ refersTo: 'group', empty: 'untouched', requiredOnCreate: false })
  })
})

describe('password', () => {
  const inMode = (passwordSetupMode: PasswordSetupMode, literalPasswords = false) =>
    column('password', xmediusColumns({ passwordSetupMode, literalPasswords }))

  test.each([
    ['manual', true],
    ['user_choice', false],
    ['random', false],
  ] as const)('in the mode %s: a new user needs one is %s', (mode, needed) => {
    expect(inMode(mode)).toMatchObject({
      ...{ requiredOnCreate: needed, secret: true, access: 'create-only', empty: 'untouched' },
    })
  })

  test('is the name of a secret, unless the workflow lets passwords stand in the roster', () => {
    expect(inMode('manual').type.check('env:KIM')).toBeUndefined()
    expect(inMode('manual').type.check('Passw0rd')).toMatch(/a literal password is refused/)
    expect(inMode('manual', true).type.check('Passw0rd')).toBeUndefined()
  })
})

describe('fax_number', () => {
  test.each(['+15145550100', '+491', '+123456789012345'])('may be %s', cell => {
    expect(column('fax_number').type.check(cell)).toBeUndefined()
  })

  test.each(['15145550100', '+0145550100', '+1 514 555 0100', '+1234567890123456', '5145550100', '+'])(
    'may not be %j, which is not in E.164 format',
    cell => {
      expect(column('fax_number').type.check(cell)).toMatch(/^must be a number in E\.164 format/)
    },
  )

  test('names a number that nobody else has, and an empty cell leaves the user the number', () => {
    expect(column('fax_number')).toMatchObject({
      ...{ unique: true, refersTo: 'fax number', empty: 'untouched', requiredOnCreate: false },
    })
  })
})

describe('language', () => {
  test.each(['EN', 'FR', 'DE', 'en', 'Fr', 'dE'])('may be %s', cell => {
    expect(column('language').type.check(cell)).toBeUndefined()
    expect(meaning(column('language'), cell)).toBe(cell.toUpperCase())
  })

  test.each(['ES', 'en-US', 'English', 'francais'])('may not be %s', cell => {
    expect(column('language').type.check(cell)).toMatch(/^must be EN, FR or DE, not /)
  })

  test('is left as it is by an empty cell', () => {
    expect(column('language')).toMatchObject({ empty: 'untouched', requiredOnCreate: false })
  })
})

describe('what the portal tells', () => {
  test.each(['id', 'external_id'])('%s is read-only, and people are known by it', name => {
    expect(column(name)).toMatchObject({ access: 'read-only', unique: true, identifying: true })
  })
})
