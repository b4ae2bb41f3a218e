import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  account,
  GitHub,
  primaryLimit,
  type Repository,
  secondaryLimit,
} from '../../../simulators/github/index.ts'
import { type Caller, callerOf, repository as name, request } from './rest-caller.ts'

let github: GitHub
let repository: Repository
let call: Caller
beforeAll(async () => {
  github = await GitHub.start()
})
beforeEach(() => {
  repository = github.rest.repository(name)
  call = callerOf(github, { 'pull-requests': 'write', issues: 'write', contents: 'read' })
})
afterEach(() => github.rest.faults.clear())
afterAll(async () => github[Symbol.asyncDispose]())

/** What a refusal says. */
async function refused(answer: ReturnType<Caller>): Promise<[number, string]> {
  const { status, body } = await answer
  return [status, (body as { message: string }).message]
}

describe('who may call', () => {
  it('takes no token that it has not given out, or has taken back', async () => {
    expect(await refused(request(github, undefined, 'GET', '/issues'))).toEqual([401, 'Bad credentials'])
    expect(await refused(request(github, 'ghs_unknown', 'GET', '/issues'))).toEqual([401, 'Bad credentials'])
    const grant = { account: account('kim'), kind: 'personal', repository: name, permissions: {} } as const
    github.rest.tokens.grant('github_pat_1', grant)
    expect(await refused(request(github, 'github_pat_1', 'GET', '//user'))).toEqual([200, undefined])
    github.rest.tokens.revoke('github_pat_1')
    expect(await refused(request(github, 'github_pat_1', 'GET', '//user'))).toEqual([401, 'Bad credentials'])
  })

  it('hides a repository from the tokens of another, and knows no other paths', async () => {
    const other = callerOf(github, { issues: 'write' }, { repository: 'example/other' })
    expect(await refused(other('GET', '/issues'))).toEqual([404, 'Not Found'])
    expect(await refused(call('GET', '/nothing'))).toEqual([404, 'Not Found'])
    expect(await refused(call('PUT', '/issues'))).toEqual([404, 'Not Found'])
    expect(await refused(call('GET', '/issues/seven'))).toEqual([404, 'Not Found'])
  })

  it.each([
    ['GET', '/pulls', 'pull_requests=read'],
    ['GET', '/pulls/1', 'pull_requests=read'],
    ['GET', '/commits/0123456789abcdef0123456789abcdef01234567/pulls', 'pull_requests=read'],
    ['GET', '/git/matching-refs/heads/main', 'contents=read'],
    ['GET', '/issues/1/comments', 'issues=read; pull_requests=read'],
    ['POST', '/issues/1/comments', 'issues=write; pull_requests=write'],
    ['PATCH', '/issues/comments/COMMENT', 'issues=write; pull_requests=write'],
    ['DELETE', '/issues/comments/COMMENT', 'issues=write; pull_requests=write'],
    ['GET', '/issues', 'issues=read'],
    ['POST', '/issues', 'issues=write'],
    ['PATCH', '/issues/1', 'issues=write; pull_requests=write'],
    ['GET', '/actions/runs/1', 'actions=read'],
    ['GET', '/actions/runs/1/artifacts', 'actions=read'],
    ['GET', '/actions/artifacts/1', 'actions=read'],
    ['GET', '/actions/artifacts/1/zip', 'actions=read'],
  ])('%s %s demands a permission, and says which', async (method, path, accepted) => {
    repository.openPull()
    const { id } = repository.addComment(1, 'text')
    const answer = await callerOf(github, {})(
      method,
      path.replace('COMMENT', String(id)),
      method === 'GET' ? undefined : {},
    )
    expect(answer).toMatchObject({ status: 403, body: { message: 'Resource not accessible by integration' } })
    expect(answer.headers.get('x-accepted-github-permissions')).toBe(accepted)
  })

  it('lets a token that may write read, and one that may read only read', async () => {
    const { number } = repository.openPull()
    const comments = `/issues/${number}/comments`
    const reader = callerOf(github, { 'pull-requests': 'read' })
    expect(await reader('GET', comments)).toMatchObject({ status: 200 })
    expect(await reader('POST', comments, { body: 'a' })).toMatchObject({ status: 403 })
    expect(await call('GET', comments)).toMatchObject({ status: 200 })
    expect(await call('POST', comments, { body: 'a' })).toMatchObject({ status: 201 })
  })

  it('wants for a pull request the permission of its own, and not that of issues', async () => {
    const pull = repository.openPull()
    const issue = repository.openIssue()
    const onIssues = callerOf(github, { issues: 'write' })
    const onPulls = callerOf(github, { 'pull-requests': 'write' })
    expect(await onIssues('POST', `/issues/${pull.number}/comments`, { body: 'a' })).toMatchObject({
      status: 403,
    })
    expect(await onPulls('POST', `/issues/${issue.number}/comments`, { body: 'a' })).toMatchObject({
      status: 403,
    })
    expect(await onIssues('POST', `/issues/${issue.number}/comments`, { body: 'a' })).toMatchObject({
      status: 201,
    })
  })

  it('tells people who they are, and apps only by GraphQL', async () => {
    const asKim = callerOf(github, {}, { account: account('kim'), kind: 'personal' })
    expect(await asKim('GET', '//user')).toMatchObject({ status: 200, body: { login: 'kim', type: 'User' } })
    expect(await refused(asKim('GET', '/pulls'))).toEqual([
      403,
      'Resource not accessible by personal access token',
    ])
    expect(await refused(call('GET', '//user'))).toEqual([403, 'Resource not accessible by integration'])
    const ask = (query: string) => call('POST', '//graphql', { query })
    expect(await ask('query { viewer { login } }')).toMatchObject({
      body: { data: { viewer: { login: 'github-actions[bot]' } } },
    })
    expect(await ask('{ repository { id } }')).toMatchObject({ status: 200, body: { errors: [{}] } })
  })
})

