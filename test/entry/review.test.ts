import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { account } from '../../simulators/github/index.ts'
import type { Log } from '../../src/commands/ports.ts'
import type { Binding } from '../../src/commands/reviewed.ts'
import { bind } from '../../src/entry/review.ts'
import type { Session } from '../../src/entry/session.ts'
import type { ImportInputs } from '../../src/runner/inputs.ts'
import { bound, type Payload, ReviewDesk } from '../action/review-desk.ts'
import { inputsOf } from '../runner/workflow.ts'

const asked = { phoneNumber: '+15550100' }
const list = 'GET /repos/{owner}/{repo}/pulls'
const folder = mkdtempSync(join(tmpdir(), 'rollcall-review-'))
const told: string[] = []
let desk: ReviewDesk
let pull: Awaited<ReturnType<ReviewDesk['propose']>>
let body = ''
/** After three merges of the same: a merge commit, a squashed one, rebased ones. */
let pushes: readonly Payload[] = []

beforeAll(async () => {
  desk = await ReviewDesk.open()
  const { rest } = desk.stage.github
  // The toolkit reads the address of the API when it is loaded.
  vi.stubEnv('GITHUB_API_URL', rest.url)
  vi.stubEnv('GITHUB_GRAPHQL_URL', `${rest.url}/graphql`)
  vi.stubEnv('GITHUB_REPOSITORY', desk.repository.name)
  vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  pull = await desk.propose({ [desk.people[0] ?? '']: asked })
  body = pull.comment.body
  pushes = (['merge', 'squash', 'rebase'] as const).map(method => desk.merge(pull, { method }))
})
afterEach(() => {
  desk.stage.github.rest.faults.clear()
  pull.comment.body = body
  told.length = 0
})
afterAll(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
  await desk[Symbol.asyncDispose]()
})

const log: Log = {
  info: line => void told.push(line),
  notice: text => void told.push(text),
  warning: text => void told.push(text),
  error: text => void told.push(text),
}

/** What an import may apply that a push has started. */
async function bindingOf(
  payload: Payload,
  given: Readonly<Record<string, string>> = {},
  permissions = bound,
  eventName = 'push',
): Promise<Binding> {
  const { url, username } = desk.stage.five9
  const roster = given.roster ?? 'five9-users.csv'
  writeFileSync(join(folder, roster), 'userName\n')
  const inputs = inputsOf(
    {
      command: 'import',
      url,
      username,
      'reviewed-plan': 'required',
      'github-token': 'ghs_example',
      ...given,
    },
    folder,
  ) as ImportInputs
  desk.stage.github.rest.tokens.grant('ghs_example', {
    ...{ account: account('github-actions[bot]'), kind: 'integration', repository: desk.repository.name },
    permissions,
  })
  const path = join(folder, 'event.json')
  writeFileSync(path, JSON.stringify(payload))
  const session = {
    run: { event: { name: eventName, path } },
    ports: { log, signal: new AbortController().signal },
    options: { reportFolder: folder, version: '1.2.3' },
  } as unknown as Session
  return bind(inputs, session)
}

const cure =
  'Nothing is applied without a plan that was reviewed: open a pull request on which command: plan runs with comment: always, or set reviewed-plan to off for this run.'

/** Why an import is refused; its kind when it is not. */
async function refusal(...given: Parameters<typeof bindingOf>): Promise<string> {
  const binding = await bindingOf(...given)
  return binding.kind === 'refused' ? binding.error : binding.kind
}

