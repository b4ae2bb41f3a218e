import { afterEach, describe, expect, test, vi } from 'vitest'
import { primaryLimit, secondaryLimit } from '../../../simulators/github/index.ts'
import { type GitHubApi, placeOf } from '../../../src/runner/github/api.ts'
import { pullRequest } from '../../../src/runner/github/pull-request.ts'
import { Stop } from '../../../src/work/stop.ts'
import { Desk, failureOf } from './desk.ts'

const desk = new Desk()
const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}'
const outage = { status: 502 } as const
afterEach(() => desk.github.rest.faults.clear())

/** Asks for a pull request that is there. */
function read(api: GitHubApi): Promise<unknown> {
  return pullRequest(desk.repository.openPull().number, api)
}

/** How often it is asked for until it is there, or the call is given up. */
async function tries(api: GitHubApi): Promise<number> {
  return (await desk.routesOf(() => read(api).catch(() => undefined))).length
}

describe('a call', () => {
  test('says who calls, and prints nothing past the log', async () => {
    const spies = (['log', 'info', 'warn', 'error'] as const).map(name => vi.spyOn(console, name))
    const headers = { deprecation: 'Sat, 01 Jan 2028 00:00:00 GMT', sunset: 'Sat, 01 Jan 2028 00:00:00 GMT' }
    desk.github.rest.faults.set(route, { ...outage, message: 'no', headers }, { times: 1 })
    await read(desk.api())
    expect(desk.github.rest.requests.at(-1)?.userAgent).toMatch(/^rollcall\/1\.2\.3 octokit-core/)
    for (const spy of spies) expect(spy).not.toHaveBeenCalled()
    vi.restoreAllMocks()
  })

  test('is tried three times when the service fails, and then told so', async () => {
    desk.github.rest.faults.set(route, outage, { times: 2 })
    await expect(read(desk.api())).resolves.toMatchObject({ merged: false })
    desk.github.rest.faults.set(route, outage)
    expect(await tries(desk.api())).toBe(3)
    expect(await failureOf(read(desk.api()))).toMatchObject({
      ...{ kind: 'transient', code: 'HTTP 502', effectUnknown: false },
      message: expect.stringMatching(
        /^Could not read pull request #\d+: GitHub answered with HTTP 502\.$/,
      ) as string,
      cure: expect.stringContaining('Re-run the failed jobs') as string,
    })
  })

  test('is tried again after a lost connection', async () => {
    desk.github.rest.faults.set(route, 'reset', { times: 1 })
    await expect(read(desk.api())).resolves.toMatchObject({ merged: false })
    desk.github.rest.faults.set(route, 'reset')
    expect(await failureOf(read(desk.api()))).toMatchObject({ kind: 'transient', code: 'no answer' })
  })

  test('does not wait for ever', async () => {
    desk.github.rest.faults.set(route, 'hang')
    expect(await failureOf(read(desk.api({ timeout: 20 })))).toMatchObject({
      ...{ kind: 'timeout', code: 'timeout' },
      message: expect.stringMatching(/GitHub did not answer in time\.$/) as string,
    })
  })

  test('refuses an answer that is not as documented', async () => {
    desk.github.rest.faults.set(route, 'malformed')
    expect(await failureOf(read(desk.api()))).toMatchObject({
      ...{ kind: 'transient', code: 'unexpected answer' },
      message: expect.stringMatching(/GitHub gave an answer that is not as documented\.$/) as string,
    })
  })

  test('ends with the run, at once, and nothing is sent after it', async () => {
    const controller = new AbortController()
    const api = desk.api({ signal: controller.signal, timeout: 5 })
    desk.github.rest.faults.set(route, 'hang')
    const { rest } = desk.github
    rest.onCall = () => controller.abort(new Stop('cancelled', 'the run was cancelled'))
    const called = await desk.routesOf(async () => {
      await expect(read(api)).rejects.toBeInstanceOf(Stop)
      rest.onCall = () => undefined
      await expect(read(api)).rejects.toBeInstanceOf(Stop)
      // Long enough for another try, if there were one.
      for (let at = 0; at < 20; at += 1) await desk.api().account()
    })
    expect(called.filter(one => one === 'GET /pulls/{pull_number}')).toHaveLength(1)
  })

  test('is ended by the run even while it waits for its next try', async () => {
    const controller = new AbortController()
    const log = { info: () => controller.abort(new Stop('cancelled', 'the run was cancelled')) }
    desk.github.rest.faults.set(route, secondaryLimit(60))
    await expect(read(desk.api({ signal: controller.signal, second: 1_000, log }))).rejects.toBeInstanceOf(
      Stop,
    )
  })
})