describe('comments', () => {
  it('keeps them with their author, and changes and deletes them', async () => {
    const { number } = repository.openPull()
    const created = await call('POST', `/issues/${number}/comments`, { body: 'first' })
    const { id } = created.body as { id: number }
    expect(created).toMatchObject({
      status: 201,
      body: {
        body: 'first',
        user: { login: 'github-actions[bot]', id: 41_898_282, type: 'Bot' },
        html_url: `https://github.com/${name}/pull/${number}#issuecomment-${id}`,
      },
    })
    expect(await call('PATCH', `/issues/comments/${id}`, { body: 'second' })).toMatchObject({ status: 200 })
    expect(repository.commentsOf(number).map(({ body }) => body)).toEqual(['second'])
    expect(await call('DELETE', `/issues/comments/${id}`)).toMatchObject({ status: 204, body: '' })
    expect(repository.commentsOf(number)).toEqual([])
    expect(await call('DELETE', `/issues/comments/${id}`)).toMatchObject({ status: 404 })
    expect(await call('POST', '/issues/999999/comments', { body: 'a' })).toMatchObject({ status: 404 })
  })

  it('refuses what is no comment', async () => {
    const { number } = repository.openPull()
    const write = (body: unknown) => call('POST', `/issues/${number}/comments`, body)
    const tooLong = 'Body is too long (maximum is 65536 characters)'
    const field = { resource: 'IssueComment', code: 'unprocessable', field: 'data' }
    expect(await write({ body: 'x'.repeat(65_536) })).toMatchObject({ status: 201 })
    expect(await write({ body: '🙂'.repeat(65_536) })).toMatchObject({ status: 201 })
    expect(await write({ body: 'x'.repeat(65_537) })).toMatchObject({
      status: 422,
      body: { message: 'Validation Failed', errors: [{ ...field, message: tooLong }] },
    })
    expect(await write({ body: ' \n' })).toMatchObject({ status: 422, body: { errors: [field] } })
    expect(await write({})).toMatchObject({ status: 422 })
    expect(await write({ body: 'a', more: 1 })).toMatchObject({ status: 422 })
    expect(await refused(write('{"body":'))).toEqual([400, 'Problems parsing JSON'])
    repository.pull(number).locked = true
    expect(await refused(write({ body: 'a' }))).toEqual([
      403,
      'Unable to create comment because issue is locked.',
    ])
  })

  it('hands them out in pages of thirty, or up to a hundred, with links by the id of the repository', async () => {
    const { number } = repository.openPull()
    for (let at = 0; at < 250; at += 1) repository.addComment(number, `comment ${at}`)
    const first = await call('GET', `/issues/${number}/comments`)
    expect(first.body).toHaveLength(30)
    expect(
      await call('GET', `/issues/${number}/comments?per_page=1000`).then(({ body }) => body),
    ).toHaveLength(100)
    const base = `${github.rest.url}/repositories/${repository.id}/issues/${number}/comments?per_page=100&page=`
    const page = await call('GET', `/issues/${number}/comments?per_page=100&page=2`)
    expect(page.body).toMatchObject([{ body: 'comment 100' }, ...Array.from({ length: 99 }, () => ({}))])
    const link = (at: number, rel: string) => `<${base}${at}>; rel="${rel}"`
    expect(page.headers.get('link')).toBe(
      [link(1, 'prev'), link(3, 'next'), link(3, 'last'), link(1, 'first')].join(', '),
    )
    const path = new URL(`${base}3`)
    const last = await call('GET', `/${path.pathname}${path.search}`)
    expect(last.body).toHaveLength(50)
    expect(last.headers.get('link')).not.toContain('next')
    const { number: quiet } = repository.openPull()
    expect((await call('GET', `/issues/${quiet}/comments`)).headers.get('link')).toBeNull()
  })
})

