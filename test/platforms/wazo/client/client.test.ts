import { expect, test } from 'vitest'
import {
  accounts,
  callPermissions,
  extensions,
  incalls,
  lines,
  sipEndpoints,
  users,
  voicemails,
} from '../../../../src/platforms/wazo/resources.ts'
import { type Scripted, ScriptedServer, signal } from './scripted.ts'

const uuid = '3c0d3f6e-9d8c-4b7a-8f6e-5d4c3b2a1f0e'

const nothing: Scripted = { status: 204 }

test('Writes are the requests that the server knows', async () => {
  await using server = await ScriptedServer.start(({ method }) =>
    method === 'POST' ? { status: 201, body: { id: 7, exten: '1001', context: 'inside' } } : nothing,
  )
  const client = server.client()
  const extension = await client.create(extensions, { exten: '1001', context: 'inside' }, signal)
  expect(extension).toMatchObject({ id: 7 })
  await client.change(voicemails, 3, { name: 'Kim' }, signal)
  await client.link(lines, 5, extensions, 7, signal)
  await client.link(lines, 5, sipEndpoints, uuid, signal)
  await client.link(users, uuid, lines, 5, signal)
  await client.unlink(users, uuid, callPermissions, 9, signal)
  await client.unlink(users, uuid, voicemails, undefined, signal)
  await client.remove(incalls, 4, signal)
  await client.remove(users, uuid, signal, { recursive: 'true' })
  await client.change(accounts, uuid, { username: 'kim' }, signal)
  const other = { address: 'kim@home.example.com', main: false, confirmed: false }
  const emails = [{ address: 'old@example.com', main: true, confirmed: true }, other]
  const account = { ...{ uuid, username: 'kim', firstname: 'Kim', lastname: null }, enabled: true, emails }
  await client.setAddress(account, 'kim@example.com', signal)
  await client.setAddress(account, undefined, signal)
  expect(server.received.map(({ method, path, body }) => `${method} ${path} ${body}`.trim())).toEqual([
    'POST /api/confd/1.1/extensions {"exten":"1001","context":"inside"}',
    'PUT /api/confd/1.1/voicemails/3 {"name":"Kim"}',
    'PUT /api/confd/1.1/lines/5/extensions/7',
    `PUT /api/confd/1.1/lines/5/endpoints/sip/${uuid}`,
    `PUT /api/confd/1.1/users/${uuid}/lines/5`,
    `DELETE /api/confd/1.1/users/${uuid}/callpermissions/9`,
    `DELETE /api/confd/1.1/users/${uuid}/voicemails`,
    'DELETE /api/confd/1.1/incalls/4',
    `DELETE /api/confd/1.1/users/${uuid}?recursive=true`,
    `PUT /api/auth/0.1/users/${uuid} {"username":"kim"}`,
    `PUT /api/auth/0.1/admin/users/${uuid}/emails {"emails":[{"address":"kim@example.com","main":true,"confirmed":true},{"address":"kim@home.example.com","main":false,"confirmed":false}]}`,
    `PUT /api/auth/0.1/admin/users/${uuid}/emails {"emails":[]}`,
  ])
  expect(new Set(server.received.map(({ headers }) => headers['content-type']))).toEqual(
    new Set(['application/json', undefined]),
  )
})

test('An import is CSV by the one name under which the server takes it', async () => {
  const created = {
    ...{ row_number: 1, user_id: 3, user_uuid: uuid, voicemail_id: null, line_id: 4, sip_uuid: uuid },
    ...{ sccp_id: null, extension_id: 5, incall_extension_id: null, call_permission_ids: [1] },
  }
  await using server = await ScriptedServer.start(() => ({ status: 201, body: { created: [created] } }))
  const csv = 'firstname,lastname\nÉlodie,Moor\n'
  expect(await server.client().importUsers(csv, [], signal)).toEqual({ created: [created] })
  expect(server.received[0]).toMatchObject({
    ...{ method: 'POST', path: '/api/confd/1.1/users/import', body: csv },
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  })
})

test('What is not there is undefined, and fields that nobody relies on are kept', async () => {
  await using server = await ScriptedServer.start(({ path }) =>
    path.endsWith('/7')
      ? { status: 200, body: { id: 7, exten: '1001', context: 'inside', commented: false } }
      : { status: 404, body: ["Resource Not Found - Extension was not found ('id': 8)"] },
  )
  const client = server.client()
  expect(await client.find(extensions, 7, signal)).toMatchObject({ commented: false })
  expect(await client.find(extensions, 8, signal)).toBeUndefined()
})

test('Filters are sent beside the order of the list', async () => {
  await using server = await ScriptedServer.start(() => ({ status: 200, body: { total: 0, items: [] } }))
  const asked = { exten: '1001', context: 'a b&c' }
  expect(await server.client().page(extensions, asked, signal)).toEqual({ total: 0, items: [] })
  expect(server.received[0]?.path).toBe('/api/confd/1.1/extensions?order=exten&exten=1001&context=a+b%26c')
})
