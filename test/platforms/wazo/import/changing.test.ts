import { describe, expect, test } from 'vitest'
import type { User } from '../../../../simulators/wazo/index.ts'
import { creation, deletion, type Fields, takeChanges, update } from './changes.ts'
import { contentOf } from './content.ts'
import { MemoryJournal, onStage, type Row, type Stage } from './stage.ts'

interface Scene extends Stage {
  readonly state: Stage['wazo']['state']
  /** Makes a user of these cells. */
  make(cells: Row): Promise<User>
  /** Has one attempt change a user; answers the code of the failure, if any, and the requests that write. */
  change(
    user: User,
    fields: Fields,
  ): Promise<{ readonly code: string | undefined; readonly sent: readonly string[] }>
  now(user: User): User
  /** A line as import columns have it. */
  line(exten: string, more?: Row): Row
  box(number: string, more?: Row): Row
  dial(exten: string, more?: Row): Row
}

function withScene(play: (scene: Scene) => Promise<void>): Promise<void> {
  return onStage(stage => {
    const { state } = stage.wazo
    const { internal, incall } = stage
    return play({
      ...stage,
      state,
      async make(cells) {
        const { failures, results } = await takeChanges(stage, [creation('new', cells)])
        expect(failures).toEqual({})
        return state.users.need(results.get('["import","1"]')?.new ?? '')
      },
      async change({ uuid }, fields) {
        const before = stage.writes().length
        const { codes } = await takeChanges(stage, [update(uuid, fields)])
        return { code: codes[uuid], sent: stage.writes().slice(before) }
      },
      now: ({ uuid }) => state.users.need(uuid),
      line: (exten, more) => ({ exten, context: internal, line_protocol: 'sip', ...more }),
      box: (number, more) => ({
        ...{ voicemail_name: 'Box', voicemail_number: number, voicemail_context: internal, ...more },
      }),
      dial: (exten, more) => ({ incall_exten: exten, incall_context: incall, ...more }),
    })
  })
}

const renamed: Fields = { firstname: ['Ada', 'Bea'] }

describe('any change', () => {
  test('is not made where somebody else has changed the same since the plan', () =>
    withScene(async ({ make, change, state }) => {
      const ada = await make({ firstname: 'Ada' })
      state.users.change(ada.uuid, { firstname: 'Cem' })
      expect(await change(ada, renamed)).toEqual({ code: 'ChangedMeanwhile', sent: [] })
    }))

  test('is not made twice', () =>
    withScene(async ({ make, change, state }) => {
      const ada = await make({ firstname: 'Ada' })
      state.users.change(ada.uuid, { firstname: 'Bea' })
      state.accounts.change(ada.uuid, { firstname: 'Bea' })
      expect(await change(ada, renamed)).toEqual({ code: undefined, sent: [] })
    }))

  test('tells of a user who is gone', () =>
    withScene(async ({ make, change, state }) => {
      const ada = await make({ firstname: 'Ada' })
      state.users.remove(ada.uuid)
      expect(await change(ada, renamed)).toEqual({ code: 'UserNotFound', sent: [] })
    }))
})

