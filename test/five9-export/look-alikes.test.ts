import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import type { Five9 as Server } from '../../simulators/five9/index.ts'
import { attempt } from './in-process.ts'

const users = ['Kim', 'api', 'kim']
const login = 'YXBpOm1hZGUtdXAtMQ=='

/** A server that is not as careful as the simulator: one look-up ignores case, and a fault repeats the login. */
async function careless(echo: string | undefined): Promise<AsyncDisposable & { server: Server }> {
  const general = (name: string) => `<generalInfo><userName>${name}</userName></generalInfo>`
  const answer = (operation: string, content: string) =>
    `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><n:${operation}Response xmlns:n="http://service.admin.ws.five9.com/">${content}</n:${operation}Response></e:Body></e:Envelope>`
  const http = createServer(async (request, response) => {
    const body = (await Array.fromAsync(request)).join('')
    const operation = /<tns:(\w+)/.exec(body)?.[1] ?? ''
    const pattern = /<userNamePattern>(.*)<\/userNamePattern>/.exec(body)?.[1]
    const named = users.filter(name => pattern === undefined || new RegExp(pattern).test(name))
    const asked = /<userName>(.*)<\/userName>/.exec(body)?.[1] ?? ''
    response.setHeader('content-type', 'text/xml')
    if (operation === 'getUsersInfo' && echo !== undefined) {
      response.statusCode = 500
      response.end(
        `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault><faultcode>e:Client</faultcode><faultstring>bad header: ${echo}</faultstring></e:Fault></e:Body></e:Envelope>`,
      )
      return
    }
    const found = users.find(name => name.toLowerCase() === asked.toLowerCase())
    const content = {
      getVCCConfiguration: '<return><domainId>1</domainId><domainName>Made up</domainName></return>',
      getUsersGeneralInfo: named.map(name => `<return><userName>${name}</userName></return>`).join(''),
      getUsersInfo: named.map(name => `<return>${general(name)}</return>`).join(''),
      getUserInfo: `<return>${general(found ?? '')}</return>`,
    }[operation]
    response.end(answer(operation, content ?? ''))
  })
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(http.address() as AddressInfo).port}/wsadmin/v13/AdminWebService`
  const server = { endpoint, username: 'api', password: 'made-up-1' } as Server
  return {
    server,
    async [Symbol.asyncDispose]() {
      http.closeAllConnections()
      await new Promise(resolve => http.close(resolve))
    },
  }
}

describe('a server whose look-up of one user ignores case', () => {
  test('does not have one user stand for another', async () => {
    await using service = await careless(undefined)
    const { roster, result } = await attempt(service.server, {
      selection: { chunking: { kind: 'auto', size: 1 } },
    })
    expect(result?.errors).toEqual([])
    const names = roster
      ?.split('\n')
      .slice(1, -1)
      .map(line => line.split(',')[0])
    expect(names).toEqual(users)
  })

  test('does not have a name that is not written so pass for a user', async () => {
    await using service = await careless(undefined)
    const { result } = await attempt(service.server, {
      selection: { scope: { kind: 'users', keys: ['KIM', 'kim'] } },
    })
    expect(result?.summary).toMatchObject({ users: 1, proof: { unknown: ['KIM'] } })
  })
})

test.each([`Basic ${login}`, 'made-up-1'])(
  'a fault that repeats %s does not bring it into the summary',
  async echo => {
    await using service = await careless(echo)
    const { result } = await attempt(service.server)
    const summary = JSON.stringify(result?.summary)
    expect(summary).toContain('bad header')
    expect(summary).not.toContain(login)
    expect(summary).not.toContain('made-up-1')
  },
)
