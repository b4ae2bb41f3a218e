import { describe, expect, it } from 'vitest'
import { type Five9, makeDomain, startFive9 } from '../../../simulators/five9/index.ts'
import { call, faultIn, returned, send } from './caller.ts'

const domain = () => makeDomain({ users: 5 })

/** Takes or gives permissions of the account in use. */
function grant({ domain, username }: Five9, values: Record<string, boolean>): void {
  const user = domain.users.get(username)
  if (!user?.roles.admin) throw new Error('the account is no administrator')
  const permissions = user.roles.admin.permissions.map(({ type, value }) => ({
    type,
    value: values[type] ?? value,
  }))
  domain.put({ ...user, roles: { ...user.roles, admin: { permissions } } })
}

describe('addresses', () => {
  it.each(['v3', 'v4', 'v9_3', 'v9_5', 'v10', 'v10_2', 'v11', 'v12', 'v13'])(
    'serves version %s',
    async version => {
      await using five9 = await startFive9({ domain: domain() })
      const endpoint = `${five9.url}/wsadmin/${version}/AdminWebService`
      const reply = await call({ ...five9, endpoint }, 'getApiVersions')
      expect(returned(reply)).toHaveLength(1)
    },
  )

  it.each(['v2/', ''])('serves "%s" with the oldest namespace only', async version => {
    await using five9 = await startFive9({ domain: domain() })
    const caller = { ...five9, endpoint: `${five9.url}/wsadmin/${version}AdminWebService` }
    expect(faultIn(await call(caller, 'getSkills')).fault).toBe('env:Client')
    const oldest = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><getSkills xmlns="http://service.admin.ws.five9.com/v2/"/></e:Body></e:Envelope>`
    const reply = await send(caller, oldest)
    expect(reply.status).toBe(200)
    expect(reply.text).toContain('xmlns:ns2="http://service.admin.ws.five9.com/v2/"')
  })

  it.each(['/', '/wsadmin/v14/AdminWebService', '/wsadmin/v13/Other'])(
    'answers %s with a page',
    async path => {
      await using five9 = await startFive9({ domain: domain() })
      const reply = await call({ ...five9, endpoint: five9.url + path }, 'getSkills')
      expect([reply.status, reply.headers.get('content-type')]).toEqual([404, 'text/html;charset=utf-8'])
    },
  )

  it('refuses other methods, types and oversized bodies with a page', async () => {
    await using five9 = await startFive9({ domain: domain() })
    expect((await fetch(five9.endpoint)).status).toBe(405)
    expect((await send(five9, 'x', { 'Content-Type': 'application/soap+xml' })).status).toBe(415)
    expect((await send(five9, Buffer.alloc(5 * 1024 * 1024, 32))).status).toBe(413)
  })
})

describe('credentials', () => {
  it('answers wrong ones with an HTML 401', async () => {
    await using five9 = await startFive9({ domain: domain() })
    const reply = await call({ ...five9, password: 'wrong' }, 'getSkills')
    expect(reply.status).toBe(401)
    expect(reply.headers.get('content-type')).toBe('text/html;charset=utf-8')
    expect(reply.headers.get('www-authenticate')).toMatch(/^Basic /)
    expect(five9.calls.map(({ outcome }) => outcome)).toEqual(['HTTP 401'])
  })

  it('answers wrong ones with a fault under HTTP 200 when told to', async () => {
    await using five9 = await startFive9({ domain: domain(), wrongCredentials: 'fault' })
    const reply = await call({ ...five9, password: 'wrong' }, 'getUsersInfo')
    expect([reply.status, faultIn(reply).fault]).toEqual([200, 'InvalidAccountFault'])
  })

  it.each(['Basic', 'Basic !!!', 'Basic bm9jb2xvbg==', 'Bearer token', ''])(
    'refuses the header "%s"',
    async value => {
      await using five9 = await startFive9({ domain: domain() })
      expect((await send(five9, 'x', { Authorization: value })).status).toBe(401)
    },
  )

  it('locks the account after as many wrong ones as the domain allows, and not before', async () => {
    await using five9 = await startFive9({ domain: domain() })
    const wrong = { ...five9, password: 'wrong' }
    const tries = async (times: number) => {
      for (let count = 0; count < times; count += 1) await call(wrong, 'getSkills')
    }
    await tries(4)
    expect((await call(five9, 'getSkills')).status).toBe(200)
    await tries(5)
    expect((await call(five9, 'getSkills')).status).toBe(401)
  })

  it('refuses inactive users and users without a password', async () => {
    await using five9 = await startFive9({ domain: domain() })
    const [, other] = [...five9.domain.users.keys()]
    expect((await call({ ...five9, username: other ?? '', password: 'undefined' }, 'getSkills')).status).toBe(
      401,
    )
    const user = five9.domain.users.get(five9.username)
    if (user) five9.domain.put({ ...user, general: { ...user.general, active: false } })
    expect((await call(five9, 'getSkills')).status).toBe(401)
  })

  it('does not start for a user that the domain does not have', async () => {
    await expect(startFive9({ domain: domain(), username: 'nobody' })).rejects.toThrow('nobody is no user')
  })
})

describe('permissions', () => {
  it('disallows an account without the administrator role', async () => {
    await using five9 = await startFive9({ domain: domain() })
    const user = five9.domain.users.get(five9.username)
    if (user) five9.domain.put({ ...user, roles: { reporting: { permissions: [] } } })
    expect(faultIn(await call(five9, 'getUsersInfo')).fault).toBe('AccessDisallowedFault')
    expect(faultIn(await call(five9, 'closeSession')).fault).toBe('env:Server')
  })

  it('disallows an account without access to the service, full permissions or not', async () => {
    await using five9 = await startFive9({ domain: domain() })
    grant(five9, { CanUseAdminSoapApi: false })
    expect(faultIn(await call(five9, 'getCallCountersState')).fault).toBe('AccessDisallowedFault')
  })

  it('disallows what a missing functional permission guards, and only that', async () => {
    await using five9 = await startFive9({ domain: domain() })
    grant(five9, { FullPermissions: false, ManageUsers: false })
    expect(faultIn(await call(five9, 'getUsersGeneralInfo')).fault).toBe('AccessDisallowedFault')
    expect(faultIn(await call(five9, 'deleteUser', { userName: 'x' })).fault).toBe('AccessDisallowedFault')
    expect((await call(five9, 'getSkills')).status).toBe(200)
    expect((await call(five9, 'getCallCountersState')).status).toBe(200)
    grant(five9, { FullPermissions: true })
    expect((await call(five9, 'getUsersGeneralInfo')).status).toBe(200)
  })
})

describe('one request per user at a time', () => {
  it('refuses the second while the first is in flight, and serves the next', async () => {
    const arrived = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    await using five9 = await startFive9({
      domain: domain(),
      onCall: ({ operation }) => {
        if (operation !== 'getUsersInfo') return undefined
        arrived.resolve()
        return release.promise
      },
    })
    const first = call(five9, 'getUsersInfo')
    await arrived.promise
    expect(faultIn(await call(five9, 'getSkills')).fault).toBe('UserAlreadyLoggedInFault')
    release.resolve()
    expect(returned(await first)).toHaveLength(5)
    expect((await call(five9, 'getSkills')).status).toBe(200)
  })

  it('lets another administrator in meanwhile', async () => {
    const arrived = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    await using five9 = await startFive9({
      domain: domain(),
      onCall: ({ account }) => {
        if (account === 'second@example.com') return undefined
        arrived.resolve()
        return release.promise
      },
    })
    const user = five9.domain.users.get(five9.username)
    if (!user) throw new Error('no account')
    const { extension: _, ...general } = { ...user.general, userName: 'second@example.com', id: 7 }
    five9.domain.put({ ...user, general })
    const first = call(five9, 'getSkills')
    await arrived.promise
    expect((await call({ ...five9, username: 'second@example.com' }, 'getSkills')).status).toBe(200)
    release.resolve()
    expect((await first).status).toBe(200)
  })
})