describe('the user and the account', () => {
  test('are kept in step: names, address and whether the user is enabled', () =>
    withScene(async ({ make, change, state, now }) => {
      const ada = await make({ firstname: 'Ada', lastname: 'One', username: 'ada', email: 'ada@example.com' })
      const { sent } = await change(ada, {
        ...{ firstname: ['Ada', 'Bea'], email: ['ada@example.com', 'bea@example.com'], enabled: ['1', '0'] },
      })
      expect(sent).toEqual([
        'PUT auth/users/{user}',
        'PUT auth/admin/users/{user}/emails',
        'PUT confd/users/{user}',
      ])
      expect(now(ada)).toMatchObject({ firstname: 'Bea', email: 'bea@example.com', enabled: false })
      expect(now(ada).caller_id).toBe('"Bea One"')
      expect(state.accounts.need(ada.uuid)).toMatchObject({
        ...{ username: 'ada', firstname: 'Bea', lastname: 'One', enabled: false },
        emails: [{ address: 'bea@example.com', main: true }],
      })
    }))

  test('the caller id of somebody who is called otherwise on purpose stays', () =>
    withScene(async ({ make, change, state, now }) => {
      const ada = await make({ firstname: 'Ada' })
      state.users.change(ada.uuid, { caller_id: '"Front desk"' })
      await change(ada, renamed)
      expect(now(ada).caller_id).toBe('"Front desk"')
    }))

  test('names alone go to the account, too', () =>
    withScene(async ({ make, change, state }) => {
      const ada = await make({ firstname: 'Ada', lastname: 'One' })
      await change(ada, { lastname: ['One', 'Two'] })
      expect(state.accounts.need(ada.uuid)).toMatchObject({ firstname: 'Ada', lastname: 'Two' })
    }))

  test('what is not changed of the account stays, though it is replaced whole', () =>
    withScene(async ({ make, change, state }) => {
      const ada = await make({ firstname: 'Ada', lastname: 'One', username: 'ada', enabled: '0' })
      await change(ada, { username: ['ada', 'bea'] })
      expect(state.accounts.need(ada.uuid)).toMatchObject({
        ...{ username: 'bea', firstname: 'Ada', lastname: 'One', enabled: false },
      })
    }))

  test('columns that only confd has leave wazo-auth alone, and go out as JSON wants them', () =>
    withScene(async ({ make, change, now }) => {
      const ada = await make({ firstname: 'Ada', subscription_type: '3' })
      const { sent } = await change(ada, {
        ...{ supervision_enabled: ['1', '0'], ring_seconds: ['30', '45'], subscription_type: ['3', null] },
        ...{ userfield: [null, 'desk 4'], language: [null, 'fr_FR'] },
      })
      expect(sent).toEqual(['PUT confd/users/{user}'])
      expect(now(ada)).toMatchObject({
        ...{ supervision_enabled: false, ring_seconds: 45, subscription_type: 0, userfield: 'desk 4' },
      })
    }))

  test('who has no account gets one with a username, and none without', () =>
    withScene(async ({ make, change, state }) => {
      const ada = await make({ firstname: 'Ada', email: 'ada@example.com' })
      state.accounts.remove(ada.uuid)
      expect(await change(ada, renamed)).toEqual({ code: undefined, sent: ['PUT confd/users/{user}'] })
      expect(state.accounts.get(ada.uuid)).toBeUndefined()
      await change(ada, { username: [null, 'bea'] })
      expect(state.accounts.need(ada.uuid)).toMatchObject({
        ...{ username: 'bea', firstname: 'Bea', emails: [{ address: 'ada@example.com' }] },
      })
    }))

  test('what wazo-auth refuses is not sent to confd, where the next plan sees it again', () =>
    withScene(async ({ make, change, now }) => {
      await make({ firstname: 'Cem', username: 'cem' })
      const ada = await make({ firstname: 'Ada', username: 'ada' })
      const { code, sent } = await change(ada, { firstname: ['Ada', 'Bea'], username: ['ada', 'cem'] })
      expect([code, sent]).toEqual(['Conflict', ['PUT auth/users/{user}']])
      expect(now(ada).firstname).toBe('Ada')
    }))
})