describe('the plan that was reviewed', () => {
  test.each([
    ['a merge', 0],
    ['a squash', 1],
    ['a rebase', 2],
  ])('is found after %s', async (_, at) => {
    // Only the last merge of a pull request is its own.
    const { mergeCommit } = pull.pull
    const push = pushes[at] ?? {}
    pull.pull.mergeCommit = String(push.after)
    const binding = await bindingOf(push)
    pull.pull.mergeCommit = mergeCommit
    expect(binding).toMatchObject({ kind: 'bound', reviewed: { plans: [{ pull: 1 }] } })
    expect(told).toEqual([])
  })

  test('is found where a pull request that was closed starts the import', async () => {
    const payload = desk.stage.github.rest.pullRequestEvent(desk.repository, 1, 'closed')
    expect((await bindingOf(payload, {}, bound, 'pull_request')).kind).toBe('bound')
  })

  test('counts only where the own account has told it', async () => {
    const { repository } = desk
    const none = `Pull request #1 has no comment with a plan of five9-users.csv for this tenant. ${cure}`
    repository.comments.clear()
    expect(await refusal(last())).toBe(none)
    const foreign = repository.addComment(1, body, account('mallory'))
    expect(await refusal(last())).toBe(none)
    repository.comments.delete(foreign.id)
    repository.comments.set(pull.comment.id, pull.comment)
    expect(await refusal(last())).toBe('bound')
  })

  test('is that of this roster, on this server', async () => {
    expect(await refusal(last(), { roster: 'others.csv' })).toBe(
      `Pull request #1 has no comment with a plan of others.csv for this tenant. ${cure}`,
    )
    expect(await refusal(last(), { url: 'http://127.0.0.1:9/' })).toBe(
      `Pull request #1 has no comment with a plan of five9-users.csv for this tenant. ${cure}`,
    )
    const [marker = '', ...rest] = body.split('\n')
    pull.comment.body = [marker.replace('five9-users.csv', 'others.csv'), ...rest].join('\n')
    expect(await refusal(last(), { roster: 'others.csv' })).toBe(
      `The plan of pull request #1 is about another roster. ${cure}`,
    )
  })

  test('is what its comment says, and not one whose data somebody has changed', async () => {
    pull.comment.body = withData({ digest: '0'.repeat(64) })
    expect(await refusal(last())).toBe(
      `The plan of pull request #1 is not the one that its comment tells of. ${cure}`,
    )
    pull.comment.body = withData({ head: '0'.repeat(40) })
    expect(await refusal(last())).toMatch(
      /is not to be had: run \d+, which made it, was about another commit\. /,
    )
    pull.comment.body = withData({ run: 'x' })
    const none = `The comment on pull request #1 tells of no plan that could be applied. ${cure}`
    expect(await refusal(last())).toBe(none)
    // Where a roster could have brought it in.
    const [marker = '', data = ''] = body.split('\n')
    pull.comment.body = `${marker}\nThere is no plan.\n${data}\n`
    expect(await refusal(last())).toBe(none)
  })

  test('is needed by no import where it is off, and by none where it is absent', async () => {
    const before = desk.stage.github.rest.requests.length
    expect(await bindingOf(last(), { 'reviewed-plan': 'off' })).toEqual({ kind: 'free' })
    expect(desk.stage.github.rest.requests).toHaveLength(before)
    const push = { ...desk.repository.push() }
    const none = 'The commit of this run came with no pull request.'
    expect(await refusal(push)).toBe(`${none} ${cure}`)
    expect(await refusal({}, {}, bound, 'schedule')).toBe(`${none} ${cure}`)
    expect(await bindingOf(push, { 'reviewed-plan': 'if-present' })).toEqual({ kind: 'free' })
    expect(told).toEqual([`${none} So this import is bound to no review.`])
  })

  test.each(['required', 'if-present'])(
    'keeps an import that wants it from beginning while it is not known, %s',
    async need => {
      const { faults } = desk.stage.github.rest
      const given = { 'reviewed-plan': need }
      faults.set(list, { status: 404, message: 'Not Found' })
      expect(await refusal(last(), given)).toBe(
        'Could not find the pull requests of this run: the token sees nothing there. See whether it is still there, and whether the token is one for this repository. Nothing was changed.',
      )
      faults.clear()
      // Half of what it takes is told as the whole.
      const half = { contents: 'read', 'pull-requests': 'read' } as const
      expect(await refusal(last(), given, half)).toContain(
        'permissions: { contents: read, pull-requests: read, actions: read }',
      )
      expect(told).toEqual(['permissions:', '  contents: read', '  pull-requests: read', '  actions: read'])
    },
  )

  // Last, since nothing brings it back.
  test('is absent when its artifact has expired', async () => {
    desk.stage.github.artifacts.expire(() => true)
    expect(await refusal(last())).toMatch(
      /^The plan of pull request #1 is not to be had: the artifact rollcall-five9-plan-attempt-1 of run \d+ has expired\. Nothing/,
    )
  })
})

function last(): Payload {
  return pushes.at(-1) ?? {}
}

/** The comment with hidden data that somebody has changed. */
function withData(change: Readonly<Record<string, unknown>>): string {
  return body.replace(/(?<=^<!-- rollcall-plan )[\w-]+/m, encoded => {
    const data = JSON.parse(Buffer.from(encoded, 'base64url').toString()) as object
    return Buffer.from(JSON.stringify({ ...data, ...change })).toString('base64url')
  })
}
