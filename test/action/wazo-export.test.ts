import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compareCodePoints } from '../../src/roster/order.ts'
import { TemporaryFolder } from '../temporary-folder.ts'
import { oldRoster, rowsIn, WazoStage } from './wazo-stage.ts'

/** The SIP secrets of the tenant: other secrets are so short that they are found everywhere by chance. */
function sipSecretsOf({ wazo }: WazoStage): string[] {
  return [...wazo.state.sip.all()].flatMap(({ auth_section_options: options }) =>
    options.filter(([name]) => name === 'password').map(([, secret]) => secret),
  )
}

describe('an export', () => {
  test.each(['token', 'password'] as const)('by %s has every user once, and no secret', async login => {
    await using stage = await WazoStage.open({ users: 60, login })
    for (const secret of sipSecretsOf(stage)) stage.unseen.add(secret)
    const before = new Set(stage.wazo.state.tokens.all())
    const { errors, warnings, outputs, roster, summary } = await stage.export()
    expect([errors, warnings]).toEqual([[], []])
    expect(rowsIn(roster).map(({ uuid = '' }) => uuid)).toEqual(
      [...stage.wazo.state.users.all()].map(({ uuid }) => uuid).toSorted(compareCodePoints),
    )
    const [header = ''] = roster.split('\n', 1)
    expect(header.split(',').filter(column => /password|secret/.test(column))).toEqual([
      'voicemail_ask_password',
    ])
    expect(outputs).toMatchObject({
      users: '60',
      complete: 'true',
      roster: 'wazo-users.csv',
      changed: 'true',
    })
    expect(summary).toContain('the platform listed 60 users and each of them was read')

    // What was made to log in with is gone.
    expect(new Set(stage.wazo.state.tokens.all())).toEqual(before)
    const changed = stage.wazo.calls.filter(({ method }) => method !== 'GET').map(({ route }) => route)
    expect(changed).toEqual(login === 'token' ? [] : ['POST auth/token', 'DELETE auth/token/{token}'])
  })

  test('with secrets has those of phones, mailboxes and permissions, and says who will see them', async () => {
    await using stage = await WazoStage.open({ users: 30 })
    const { roster, warnings } = await stage.export({ 'include-secrets': 'true' })
    const [phones, mailboxes, permissions] = [
      'sip_secret',
      'voicemail_password',
      'call_permission_password',
    ].map(column => new Set(rowsIn(roster).flatMap(row => row[column] || [])))
    expect(phones?.size).toBeGreaterThan(10)
    expect([...(phones ?? [])].filter(secret => !sipSecretsOf(stage).includes(secret))).toEqual([])
    expect([mailboxes, permissions]).toEqual([new Set(['1234']), new Set(['4321'])])
    expect(warnings).toEqual([
      'The roster will hold passwords that phones and mailboxes can be used with, for all who can read the repository.',
    ])
    await stage.write({ 'wazo-users.csv': roster })
    const planned = await stage.plan({ 'literal-passwords': 'allow' })
    expect(planned.outputs).toMatchObject({ changes: '0', invalid: '0' })
  })

  test('by username is the same each time', async () => {
    await using stage = await WazoStage.open({ users: 30 })
    const first = await stage.export({ 'sort-by': 'username' })
    const names = rowsIn(first.roster).map(({ username = '' }) => username)
    expect(names).toEqual(names.toSorted(compareCodePoints))
    await stage.write({ 'wazo-users.csv': first.roster })
    const second = await stage.export({ 'sort-by': 'username' })
    expect(second.roster).toBe(first.roster)
    expect(second.outputs.changed).toBe('false')
  })
})

test('an authority of their own vouches for the server only with ca-file', async () => {
  using folder = new TemporaryFolder()
  const [key, cert] = [folder.file('key.pem'), folder.file('cert.pem')]
  const made = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert]
  const subject = ['-subj', '/CN=rollcall test', '-addext', 'subjectAltName=IP:127.0.0.1']
  execFileSync('openssl', ['req', ...made, ...subject], { stdio: 'pipe' })
  const tls = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  await using stage = await WazoStage.open({ users: 5, wazo: { tls }, files: { 'ca.pem': tls.cert } })
  const refused = await stage.export()
  expect(refused.errors).toEqual([expect.stringMatching(/certificate.*input ca-file/s)])
  expect(stage.wazo.calls).toEqual([])
  const { errors, outputs } = await stage.export({ 'ca-file': 'ca.pem' })
  expect(errors).toEqual([])
  expect(outputs.users).toBe('5')
})

describe('an export that is refused leaves the roster as it is', () => {
  test('and tells what inputs are missing, before anything is asked', async () => {
    await using stage = await WazoStage.open({ inputs: { tenant: '', token: '' } })
    const { errors, roster } = await stage.export()
    expect(errors.join('\n')).toMatch(/tenant is missing: .*token is missing: /s)
    expect(roster).toBe(oldRoster)
    expect(stage.wazo.calls).toEqual([])
  })

  test('and names no token that the server does not know, though it echoes it', async () => {
    const token = '0f0f0f0f-2222-4333-8444-555555555555'
    await using stage = await WazoStage.open({ secret: token })
    const { errors, roster } = await stage.export()
    expect(errors).toEqual([expect.stringMatching(/^Wazo does not know the token.*Make a new token/s)])
    expect(stage.wazo.calls.map(({ outcome }) => outcome)).toEqual([401])
    expect(roster).toBe(oldRoster)
  })

  test('and asks but once with a wrong password', async () => {
    await using stage = await WazoStage.open({ login: 'password', secret: 'Wrong-Pass-99' })
    const { errors } = await stage.export()
    expect(errors).toEqual([expect.stringMatching(/^Wazo does not accept the username and the password/)])
    expect(stage.wazo.calls).toHaveLength(1)
  })

  test('and names a tenant that there is not', async () => {
    const tenant = '0e0e0e0e-1111-4222-8333-444444444444'
    await using stage = await WazoStage.open({ inputs: { tenant }, login: 'password' })
    const { errors } = await stage.export()
    expect(errors).toEqual([expect.stringMatching(`${tenant}.*Check the input tenant`)])
    expect(stage.wazo.calls.at(-1)?.route).toBe('DELETE auth/token/{token}')
  })
})