describe('the line', () => {
  const phone = ({ state }: Scene, user: User) =>
    state.lines.need(state.users.need(user.uuid).line_ids[0] ?? 0)
  const sipOf = (scene: Scene, user: User) => {
    const { endpoint } = phone(scene, user)
    return scene.state.sip.need(endpoint?.kind === 'sip' ? endpoint.uuid : '')
  }

  test('another username is the name of the endpoint too, and other options and templates stay', () =>
    withScene(async scene => {
      const { make, change, line, state } = scene
      const ada = await make({
        firstname: 'Ada',
        ...line('1001', { sip_username: 'adaline', sip_secret: 's1' }),
      })
      const { uuid, auth_section_options: options, template_uuids } = sipOf(scene, ada)
      const { registration_trunk: other, webrtc } = scene.furnished.tenant.templates
      state.sip.change(uuid, {
        auth_section_options: [...options, ['realm', 'home']],
        template_uuids: [...template_uuids, other],
      })
      const fields: Fields = { sip_username: ['adaline', 'bealine'], line_protocol: ['sip', 'webrtc'] }
      expect((await change(ada, fields)).sent).toEqual(['PUT confd/endpoints/sip/{sip}'])
      expect(sipOf(scene, ada)).toMatchObject({
        name: 'bealine',
        auth_section_options: [
          ['username', 'bealine'],
          ['password', 's1'],
          ['realm', 'home'],
        ],
        template_uuids: [...template_uuids, other, webrtc],
      })
      await change(ada, { line_protocol: ['webrtc', 'sip'] })
      expect(sipOf(scene, ada).template_uuids).toEqual([...template_uuids, other])
    }))

  test('SIP does not become SCCP, nor the other way round', () =>
    withScene(async ({ make, change, line }) => {
      const ada = await make({ firstname: 'Ada', ...line('1001') })
      const bea = await make({ firstname: 'Bea', ...line('1002', { line_protocol: 'sccp' }) })
      const refused = { code: 'ProtocolFixed', sent: [] }
      expect(await change(ada, { line_protocol: ['sip', 'sccp'] })).toEqual(refused)
      expect(await change(bea, { line_protocol: ['sccp', 'sip'] })).toEqual(refused)
    }))

  test('without endpoint it gets one', () =>
    withScene(async scene => {
      const { make, change, line, state } = scene
      const ada = await make({ firstname: 'Ada', ...line('1001') })
      const { uuid } = sipOf(scene, ada)
      state.lines.change(phone(scene, ada).id, { endpoint: null })
      state.sip.remove(uuid)
      expect((await change(ada, { line_protocol: [null, 'webrtc'] })).code).toBeUndefined()
      const { global, webrtc } = scene.furnished.tenant.templates
      expect(sipOf(scene, ada).template_uuids).toEqual([global, webrtc])
    }))

  test('a free extension of the wanted number gives way, one in use does not', () =>
    withScene(async scene => {
      const { make, change, line, state, furnished, internal } = scene
      const ada = await make({ firstname: 'Ada', ...line('1001') })
      await make({ firstname: 'Bea', ...line('1002') })
      const tenant_uuid = furnished.tenant.uuid
      state.extensions.put({ id: 90_000, tenant_uuid, exten: '1003', context: internal })
      expect((await change(ada, { exten: ['1001', '1003'] })).code).toBeUndefined()
      expect(contentOf(state, furnished.tenant).extensions).toEqual([])
      expect((await change(ada, { exten: ['1003', '1002'] })).code).toBe('Refused')
    }))

  test('a new line that is refused leaves nothing behind', () =>
    withScene(async scene => {
      const { make, change, state, furnished, internal } = scene
      const ada = await make({ firstname: 'Ada' })
      const line: Fields = { context: [null, internal], line_protocol: [null, 'sip'] }
      expect((await change(ada, { ...line, exten: [null, '9999'] })).code).toBe('Refused')
      const sccp: Fields = { context: [null, internal], line_protocol: [null, 'sccp'], exten: [null, '9999'] }
      expect((await change(ada, sccp)).code).toBe('Refused')
      const { users: _, ...orphans } = contentOf(state, furnished.tenant)
      expect(orphans).toMatchObject({ endpoints: [], sccp: 0, lines: 0, extensions: [] })
    }))

  test('an endpoint of another line and an extension in use are not taken for a new line', () =>
    withScene(async ({ make, change, line, internal, wazo, furnished }) => {
      await make({ firstname: 'Bea', ...line('1002', { sip_username: 'bealine' }) })
      const ada = await make({ firstname: 'Ada' })
      const fields: Fields = { context: [null, internal], line_protocol: [null, 'sip'] }
      const named: Fields = { ...fields, sip_username: [null, 'bealine'] }
      expect(await change(ada, named)).toEqual({ code: 'SipUsernameTaken', sent: [] })
      expect(await change(ada, { ...fields, exten: [null, '1002'] })).toEqual({
        code: 'ExtensionTaken',
        sent: [],
      })
      expect(contentOf(wazo.state, furnished.tenant)).toMatchObject({ endpoints: [], lines: 0 })
    }))

  test('is not taken off where another one would be shown in its place', () =>
    withScene(async scene => {
      const { make, change, line, state, internal } = scene
      const ada = await make({ firstname: 'Ada', ...line('1001') })
      const bea = await make({ firstname: 'Bea', ...line('1002') })
      const second = phone(scene, bea).id
      state.users.change(bea.uuid, { line_ids: [] })
      state.users.change(ada.uuid, { line_ids: [phone(scene, ada).id, second] })
      const gone: Fields = { exten: ['1001', null], context: [internal, null], line_protocol: ['sip', null] }
      expect(await change(ada, gone)).toEqual({ code: 'SeveralLines', sent: [] })
    }))
})

