import { describe, expect, test } from 'vitest'
import { type SecretColumn, secretRules, wazoColumns } from '../../../../src/platforms/wazo/roster-columns.ts'
import { type Column, columnOf } from '../../../../src/roster/columns/column.ts'
import { meaning } from '../../../../src/roster/planning/field-change.ts'

const set = wazoColumns({ literalPasswords: false })
const literal = wazoColumns({ literalPasswords: true })

const exported =
  'uuid subscription_type firstname lastname email mobile_phone_number outgoing_caller_id language ' +
  'call_permission_password enabled ring_seconds simultaneous_calls supervision_enabled call_transfer_enabled ' +
  'dtmf_hangup_enabled call_record_outgoing_external_enabled call_record_outgoing_internal_enabled ' +
  'call_record_incoming_external_enabled call_record_incoming_internal_enabled online_call_record_enabled userfield ' +
  'voicemail_name voicemail_number voicemail_context voicemail_password voicemail_email voicemail_attach_audio ' +
  'voicemail_delete_messages voicemail_ask_password line_protocol provisioning_code context sip_username sip_secret ' +
  'exten incall_exten incall_context call_permissions username'

function column(name: string, from = set): Column {
  const found = columnOf(from, name)
  if (!found) throw new Error(`no column ${name}`)
  return found
}

const having = (of: (column: Column) => unknown) => set.columns.filter(of).map(({ name }) => name)

const bits = having(({ type }) => type.name === 'boolean')

describe('the columns of Wazo', () => {
  test('are those that the server exports, in its order, and the two that it only takes', () => {
    const names = set.columns.map(({ name }) => name)
    expect(names.filter(name => !['incall_ring_seconds', 'password'].includes(name))).toEqual(
      exported.split(' '),
    )
    expect(names.indexOf('incall_ring_seconds')).toBe(names.indexOf('incall_context') + 1)
    expect(names.at(-1)).toBe('password')
  })

  test('stand below the headings of the document', () => {
    expect(
      Map.groupBy(set.columns, ({ group }) => group)
        .keys()
        .toArray(),
    ).toEqual(expect.arrayContaining(['User', 'Phone', 'Incoming call', 'Voicemail', 'Call permissions']))
    const group = (heading: string) => having(one => one.group === heading)
    expect(group('Phone')).toEqual(
      'line_protocol provisioning_code context sip_username sip_secret exten'.split(' '),
    )
    expect(group('Incoming call')).toEqual(['incall_exten', 'incall_context', 'incall_ring_seconds'])
    expect(group('Call permissions')).toEqual(['call_permissions'])
    expect(group('Voicemail').every(name => name.startsWith('voicemail_'))).toBe(true)
    expect(group('Voicemail')).toHaveLength(8)
  })

  test.each([set, literal])('have examples that they accept, and a sentence each', ({ columns }) => {
    for (const { name, type, description } of columns) {
      expect(type.check(type.example), name).toBeUndefined()
      expect(description, name).toMatch(/^[A-Z].*\.$/)
      expect(type.schema, name).toMatchObject({ type: 'string' })
    }
  })

  test('say who is who, what is needed and what is told by the server alone', () => {
    expect(having(({ requiredOnCreate }) => requiredOnCreate)).toEqual(['firstname'])
    expect(having(({ unique }) => unique)).toEqual(['email', 'sip_username', 'username'])
    expect(having(({ identifying }) => identifying)).toEqual(['email', 'username'])
    expect(having(({ access }) => access === 'read-only')).toEqual(['uuid'])
    expect(having(({ access }) => access === 'create-only')).toEqual(['password'])
    expect(having(({ secret }) => secret)).toEqual(
      'call_permission_password voicemail_password sip_secret password'.split(' '),
    )
    expect(having(({ refersTo }) => refersTo)).toEqual(['call_permissions'])
    expect(set.activation).toEqual({ column: 'enabled', on: '1', off: '0' })
  })

  test.each([
    [
      'refused',
      ['firstname', 'ring_seconds', 'simultaneous_calls', ...bits.filter(name => !/voice/.test(name))],
    ],
    ['untouched', ['sip_username', 'sip_secret', 'provisioning_code', 'password']],
    ['unset', ['lastname', 'email', 'mobile_phone_number', 'outgoing_caller_id', 'language', 'userfield']],
    ['unset', ['username', 'call_permissions', 'call_permission_password', 'subscription_type']],
    ['unset', ['exten', 'context', 'line_protocol', 'incall_exten', 'incall_context', 'incall_ring_seconds']],
    ['unset', having(({ group }) => group === 'Voicemail')],
  ])('an empty cell means %s for %j', (empty, columns) => {
    expect(columns.map(name => column(name).empty)).toEqual(columns.map(() => empty))
  })

  test('find the user of a row without uuid by what it is called', () => {
    for (const { columns, unless = [] } of set.likenesses ?? [])
      for (const name of [...columns, ...unless]) expect(column(name).name).toBe(name)
    expect(set.likenesses?.map(({ columns }) => columns.join())).toEqual([
      ...['username', 'email', 'exten,context,firstname,lastname', 'firstname,lastname'],
    ])
    const user = (cells: Record<string, string>) => ({ get: (name: string) => cells[name] })
    expect(set.label?.(user({ firstname: 'Kim', lastname: '', username: 'kim' }))).toBe('Kim')
    expect(set.label?.(user({ firstname: 'Kim', lastname: 'Moor' }))).toBe('Kim Moor')
    expect(set.label?.(user({ firstname: '', lastname: '', username: 'kim' }))).toBe('kim')
    expect(set.label?.(user({}))).toBe('')
  })

  test('know what two users cannot have together', () => {
    expect(set.uniqueTogether).toEqual([
      ['exten', 'context'],
      ['incall_exten', 'incall_context'],
      ['voicemail_number', 'voicemail_context'],
    ])
  })
})