describe('issues', () => {
  it('lists pull requests among them, by state, author and label', async () => {
    await using own = await GitHub.start()
    const ask = callerOf(own, { issues: 'write' })
    const numbers = async (query: string) =>
      ((await ask('GET', `/issues?${query}`)).body as { number: number }[]).map(({ number }) => number)
    own.rest.repository(name).openPull()
    await ask('POST', '/issues', { title: 'Drift', labels: ['roster'] })
    await ask('POST', '/issues', { title: 'Old' })
    await ask('PATCH', '/issues/3', { state: 'closed', state_reason: 'completed' })
    expect(await numbers('')).toEqual([2, 1])
    expect(await numbers('direction=asc&state=all')).toEqual([1, 2, 3])
    expect(await numbers('labels=roster')).toEqual([2])
    expect(await numbers('creator=octo-example')).toEqual([1])
    expect((await ask('GET', '/issues?state=all')).body).toMatchObject([
      { state: 'closed', state_reason: 'completed', body: '' },
      { title: 'Drift', user: { login: 'github-actions[bot]' }, labels: [{ name: 'roster' }] },
      { pull_request: { html_url: `https://github.com/${name}/pull/1` } },
    ])
  })

  it('refuses titles and bodies that are too long, and everything where issues are switched off', async () => {
    const errors = (field: string) => [{ resource: 'Issue', field }]
    const open = (body: object) => call('POST', '/issues', body)
    expect(await open({ title: 'x'.repeat(257) })).toMatchObject({
      status: 422,
      body: { errors: errors('title') },
    })
    expect(await open({ title: ' ' })).toMatchObject({ status: 422, body: { errors: errors('title') } })
    const long = 'x'.repeat(65_537)
    expect(await open({ title: 'a', body: long })).toMatchObject({
      status: 422,
      body: { errors: errors('body') },
    })
    repository.issuesEnabled = false
    expect(await open({ title: 'a' })).toMatchObject({ status: 410 })
    repository.issuesEnabled = true
  })
})

describe('pull requests', () => {
  it('shows one with both its ends, and a fork that is gone', async () => {
    const { number, pull } = repository.openPull({ from: 'stranger/rosters', headRef: 'patch-1' })
    expect(await call('GET', `/pulls/${number}`)).toMatchObject({
      status: 200,
      body: {
        ...{ number, state: 'open', merged: false, merged_at: null, merge_commit_sha: null },
        head: { label: 'stranger:patch-1', sha: pull.head.sha, repo: { full_name: 'stranger/rosters' } },
        base: { ref: 'main', sha: repository.tip('main'), repo: { full_name: name } },
      },
    })
    const gone = repository.openPull({ from: 'gone' })
    expect(await call('GET', `/pulls/${gone.number}`)).toMatchObject({ body: { head: { repo: null } } })
    const sha = repository.pushTo(number)
    expect(await call('GET', `/pulls/${number}`)).toMatchObject({ body: { head: { sha }, commits: 2 } })
    const { number: issue } = repository.openIssue()
    expect(await call('GET', `/pulls/${issue}`)).toMatchObject({ status: 404 })
  })

  it.each([
    ['merge', 3],
    ['squash', 1],
    ['rebase', 2],
  ] as const)('a %s brings its commits to the base, where they are linked to it', async (method, count) => {
    const { number, pull } = repository.openPull({ commits: ['a'.repeat(40), 'b'.repeat(40)].map(mixed) })
    const before = repository.tip('main')
    const push = repository.merge(number, { method })
    expect(push).toMatchObject({ ref: 'refs/heads/main', before, after: repository.tip('main') })
    expect(push.commits).toHaveLength(count)
    for (const { id } of push.commits) {
      const linked = await call('GET', `/commits/${id}/pulls`)
      expect(linked.body).toMatchObject([{ number, merge_commit_sha: push.after, state: 'closed' }])
    }
    expect(await call('GET', `/commits/${pull.head.sha}/pulls`)).toMatchObject({ body: [{ number }] })
  })

  it('knows no pull request of a direct push, of a merge that it has yet to link, or of an unknown commit', async () => {
    const pulls = async (sha: string) => (await call('GET', `/commits/${sha}/pulls`)).body
    expect(await pulls(repository.push().after)).toEqual([])
    const { number } = repository.openPull()
    const { after } = repository.merge(number, { method: 'squash', associated: false })
    expect(await pulls(after)).toEqual([])
    const listed = await call('GET', '/pulls?state=closed&base=main&sort=updated&direction=desc&per_page=1')
    expect(listed.body).toMatchObject([{ number, merge_commit_sha: after }])
    expect(await refused(call('GET', `/commits/${'9'.repeat(40)}/pulls`))).toEqual([
      422,
      `No commit found for SHA: ${'9'.repeat(40)}`,
    ])
  })

  it('stacks a merge queue, each branch named for its number and what it stands on', async () => {
    const numbers = [repository.openPull().number, repository.openPull().number]
    const [first, second] = repository.enqueue(numbers).map(({ merge_group }) => merge_group)
    expect(second?.base_sha).toBe(first?.head_sha)
    expect(second?.head_ref).toBe(`refs/heads/gh-readonly-queue/main/pr-${numbers[1]}-${first?.head_sha}`)
    expect(await call('GET', '/git/matching-refs/heads%2Fgh-readonly-queue%2Fmain%2F')).toMatchObject({
      body: [
        { ref: first?.head_ref, object: { sha: first?.head_sha } },
        { ref: second?.head_ref, object: { sha: second?.head_sha } },
      ],
    })
  })
})