describe('the mailbox', () => {
  test.each(['PUT confd/voicemails/{voicemail}', 'PUT confd/users/{user}/voicemails/{voicemail}'])(
    'one that nobody has is taken with what is in it, also when this answer is lost: %s',
    route =>
      withScene(async ({ wazo, make, change, box, state, now, internal }) => {
        const bea = await make({ firstname: 'Bea', ...box('1001') })
        const id = bea.voicemail_id
        state.users.change(bea.uuid, { voicemail_id: null })
        const ada = await make({ firstname: 'Ada' })
        const fields: Fields = {
          voicemail_name: [null, 'Ada'],
          voicemail_number: [null, '1001'],
          voicemail_context: [null, internal],
        }
        wazo.set([{ effect: 'reset', phase: 'after', route, first: 1 }])
        expect((await change(ada, fields)).code).toBeUndefined()
        expect(wazo.calls.some(({ outcome }) => outcome === 'reset')).toBe(true)
        expect(now(ada).voicemail_id).toBe(id)
        expect(state.voicemails.need(id ?? 0).name).toBe('Ada')
      }),
  )

  test('one that somebody has is not shared', () =>
    withScene(async ({ make, change, box, internal }) => {
      await make({ firstname: 'Bea', ...box('1001') })
      const ada = await make({ firstname: 'Ada' })
      const fields: Fields = {
        ...{
          voicemail_name: [null, 'Ada'],
          voicemail_number: [null, '1001'],
          voicemail_context: [null, internal],
        },
      }
      expect(await change(ada, fields)).toEqual({ code: 'SharedMailbox', sent: [] })
    }))

  test('whether messages are deleted is sent with what the server asks along', () =>
    withScene(async ({ make, change, box, state }) => {
      const cells = { voicemail_email: 'ada@example.com', voicemail_attach_audio: '1' }
      const ada = await make({ firstname: 'Ada', ...box('1001', cells) })
      expect((await change(ada, { voicemail_delete_messages: ['0', '1'] })).code).toBeUndefined()
      expect(state.voicemails.need(ada.voicemail_id ?? 0).delete_messages).toBe(true)
    }))

  test('a shared one is changed only where all who share it ask for the same', () =>
    withScene(async stage => {
      const { make, change, box, state } = stage
      const ada = await make({ firstname: 'Ada', ...box('1001') })
      const bea = await make({ firstname: 'Bea' })
      state.users.change(bea.uuid, { voicemail_id: ada.voicemail_id })
      const fields: Fields = { voicemail_name: ['Box', 'Everybody'] }
      expect(await change(ada, fields)).toEqual({ code: 'SharedMailbox', sent: [] })
      const both = [update(ada.uuid, fields), update(bea.uuid, fields)]
      expect((await takeChanges(stage, both)).failures).toEqual({})
      expect(state.voicemails.need(ada.voicemail_id ?? 0).name).toBe('Everybody')
    }))
})