describe('cells', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['uuid', ['0B8F7A52-3c1d-4e6f-8a9b-1c2d3e4f5a6b'], ['7', '0b8f7a52']],
    ['subscription_type', ['0', '10'], ['11', '-1', '1.5', '²']],
    ['firstname', ['Kim', 'É'.repeat(128)], ['x'.repeat(129)]],
    ['lastname', ['Moor'], ['x'.repeat(129)]],
    ['userfield', ['desk 4'], ['x'.repeat(129)]],
    ['email', ['kim@example.com'], ['kim', 'kim@', 'kim@example.com;lee@example.com']],
    ['mobile_phone_number', ['5550100', '+15550100', '*12#'], ['+1 (555) 0100', '1+2', 'abc']],
    ['outgoing_caller_id', ['anonymous', '"Kim" <5550100>'], ['x'.repeat(81)]],
    ['language', ['en_US', 'pt_BR'], ['english', 'en-US', 'EN_us']],
    ['ring_seconds', ['0', '7', '10800'], ['10801', '-5', 'thirty', '2.5']],
    ['simultaneous_calls', ['1', '20'], ['0', '21']],
    ['exten', ['1001'], ['10a', '1001;1002', '+1001']],
    ['context', ['ctx-office-internal-1'], []],
    ['line_protocol', ['sip', 'sccp', 'webrtc'], ['custom', 'SIP', 'iax']],
    ['provisioning_code', ['012345'], ['12345', '1234567', 'abcdef']],
    ['sip_username', ['kim'], []],
    ['incall_exten', ['5550100', '+15550100'], ['555 0100', '5550100;5550101']],
    ['incall_context', ['ctx-office-incall-1'], ['ctx-office-incall-1;ctx-office-incall-1']],
    ['incall_ring_seconds', ['0', '25'], ['x', '10801', '10;20']],
    ['voicemail_name', ['Kim'], ['x'.repeat(129)]],
    ['voicemail_number', ['1', '1'.repeat(40)], ['13O1', '1'.repeat(41)]],
    ['voicemail_context', ['ctx-office-internal-1'], []],
    ['voicemail_email', ['kim@example.com'], ['kim']],
    ['call_permissions', ['intl', 'intl;premium'], [';']],
    [
      'username',
      ['kim', 'kim.moor@example.com', `k!$&'()*+,;=%~-`],
      ['k', 'kim moor', 'kïm', 'k'.repeat(255)],
    ],
    ['password', ['env:KIM'], ['Ch4nge-me', 'env:', 'KIM']],
    ['sip_secret', ['env:KIM'], ['s3cret']],
    ...bits.map(name => [name, ['0', '1'], ['true', 'yes', '2', 'x']] as [string, string[], string[]]),
  ])('of %s', (name, right, wrong) => {
    const { type } = column(name)
    for (const cell of right) expect(type.check(cell), cell).toBeUndefined()
    for (const cell of wrong)
      expect(type.check(cell), cell).toEqual(expect.stringMatching(/^(must|has|names)/))
  })

  test('of a switch are hinted at where words were written', () => {
    expect(column('enabled').type.check('TRUE')).toBe('must be 1 or 0: write 1 in place of "TRUE"')
    expect(column('enabled').type.check('nein')).toBe('must be 1 or 0: write 0 in place of "nein"')
  })

  test.each([
    ['subscription_type', '0', ''],
    ['subscription_type', '02', '2'],
    ['incall_ring_seconds', '0', ''],
    ['ring_seconds', '030', '30'],
    ['incall_exten', '5550101;5550100', '5550100;5550101'],
    ['incall_context', 'b;a;a', 'a;a;b'],
    ['incall_ring_seconds', ';10', '10;'],
    ['call_permissions', 'premium; intl', 'intl;premium'],
  ])('of %s mean the same as %j and as %j', (name, one, other) => {
    expect(meaning(column(name), one)).toBe(meaning(column(name), other))
  })

  test.each([
    ['ring_seconds', '0', ''],
    ['incall_exten', '5550100', '5550100;5550101'],
    ['enabled', '1', '0'],
    ['line_protocol', 'sip', 'webrtc'],
  ])('of %s do not mean the same as %j and as %j', (name, one, other) => {
    expect(meaning(column(name), one)).not.toBe(meaning(column(name), other))
  })
})

describe('secrets in a roster', () => {
  test.each<[SecretColumn, readonly string[], readonly string[]]>([
    ['password', ['Ch4nge-me', 'abcd', 'x'.repeat(64)], ['abc', 'kim@example', 'pass word', 'x'.repeat(65)]],
    ['sip_secret', ['s3cret', 'ü'], []],
    ['voicemail_password', ['0', '1'.repeat(80)], ['12a', '*12', '1'.repeat(81)]],
    ['call_permission_password', ['*12#'], ['12a', '1'.repeat(17)]],
  ])('%s may stand there itself where the workflow allows it, and is never told', (name, right, wrong) => {
    const { type } = column(name, literal)
    for (const cell of [...right, 'env:KIM']) expect(type.check(cell), cell).toBeUndefined()
    for (const cell of wrong) {
      expect(type.check(cell)).toBe(`must be ${secretRules[name].rule}, or env:NAME`)
      expect(column(name).type.check(cell)).not.toContain(cell)
    }
  })
})
