import { expect, test } from 'vitest'
import { Directory } from '../../../../src/platforms/wazo/reading/directory.ts'
import { clearSecrets, noSecrets } from '../../../../src/platforms/wazo/reading/secrets.ts'
import type { User } from '../../../../src/platforms/wazo/resources.ts'
import { type Received, type Scripted, ScriptedServer, signal } from '../client/scripted.ts'
import { bare, line } from './made-up-user.ts'

const kim: User = { ...bare, uuid: 'kim', lines: [line] }
const lee: User = { ...bare, uuid: 'lee', lines: [{ ...line, id: 4 }] }
const account = (uuid: string, username: string) => ({
  ...{ uuid, username, firstname: null, lastname: null, enabled: true, emails: [] },
})
const list = (...items: object[]): Scripted => ({ status: 200, body: { total: items.length, items } })
const nothing: Scripted = { status: 404, body: ['Resource Not Found'] }

const route = ({ path }: Received) =>
  path
    .replace(/^\/api\/\w+\/\d\.\d/, '')
    .replace(/\?.*view=summary.*/, '?summary')
    .replace(/\?order.*/, '')

/** @param answers by the path below the version, without query but for summaries */
function directoryOf(answers: Readonly<Record<string, Scripted>>, secrets = noSecrets) {
  return ScriptedServer.start(request => answers[route(request)] ?? nothing).then(server => ({
    ...{ server, directory: new Directory(server.client(), secrets) },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }))
}

test('A server that answers anybody is asked by itself for what a line is', async () => {
  await using made = await directoryOf({
    '/users': list(lee, kim),
    '/users?summary': list({ id: 9, uuid: 'lee', is_webrtc: true }),
    '/lines/3': { status: 200, body: { ...line, is_webrtc: true } },
  })
  const found = await made.directory.users(['kim'], signal)
  expect(found.map(({ uuid, lines: [first] }) => [uuid, first?.is_webrtc])).toEqual([['kim', true]])
  expect(made.server.received.map(({ path }) => path.replace('/api/confd/1.1', ''))).toEqual([
    '/users?order=id&uuid=kim&limit=1',
    '/users?order=id&view=summary&uuid=kim&limit=1',
    '/lines/3',
  ])
})

test('What another line than a SIP line is for is not asked', async () => {
  const sccp = { ...line, protocol: 'sccp', endpoint_sip: null, endpoint_sccp: { id: 1 } }
  await using made = await directoryOf({ '/users/kim': { status: 200, body: { ...kim, lines: [sccp] } } })
  expect(await made.directory.user('kim', signal)).toMatchObject({ lines: [{ is_webrtc: false }] })
  expect(await made.directory.user('lee', signal)).toBeUndefined()
  expect(made.server.received.map(route)).toEqual(['/users/kim', '/users/lee'])
})

test('Of what users do not tell, each kind is read once for all of them', async () => {
  const mailbox = { name: 'Kim', number: '1', context: 'inside', password: '2468', email: null, users: [] }
  const switches = { attach_audio: null, delete_messages: false, ask_password: true }
  const options = [['password', 's3cret']]
  await using made = await directoryOf(
    {
      '/voicemails': list({ id: 1, ...mailbox, ...switches }),
      '/users': list(account('kim', 'kim.moor')),
      '/incalls': list({ id: 2, destination: { type: 'user', ring_time: 15 }, extensions: [] }),
      '/endpoints/sip': list({ uuid: 'x', name: 'kim', auth_section_options: options, templates: [] }),
    },
    clearSecrets,
  )
  const extensions = [{ id: 1, exten: '5550100', context: 'outside' }]
  const user = { ...kim, voicemail: { id: 1 }, incalls: [{ id: 2, extensions }] }
  for (const _ of [1, 2]) {
    expect(Object.fromEntries(await made.directory.cells(user, signal))).toMatchObject({
      ...{
        incall_ring_seconds: '15',
        voicemail_password: '2468',
        sip_secret: 's3cret',
        username: 'kim.moor',
      },
    })
  }
  expect(made.server.received.map(route).sort()).toEqual([
    '/endpoints/sip',
    '/incalls',
    '/users',
    '/voicemails',
  ])
})

test.each([
  [2, ['/users', '/users/lee']],
  [1, ['/users']],
])(
  'Who has no account is asked for by itself only where accounts were missed: %d in all',
  async (total, asked) => {
    const items = [account('kim', 'kim.moor')]
    await using made = await directoryOf({
      '/users': { status: 200, body: { total, filtered: total, items: [...items, ...items] } },
    })
    expect((await made.directory.cells({ ...bare, uuid: 'kim' }, signal)).get('username')).toBe('kim.moor')
    expect((await made.directory.cells({ ...bare, uuid: 'lee' }, signal)).get('username')).toBe('')
    expect(made.server.received.map(route)).toEqual(asked)
  },
)
