import { describe, expect, test } from 'vitest'
import { makeTenant, newState, type State, type User } from '../../../simulators/wazo/index.ts'

/** Everything in the state, as text. */
function dump(state: State): string {
  const { users, lines, sip, sccp, custom, extensions, voicemails, incalls, accounts } = state
  const tables = [users, lines, sip, sccp, custom, extensions, voicemails, incalls, accounts]
  return JSON.stringify(tables.map(table => [...table.all()]))
}

function made(seed: number, users: number): State {
  const state = newState(seed)
  makeTenant(state, { users })
  return state
}

test('the same seed makes the same tenant, another seed another', () => {
  expect(dump(made(3, 40))).toBe(dump(made(3, 40)))
  expect(dump(made(3, 40))).not.toBe(dump(made(4, 40)))
})

describe('a tenant of sixteen users', () => {
  const state = made(1, 16)
  const users = [...state.users.all()]
  const kinds = (user: User) => user.line_ids.map(id => state.lines.need(id).endpoint?.kind)
  const some = (is: (user: User) => boolean) => users.filter(is).length

  test.each<[string, (user: User) => boolean]>([
    ['bare', ({ line_ids, voicemail_id }) => line_ids.length === 0 && voicemail_id === null],
    ['sip', user => kinds(user)[0] === 'sip'],
    ['sccp', user => kinds(user)[0] === 'sccp'],
    ['custom', user => kinds(user)[0] === 'custom'],
    ['two lines', ({ line_ids }) => line_ids.length === 2],
    [
      'a line without extension',
      ({ line_ids: [id] }) => id !== undefined && state.lines.need(id).extension_ids.length === 0,
    ],
    ['one incall', ({ id }) => state.incalls.by('user', id).length === 1],
    ['several incalls', ({ id }) => state.incalls.by('user', id).length > 1],
    ['a voicemail', ({ voicemail_id }) => voicemail_id !== null],
    [
      'a shared voicemail',
      ({ voicemail_id: id }) => id !== null && state.users.by('voicemail', id).length > 1,
    ],
    ['several permissions', ({ call_permission_ids }) => call_permission_ids.length > 1],
    ['disabled', ({ enabled }) => !enabled],
    ['without address', ({ email }) => email === null],
    ['without account', ({ uuid }) => state.accounts.get(uuid) === undefined],
    ['logs in by its uuid', ({ uuid }) => state.accounts.get(uuid)?.username === uuid],
    [
      'logs in by its address',
      ({ uuid, email }) => email !== null && state.accounts.get(uuid)?.username === email,
    ],
    ['with an odd name', ({ firstname }) => /[^\w]/.test(firstname)],
    [
      'webrtc',
      ({ line_ids: [id], tenant_uuid }) => {
        const endpoint = id === undefined ? null : state.lines.need(id).endpoint
        const { webrtc } = state.tenants.need(tenant_uuid).templates
        return endpoint?.kind === 'sip' && state.sip.need(endpoint.uuid).template_uuids.includes(webrtc)
      },
    ],
  ])('holds one that is %s', (_, is) => {
    expect(some(is)).toBeGreaterThan(0)
  })
})

test('two tenants of one server share no login, number or name', () => {
  const state = newState()
  const [one, other] = ['acme', 'zenith'].map(name => makeTenant(state, { users: 300, name }))
  expect(state.users.by('tenant', one?.tenant.uuid ?? '')).toHaveLength(300)
  expect(state.users.by('tenant', other?.tenant.uuid ?? '')).toHaveLength(300)
})

test('beyond 900 users the ranges of numbers are wider', () => {
  const state = newState()
  const { internal } = makeTenant(state, { users: 1_000 })
  expect(internal.ranges).toEqual([{ start: '100000', end: '999999' }])
  expect(state.users.size).toBe(1_000)
})