describe('a limit', () => {
  test.each([
    ['too many calls at once', () => secondaryLimit(7), 7],
    ['too many calls at once, as a 429', () => secondaryLimit(7, 429), 7],
    ['the calls of the hour', () => primaryLimit(20), 21],
  ])('of %s is waited for, and said', async (_name, fault, seconds) => {
    const lines: string[] = []
    desk.github.rest.faults.set(route, fault(), { times: 1 })
    await read(desk.api({ log: { info: line => lines.push(line) } }))
    expect(lines).toEqual([
      expect.stringMatching(/^GitHub takes no more calls for now; trying again in \d+ s\.$/),
    ])
    expect(Number(/\d+/.exec(lines[0] ?? '')?.[0])).toBeGreaterThanOrEqual(seconds - 1)
  })

  test('that lasts longer than a minute is not waited for', async () => {
    desk.github.rest.faults.set(route, secondaryLimit(120))
    expect(await tries(desk.api())).toBe(1)
    desk.github.rest.faults.set(route, primaryLimit(1_800))
    const failure = await failureOf(read(desk.api()))
    expect(failure).toMatchObject({ kind: 'limited', effectUnknown: false })
    expect(failure.message).toMatch(/GitHub takes no more calls from this token for now\.$/)
  })

  test('that ended in the past, by a clock that is wrong, is not waited for again and again', async () => {
    desk.github.rest.faults.set(route, primaryLimit(-3_600))
    expect(await tries(desk.api())).toBe(4)
  })

  test.each([
    ['a 429 that says nothing', { status: 429 }],
    ['words', { status: 403, message: 'API rate limit exceeded for user.' }],
    [
      'a count',
      {
        status: 403,
        message: 'Forbidden',
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2000000000' },
      },
    ],
  ])('is known by %s', async (_name, fault) => {
    desk.github.rest.faults.set(route, fault)
    expect(await failureOf(read(desk.api()))).toMatchObject({ kind: 'limited' })
  })

  test('is waited for about a minute in all, over all calls', async () => {
    const api = desk.api()
    desk.github.rest.faults.set(route, secondaryLimit(30))
    expect(await tries(api)).toBe(3)
    desk.github.rest.faults.set(route, secondaryLimit(30), { times: 1 })
    expect(await tries(api)).toBe(1)
  })
})

describe('a refusal', () => {
  const api = () => desk.api()

  test('of the token stops everything', async () => {
    const known = api()
    desk.github.rest.tokens.revoke(known.token)
    expect(await failureOf(read(known))).toMatchObject({ kind: 'fatal', code: 'HTTP 401' })
  })

  test('for a missing permission says in YAML what to add', async () => {
    const failure = await failureOf(read(desk.api({ permissions: {} })))
    expect(failure).toMatchObject({ kind: 'rejected', code: 'missing permission' })
    expect(failure.cure).toContain('permissions: { contents: read, pull-requests: read }')
    expect(failure).toMatchObject({ yaml: ['permissions:', '  contents: read', '  pull-requests: read'] })
  })

  test('for what is not there or not seen says both', async () => {
    const failure = await failureOf(pullRequest(999_999, api()))
    expect(failure).toMatchObject({
      ...{ kind: 'rejected', code: 'HTTP 404' },
      message: 'Could not read pull request #999999: the token sees nothing there.',
      cure: 'See whether it is still there, and whether the token is one for this repository.',
    })
  })

  test('of another kind is told in the words of GitHub, on one line', async () => {
    desk.github.rest.faults.set(route, { status: 422, message: 'first\n::error::second' })
    const { message } = await failureOf(read(api()))
    expect(message).toMatch(/^Could not read pull request #\d+: GitHub says: first ::error::second$/)
    desk.github.rest.faults.set(route, { status: 451 })
    expect((await failureOf(read(api()))).message).toMatch(/GitHub says: HTTP 451$/)
  })

  test('never holds the token', async () => {
    for (const fault of [outage, 'reset', 'malformed', { status: 403, message: 'no' }] as const) {
      const known = api()
      desk.github.rest.faults.set(route, fault)
      const failure = await failureOf(read(known))
      expect(`${failure.message} ${failure.cure}`).not.toContain(known.token)
    }
  })
})

describe('the account of a token', () => {
  test('is asked for once', async () => {
    const api = desk.api()
    const called = await desk.routesOf(async () => {
      expect(await api.account()).toBe('github-actions[bot]')
      expect(await api.account()).toBe('github-actions[bot]')
    })
    expect(called).toEqual(['POST /graphql'])
  })
})

test('an Enterprise Server is reached below /api', async () => {
  const { url } = desk.github.rest
  const api = desk.api({ apiUrl: `${url}/api/v3`, graphqlUrl: `${url}/api/graphql` })
  await expect(read(api)).resolves.toMatchObject({ merged: false })
  await expect(api.account()).resolves.toBe('github-actions[bot]')
})

test('the place of a run is in its environment', () => {
  const environment = {
    GITHUB_API_URL: 'https://github.example.com/api/v3',
    GITHUB_GRAPHQL_URL: 'https://github.example.com/api/graphql',
    GITHUB_REPOSITORY: 'example/rosters',
  }
  expect(placeOf(environment)).toEqual({
    apiUrl: 'https://github.example.com/api/v3',
    graphqlUrl: 'https://github.example.com/api/graphql',
    repository: 'example/rosters',
  })
  expect(placeOf({})).toMatchObject({
    apiUrl: 'https://api.github.com',
    graphqlUrl: 'https://api.github.com/graphql',
  })
})
