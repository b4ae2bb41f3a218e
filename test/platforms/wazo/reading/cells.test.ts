import { describe, expect, test } from 'vitest'
import { cellsOf, type Parts } from '../../../../src/platforms/wazo/reading/cells.ts'
import { rosterHeader } from '../../../../src/platforms/wazo/reading/header.ts'
import { clearSecrets, noSecrets } from '../../../../src/platforms/wazo/reading/secrets.ts'
import type { Line, User } from '../../../../src/platforms/wazo/resources.ts'
import { bare, line } from './made-up-user.ts'

const nobody: Parts = { username: undefined, mailbox: undefined, ringTimes: new Map(), sipSecret: undefined }

/** The cells that are not empty. */
function filled(user: Partial<User>, parts: Partial<Parts> = {}): Record<string, string> {
  const cells = cellsOf({ ...bare, ...user }, { ...nobody, ...parts }, clearSecrets)
  return Object.fromEntries([...cells].filter(([, cell]) => cell !== ''))
}

const least = filled({})

function added(user: Partial<User>, parts: Partial<Parts> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(filled(user, parts)).filter(([name]) => !(name in least)))
}

test('A user with nothing has switches and numbers alone', () => {
  expect(least).toMatchObject({ uuid: bare.uuid, enabled: '0', ring_seconds: '0', supervision_enabled: '1' })
  expect(Object.values(least).every(cell => cell === bare.uuid || /^\d$/.test(cell))).toBe(true)
})

test('Every column of a roster has a cell', () => {
  for (const secrets of [noSecrets, clearSecrets])
    expect([...cellsOf(bare, nobody, secrets).keys()].sort()).toEqual([...rosterHeader(secrets)].sort())
})

describe('a line', () => {
  const extension = { id: 5, exten: '1001', context: 'elsewhere' }

  test.each<[string, Line, object]>([
    [
      'without extension has its own context',
      line,
      { context: 'inside', line_protocol: 'sip', sip_username: 'kim' },
    ],
    [
      'has the context of its extension',
      { ...line, extensions: [extension] },
      { exten: '1001', context: 'elsewhere' },
    ],
    [
      'for WebRTC is told as such',
      { ...line, is_webrtc: true },
      { line_protocol: 'webrtc', provisioning_code: '012345' },
    ],
  ])('%s', (_, one, expected) => {
    expect(added({ lines: [one] })).toMatchObject(expected)
  })

  test('without endpoint has no protocol', () => {
    const one = { ...line, protocol: null, endpoint_sip: null }
    expect(added({ lines: [one] })).toEqual({ provisioning_code: '012345', context: 'inside' })
  })

  test('has the name to log in with from its options, not from its endpoint', () => {
    const one = { ...line, endpoint_sip: { uuid: 'x', name: 'kim', auth_section_options: [] } }
    expect(added({ lines: [one] })).not.toHaveProperty('sip_username')
  })

  test('that is not the first is left out', () => {
    const other = { ...line, provisioning_code: '999999', extensions: [extension] }
    expect(added({ lines: [line, other] })).toEqual(added({ lines: [line] }))
  })
})

test('Numbers that are called from outside stand in one order, with their contexts and seconds', () => {
  const incalls = [
    { id: 1, extensions: [{ id: 1, exten: '5550102', context: 'b' }] },
    { id: 2, extensions: [{ id: 2, exten: '5550101', context: 'z' }] },
    { id: 3, extensions: [{ id: 3, exten: '5550101', context: 'a' }] },
    { id: 4, extensions: [] },
  ]
  const ringTimes = new Map([
    [1, 30],
    [2, null],
    [3, 10],
  ])
  expect(added({ incalls }, { ringTimes })).toEqual({
    incall_exten: '5550101;5550101;5550102',
    incall_context: 'a;z;b',
    incall_ring_seconds: '10;;30',
  })
  expect(added({ incalls })).not.toHaveProperty('incall_ring_seconds')
})

test('A mailbox has its own columns, and what is not set in it is empty', () => {
  const mailbox = {
    ...{ name: 'Kim', number: '1001', context: 'inside', password: '2468', email: null },
    ...{ attach_audio: null, delete_messages: false, ask_password: true },
  }
  expect(added({}, { mailbox })).toEqual({
    ...{ voicemail_name: 'Kim', voicemail_number: '1001', voicemail_context: 'inside' },
    ...{ voicemail_password: '2468', voicemail_delete_messages: '0', voicemail_ask_password: '1' },
  })
})

test('Permissions are sorted, a subscription is a number, and a username comes from the account', () => {
  const call_permissions = ['premium', 'intl'].map((name, id) => ({ id, name }))
  expect(added({ call_permissions, subscription_type: 2 }, { username: 'kim' })).toEqual({
    ...{ call_permissions: 'intl;premium', subscription_type: '2', username: 'kim' },
  })
  expect(added({}, { username: null })).toEqual({})
})

test('Secrets are told where they are wanted', () => {
  const user = { call_permission_password: '4321', lines: [line] }
  expect(added(user, { sipSecret: 's3cret' })).toMatchObject({
    call_permission_password: '4321',
    sip_secret: 's3cret',
  })
  const cells = cellsOf({ ...bare, ...user }, { ...nobody, sipSecret: 's3cret' }, noSecrets)
  expect([...cells.values()]).not.toContain('s3cret')
  expect([...cells.values()]).not.toContain('4321')
})
