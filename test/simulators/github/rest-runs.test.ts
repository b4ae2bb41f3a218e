import { expect, it } from 'vitest'
import { account, findLeaks, GitHub, script, uses } from '../../../simulators/github/index.ts'
import { publish, record } from './fixtures/folders.ts'
import { callerOf, repository as name, request } from './rest-caller.ts'

/** As a workflow file writes it. */
function expression(name: string): string {
  return `$\{{ ${name} }}`
}

it.concurrent('gives a run a token of its own, with the permissions of the job, until it ends', async () => {
  await using github = await GitHub.start()
  const { number } = github.rest.repository(name).openPull()
  const seen: Record<string, unknown> = {}
  const comment = (body: string, token = '') =>
    request(github, token, 'POST', `/issues/${number}/comments`, { body })
  const run = github.run({
    permissions: { 'pull-requests': 'write' },
    env: { TOKEN: expression('github.token'), HERE: expression('github.repository') },
    steps: [
      script(async ({ env }) => {
        Object.assign(seen, env)
        await comment('from the run', env.TOKEN)
      }),
    ],
  })
  const { log } = await run.start().done
  expect(seen).toMatchObject({
    ...{ GITHUB_API_URL: github.rest.url, GITHUB_GRAPHQL_URL: `${github.rest.url}/graphql` },
    ...{ GITHUB_REPOSITORY: name, HERE: name },
  })
  expect(github.rest.repository(name).commentsOf(number)).toMatchObject([
    { body: 'from the run', author: { login: 'github-actions[bot]' } },
  ])
  expect(log).not.toContain(String(seen.TOKEN))
  expect(await comment('too late', String(seen.TOKEN))).toMatchObject({ status: 401 })
})

it.concurrent('evaluates github.token where a step names it, and nothing that it does not know', async () => {
  await using github = await GitHub.start()
  const started = (token: string) => github.run({ steps: [uses(record, { with: { token } })] }).start().done
  const { main } = (await started(expression('github.token'))).step('record')
  expect(main.rawLog).toMatch(/token is ghs_example/)
  await expect(started(expression('vars.TOKEN'))).rejects.toThrow(
    "The simulator cannot evaluate 'vars.TOKEN'",
  )
})

it.concurrent('lets the run of a pull request from a fork only read', async () => {
  await using github = await GitHub.start()
  const repository = github.rest.repository(name)
  const write = async (from: string, event: string) => {
    const { number } = repository.openPull({ from })
    const statuses: number[] = []
    const run = github.run({
      permissions: { 'pull-requests': 'write' },
      env: { TOKEN: expression('github.token') },
      event: { name: event, payload: github.rest.pullRequestEvent(repository, number) },
      steps: [
        script(async ({ env }) => {
          const comments = `/issues/${number}/comments`
          statuses.push((await request(github, env.TOKEN, 'GET', comments)).status)
          statuses.push((await request(github, env.TOKEN, 'POST', comments, { body: 'a' })).status)
        }),
      ],
    })
    await run.start().done
    return statuses
  }
  expect(await write(name, 'pull_request')).toEqual([200, 201])
  expect(await write('stranger/rosters', 'pull_request')).toEqual([200, 403])
  expect(await write('stranger/rosters', 'pull_request_target')).toEqual([200, 201])
})

it.concurrent('shows runs, and the artifacts that they have uploaded', async () => {
  await using github = await GitHub.start()
  const repository = github.rest.repository(name)
  const { number, pull } = repository.openPull()
  const run = github.run({
    event: { name: 'pull_request', payload: github.rest.pullRequestEvent(repository, number) },
    steps: [uses(publish, { with: { upload: 'zip' } })],
  })
  await run.start().done
  const call = callerOf(github, { actions: 'read' })
  expect(await call('GET', `/actions/runs/${run.id}`)).toMatchObject({
    body: {
      ...{ id: run.id, event: 'pull_request', head_sha: pull.head.sha, run_attempt: 1 },
      ...{ status: 'completed', conclusion: 'success', head_repository: { full_name: name } },
    },
  })
  const [artifact] = github.artifacts.list()
  if (artifact === undefined) throw new Error('there is no artifact')
  const shown = { id: artifact.id, name: 'reports', expired: false, digest: artifact.digest }
  const runOfIt = { workflow_run: { id: run.id, head_sha: pull.head.sha } }
  expect(await call('GET', `/actions/artifacts/${artifact.id}`)).toMatchObject({
    body: { ...shown, ...runOfIt },
  })
  const list = (query: string) => call('GET', `/actions/runs/${run.id}/artifacts${query}`)
  expect(await list('')).toMatchObject({ body: { total_count: 1, artifacts: [shown] } })
  expect(await list('?name=other')).toMatchObject({ body: { total_count: 0, artifacts: [] } })

  const zip = `/actions/artifacts/${artifact.id}/zip`
  const redirect = await call('GET', zip)
  expect(redirect.status).toBe(302)
  const bytes = await (await fetch(redirect.headers.get('location') ?? '')).bytes()
  expect(Buffer.from(bytes).equals(artifact.content)).toBe(true)
  github.artifacts.expire(({ name }) => name === 'reports')
  expect(await call('GET', zip)).toMatchObject({ status: 410, body: { message: 'Artifact has expired' } })
  expect(await list('')).toMatchObject({ body: { artifacts: [{ expired: true }] } })
  repository.runs.delete(run.id)
  expect(await list('')).toMatchObject({ status: 404 })
  expect(await call('GET', '/actions/artifacts/1')).toMatchObject({ status: 404 })
})

it.concurrent('has an Enterprise Server answer below /api', async () => {
  await using github = await GitHub.start()
  const { number } = github.rest.repository(name).openPull()
  for (let at = 0; at < 40; at += 1) github.rest.repository(name).addComment(number, 'a')
  const urls: string[] = []
  const run = github.run({
    serverUrl: 'https://github.example.com',
    steps: [script(({ env }) => void urls.push(env.GITHUB_API_URL ?? '', env.GITHUB_GRAPHQL_URL ?? ''))],
  })
  await run.start().done
  expect(urls).toEqual([`${github.rest.url}/api/v3`, `${github.rest.url}/api/graphql`])
  const call = callerOf(github, { 'pull-requests': 'read' })
  const { headers, body } = await call('GET', `//api/v3/repos/${name}/issues/${number}/comments`)
  expect(body).toHaveLength(30)
  expect(headers.get('link')).toContain(`<${github.rest.url}/api/v3/repositories/`)
  expect(await call('POST', '//api/graphql', { query: '{viewer{login}}' })).toMatchObject({ status: 200 })
  expect(await call('GET', '//api/nothing')).toMatchObject({ status: 404 })
  const misplaced = await call('POST', '//api/v3/graphql', { query: '{viewer{login}}' })
  expect(misplaced.status).toBe(404)
})

it.concurrent('has what was sent to the API searched for secrets', async () => {
  await using github = await GitHub.start()
  const { number } = github.rest.repository(name).openPull({ author: account('kim') })
  const call = callerOf(github, { 'pull-requests': 'write' })
  await call('POST', `/issues/${number}/comments`, { body: 'Tr0ub4dor' })
  expect(await findLeaks(github, { secrets: ['Tr0ub4dor'], attempts: [] })).toEqual([
    { where: `request POST /repos/${name}/issues/${number}/comments`, form: 'clear', secret: 0 },
  ])
})