describe('the number from outside', () => {
  test('one that leads nowhere since its user was deleted is used again', () =>
    withScene(async ({ make, change, dial, incall, state, furnished }) => {
      const bea = await make({ firstname: 'Bea', ...dial('5551001') })
      const [old] = state.incalls.by('user', bea.id)
      state.incalls.change(old?.id ?? 0, { destination: null })
      const ada = await make({ firstname: 'Ada' })
      const fields: Fields = {
        ...{
          incall_exten: [null, '5551001'],
          incall_context: [null, incall],
          incall_ring_seconds: [null, '20'],
        },
      }
      expect((await change(ada, fields)).code).toBeUndefined()
      expect(state.incalls.by('user', ada.id)).toMatchObject([
        { id: old?.id, destination: { ring_time: 20 } },
      ])
      expect(contentOf(state, furnished.tenant).incalls).toBe(0)
    }))

  test('one that leads to somebody is not taken away, and nothing is left behind', () =>
    withScene(async ({ make, change, dial, incall, state, furnished }) => {
      const bea = await make({ firstname: 'Bea', ...dial('5551001') })
      const ada = await make({ firstname: 'Ada' })
      const fields: Fields = { incall_exten: [null, '5551001'], incall_context: [null, incall] }
      expect(await change(ada, fields)).toEqual({ code: 'NumberTaken', sent: [] })
      expect(state.incalls.by('user', bea.id)).toHaveLength(1)
      const wrong: Fields = { incall_exten: [null, '1001'], incall_context: [null, furnished.internal.name] }
      expect((await change(ada, wrong)).code).toBe('Refused')
      expect(state.incalls.by('user', ada.id)).toEqual([])
      expect(contentOf(state, furnished.tenant).extensions).toEqual([])
    }))

  test('is not changed where several lead to the user', () =>
    withScene(async ({ make, change, dial, state }) => {
      const ada = await make({ firstname: 'Ada', ...dial('5551001') })
      const bea = await make({ firstname: 'Bea', ...dial('5551002') })
      const [other] = state.incalls.by('user', bea.id)
      state.incalls.change(other?.id ?? 0, { destination: { user_id: ada.id, ring_time: null } })
      const fields: Fields = { incall_ring_seconds: [null, '20'] }
      expect(await change(ada, fields)).toEqual({ code: 'SeveralIncalls', sent: [] })
    }))

  test('other seconds are sent to the incall, another number to its extension', () =>
    withScene(async ({ make, change, dial }) => {
      const ada = await make({ firstname: 'Ada', ...dial('5551001') })
      expect((await change(ada, { incall_ring_seconds: [null, '20'] })).sent).toEqual([
        'PUT confd/incalls/{incall}',
      ])
      expect((await change(ada, { incall_exten: ['5551001', '5551002'] })).sent).toEqual([
        'PUT confd/extensions/{extension}',
      ])
    }))
})

describe('deleting', () => {
  test('leaves the mailbox of those who share it, and nothing else', () =>
    withScene(async stage => {
      const { make, box, line, dial, state, furnished, now } = stage
      const cells = { username: 'ada', ...line('1001'), ...box('1001'), ...dial('5551001') }
      const ada = await make({ firstname: 'Ada', ...cells })
      const bea = await make({ firstname: 'Bea' })
      state.users.change(bea.uuid, { voicemail_id: ada.voicemail_id })
      expect((await takeChanges(stage, [deletion(ada.uuid)])).failures).toEqual({})
      const { users, ...orphans } = contentOf(state, furnished.tenant)
      expect(users).toHaveLength(1)
      expect(now(bea).voicemail_id).toBe(ada.voicemail_id)
      expect(orphans).toEqual({
        ...{ endpoints: [], sccp: 0, lines: 0, extensions: [], incalls: 0, voicemails: [], accounts: [] },
      })
    }))

  test('a number that was given to somebody else since an earlier attempt stays there', () =>
    withScene(async stage => {
      const { make, dial, state, wazo } = stage
      const ada = await make({ firstname: 'Ada', ...dial('5551001') })
      const bea = await make({ firstname: 'Bea' })
      const journal = new MemoryJournal()
      const removing = (call: { method: string }) => call.method === 'DELETE'
      wazo.set([{ effect: 'page', status: 503, when: removing }])
      const { codes } = await takeChanges(stage, [deletion(ada.uuid)], { work: { journal } })
      expect(codes).toEqual({ [ada.uuid]: 'HTTP 503' })
      wazo.set([])
      const [incall] = state.incalls.by('user', ada.id)
      state.incalls.change(incall?.id ?? 0, { destination: { user_id: bea.id, ring_time: null } })
      const again = await takeChanges(stage, [deletion(ada.uuid)], { later: true, work: { journal } })
      expect(again.failures).toEqual({})
      expect(state.incalls.by('user', bea.id)).toHaveLength(1)
      expect(state.users.get(ada.uuid)).toBeUndefined()
    }))

  test('never deletes the account in use', () =>
    withScene(async stage => {
      const { uuid } =
        [...stage.state.accounts.all()].find(({ username }) => username === stage.wazo.username) ?? {}
      expect((await takeChanges(stage, [deletion(uuid ?? '')])).codes).toEqual({
        [uuid ?? '']: 'AccountInUse',
      })
      expect(stage.writes()).toEqual([])
    }))

  test('has nothing to do where the user is gone', () =>
    withScene(async stage => {
      const ada = await stage.make({ firstname: 'Ada' })
      await takeChanges(stage, [deletion(ada.uuid)])
      expect((await takeChanges(stage, [deletion(ada.uuid)])).failures).toEqual({})
    }))
})
