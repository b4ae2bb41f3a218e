import { describe, expect, test } from 'vitest'
import { createTenant, newState, startWazo } from '../../../../simulators/wazo/index.ts'
import { creation, takeChanges } from './changes.ts'
import { contentOf } from './content.ts'
import { onStage, open, type Row, type Stage, stageOf, take } from './stage.ts'

type Names = Pick<Stage, 'internal' | 'incall'>

/** Rows that the server refuses, each for one reason, and the code and words of the failure. */
const bad: readonly (readonly [what: string, row: (names: Names) => Row, code: string, message: RegExp])[] = [
  ['no first name', () => ({ lastname: 'X' }), 'Refused', /firstname: Field may not be null/],
  [
    'a boolean that is none',
    () => ({ firstname: 'A', enabled: 'true' }),
    'Refused',
    /enabled must be one of/,
  ],
  ['an integer that is none', () => ({ firstname: 'A', ring_seconds: '-1' }), 'Refused', /ring_seconds/],
  ['an integer out of range', () => ({ firstname: 'A', ring_seconds: '10801' }), 'Refused', /10800/],
  [
    'an extension out of range',
    ({ internal }) => ({ firstname: 'A', exten: '9999', context: internal, line_protocol: 'sip' }),
    'ExtensionOutOfRange',
    /^The extension 9999 is in no range of the context ctx-acme-internal/,
  ],
  [
    'an extension that is taken',
    ({ internal }) => ({ firstname: 'A', exten: '1001', context: internal, line_protocol: 'sip' }),
    'ExtensionTaken',
    /another user/,
  ],
  [
    'no protocol',
    ({ internal }) => ({ firstname: 'A', exten: '1002', context: internal }),
    'ColumnMissing',
    /without line_protocol/,
  ],
  [
    'an unknown protocol',
    ({ internal }) => ({ firstname: 'A', exten: '1002', context: internal, line_protocol: 'iax' }),
    'Refused',
    /sccp, sip, webrtc/,
  ],
  [
    'an unknown context',
    () => ({ firstname: 'A', exten: '1002', context: 'default', line_protocol: 'sip' }),
    'ContextNotFound',
    /no context default/,
  ],
  [
    'a context of another kind',
    ({ incall }) => ({ firstname: 'A', exten: '1002', context: incall, line_protocol: 'sip' }),
    'ContextUnfit',
    /type incall/,
  ],
  ['a username in use', () => ({ firstname: 'A', username: 'TAKEN' }), 'LoginTaken', /logs in with/],
  [
    'an address in use',
    () => ({ firstname: 'A', email: 'taken@example.com' }),
    'EmailTaken',
    /taken@example\.com/,
  ],
  [
    'an unknown permission',
    () => ({ firstname: 'A', call_permissions: 'nope' }),
    'CallPermissionNotFound',
    /nope/,
  ],
  [
    'a SIP username in use',
    ({ internal }) => ({
      firstname: 'A',
      exten: '1002',
      context: internal,
      line_protocol: 'sip',
      sip_username: 'taken',
    }),
    'SipUsernameTaken',
    /another line/,
  ],
  [
    'a SIP username of another tenant',
    ({ internal }) => ({
      firstname: 'A',
      exten: '1002',
      context: internal,
      line_protocol: 'sip',
      sip_username: 'foreign',
    }),
    'TakenInAnotherTenant',
    /another tenant/,
  ],
  [
    'a username of another tenant',
    () => ({ firstname: 'A', username: 'foreign' }),
    'LoginTaken',
    /another tenant/,
  ],
  [
    'an incall context that is not there',
    () => ({ firstname: 'A', incall_exten: '5551002', incall_context: 'nope' }),
    'ContextNotFound',
    /nope/,
  ],
  [
    'a mailbox without name',
    ({ internal }) => ({ firstname: 'A', voicemail_number: '1002', voicemail_context: internal }),
    'Refused',
    /name/,
  ],
  [
    'messages deleted and not sent',
    ({ internal }) => ({
      ...{ firstname: 'A', voicemail_name: 'A', voicemail_number: '1002', voicemail_context: internal },
      voicemail_delete_messages: '1',
    }),
    'Refused',
    /email must be provided/,
  ],
]

async function withOthers(play: (stage: Stage) => Promise<void>) {
  const state = newState()
  const furnished = createTenant(state, { name: 'acme' })
  const other = createTenant(state, { name: 'other' })
  await using wazo = await startWazo({ state })
  const stage = stageOf(wazo, furnished)
  const neighbour = stageOf(wazo, other)
  const line = ({ internal }: Names, exten: string, name: string) => ({
    ...{ exten, context: internal, line_protocol: 'sip', sip_username: name },
  })
  const there = [
    creation('T', {
      firstname: 'T',
      username: 'taken',
      email: 'taken@example.com',
      ...line(stage, '1001', 'taken'),
    }),
  ]
  const abroad = [
    creation('F', { firstname: 'F', username: 'foreign', ...line(neighbour, '1001', 'foreign') }),
  ]
  expect((await takeChanges(stage, there)).failures).toEqual({})
  expect((await takeChanges(neighbour, abroad)).failures).toEqual({})
  await play(stage)
}