describe('limits and faults', () => {
  it('counts down the calls of the hour', async () => {
    const left = async () => Number((await call('GET', '/pulls')).headers.get('x-ratelimit-remaining'))
    expect((await left()) - (await left())).toBe(1)
  })

  it('refuses calls that come too fast, or beyond the hour', async () => {
    github.rest.faults.set('GET /repos/{owner}/{repo}/pulls', secondaryLimit(7), { times: 1 })
    const tooFast = await call('GET', '/pulls')
    expect(tooFast).toMatchObject({
      status: 403,
      body: { message: expect.stringMatching(/secondary rate limit/) as string },
    })
    expect(tooFast.headers.get('retry-after')).toBe('7')
    github.rest.faults.set('GET /repos/{owner}/{repo}/pulls', primaryLimit(60), { times: 1 })
    const usedUp = await call('GET', '/pulls')
    expect(usedUp.status).toBe(403)
    expect(usedUp.headers.get('x-ratelimit-remaining')).toBe('0')
    expect(Number(usedUp.headers.get('x-ratelimit-reset')) * 1_000).toBeGreaterThan(Date.now() + 50_000)
    expect(await call('GET', '/pulls')).toMatchObject({ status: 200 })
  })

  it('fails before or after a call takes effect', async () => {
    const { number } = repository.openPull()
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
    const write = () => call('POST', `/issues/${number}/comments`, { body: 'a' })
    github.rest.faults.set(route, { status: 502 }, { times: 1 })
    expect(await write()).toMatchObject({ status: 502, body: '<html>Unicorn!</html>' })
    expect(repository.commentsOf(number)).toHaveLength(0)
    github.rest.faults.set(route, 'reset', { times: 1, phase: 'after' })
    await expect(write()).rejects.toThrow('fetch failed')
    expect(repository.commentsOf(number)).toHaveLength(1)
    github.rest.faults.set(route, 'malformed', { times: 1 })
    expect(await write()).toMatchObject({ status: 200, body: '<html>Unicorn!</html>' })
  })

  it('records every request, and tells of it before it takes effect', async () => {
    const { number } = repository.openPull()
    const seen: number[] = []
    github.rest.onCall = () => void seen.push(repository.commentsOf(number).length)
    await call('POST', `/issues/${number}/comments`, { body: 'a' })
    github.rest.onCall = () => undefined
    expect(seen).toEqual([0])
    expect(github.rest.requests.at(-1)).toMatchObject({
      route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
      path: `/repos/${name}/issues/${number}/comments`,
      body: '{"body":"a"}',
      login: 'github-actions[bot]',
    })
  })
})

let mixes = 0

/** A commit that no other test has. */
function mixed(sha: string): string {
  mixes += 1
  return `${mixes.toString(16).padStart(8, '0')}${sha.slice(8)}`
}