describe('rows that the server refuses', () => {
  test('each is reported on the right user, in words for people, and everybody else is created', () =>
    withOthers(async stage => {
      const earlier = stage.writes().length
      const good = (at: number) => creation(`good ${at}`, { firstname: 'Good', username: `good${at}` })
      const changes = bad.flatMap(([what, row], at) => [creation(what, row(stage)), good(at)])
      const { failures, codes } = await takeChanges(stage, changes)
      expect(new Set(Object.keys(failures))).toEqual(new Set(bad.map(([what]) => what)))
      for (const [what, , code, message] of bad) {
        expect.soft([what, codes[what]]).toEqual([what, code])
        expect.soft(failures[what]).toMatch(message)
      }
      expect(contentOf(stage.wazo.state, stage.furnished.tenant).users).toHaveLength(bad.length + 1)
      // All rows, then those that are good.
      expect(stage.writes().slice(earlier)).toEqual(['POST confd/users/import', 'POST confd/users/import'])
    }))

  test('a refusal names no secret of the row', () =>
    onStage(async stage => {
      const secret = { environment: { PIN: 'abcd-secret' } }
      const row = {
        ...{ firstname: 'A', voicemail_name: 'A', voicemail_number: '1', voicemail_context: stage.internal },
        call_permission_password: 'env:PIN',
      }
      const { wazo, furnished } = stage
      const platform = await open(wazo, furnished, [], secret)
      const change = creation('A', row)
      const fields = change.fields.map(field =>
        field.column === 'call_permission_password'
          ? { ...field, after: null, secret: true as const }
          : field,
      )
      const { failed } = await take(platform.steps([{ ...change, fields }], () => 'env:PIN'))
      expect(failed).toHaveLength(1)
      expect(JSON.stringify(failed.map(({ failure }) => [failure, failure.message]))).not.toContain('abcd')
    }))

  test('one row alone is refused for its own reason', () =>
    onStage(async stage => {
      const { codes } = await takeChanges(stage, [
        creation('A', { firstname: 'A', call_permissions: 'nope' }),
      ])
      expect(codes).toEqual({ A: 'CallPermissionNotFound' })
    }))

  test('what is left for later is refused with those who were not created', () =>
    onStage(async stage => {
      const row = { firstname: 'A', exten: '9999', context: stage.internal, line_protocol: 'sip' }
      const { codes, failures } = await takeChanges(stage, [
        creation('A', { ...row, provisioning_code: '123456' }),
        creation('B', { firstname: 'B', username: 'bea' }),
      ])
      expect(codes).toEqual({ A: 'ExtensionOutOfRange' })
      expect(failures.A).toContain('9999')
    }))

  test('2,000 users with one in twenty bad: the good are there, the bad are named, at most 1.3 times the requests', async () => {
    const requests = async (bad: boolean) => {
      const state = newState()
      const furnished = createTenant(state, { name: 'acme', internal: { start: '10000', end: '19999' } })
      const other = createTenant(state, { name: 'other' })
      await using wazo = await startWazo({ state })
      const stage = stageOf(wazo, furnished)
      await takeChanges(stageOf(wazo, other), [creation('F', { firstname: 'F', username: 'foreign' })])
      const earlier = wazo.calls.length
      const changes = Array.from({ length: 2_000 }, (_, at) =>
        creation(String(at), {
          ...{ firstname: `U${at}`, username: bad && at % 20 === 7 ? 'foreign' : `user.${at}` },
          ...{ exten: String(10_000 + at), context: stage.internal, line_protocol: 'sip' },
        }),
      )
      const { codes } = await takeChanges(stage, changes)
      return {
        codes,
        users: state.users.by('tenant', furnished.tenant.uuid).length,
        calls: wazo.calls.length - earlier,
      }
    }
    const without = await requests(false)
    expect(without).toMatchObject({ codes: {}, users: 2_000 })
    expect(without.calls).toBeLessThan(13)
    const { codes, users, calls } = await requests(true)
    expect(users).toBe(1_900)
    expect(Object.keys(codes)).toEqual(Array.from({ length: 100 }, (_, at) => String(at * 20 + 7)))
    expect(new Set(Object.values(codes))).toEqual(new Set(['LoginTaken']))
    expect(calls).toBeLessThanOrEqual(1.3 * without.calls)
  }, 60_000)
})
