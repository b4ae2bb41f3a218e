import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { InputName } from '../../src/runner/input-table.ts'
import { secretsWithheld } from '../../src/runner/withheld.ts'
import { TemporaryFolder } from '../temporary-folder.ts'

interface Given {
  readonly event?: string
  readonly actor?: string
  /** The repository that the pull request comes from; null for one that is gone. */
  readonly from?: string | null
  readonly inputs?: Readonly<Partial<Record<InputName, string>>>
}

function withheld({ event = 'pull_request', actor = 'kim', from = 'someone/rosters', inputs = {} }: Given) {
  using folder = new TemporaryFolder()
  const path = folder.file('event.json')
  const sha = 'ab'.repeat(20)
  const repo = (name: string | null) => (name === null ? null : { full_name: name })
  const pull = {
    ...{ number: 7, html_url: 'https://github.com/example/rosters/pull/7' },
    ...{ merged_at: null, merge_commit_sha: null },
    head: { ref: 'change-users', sha, repo: repo(from) },
    base: { ref: 'main', sha, repo: repo('example/rosters') },
  }
  writeFileSync(path, JSON.stringify({ pull_request: pull }))
  const given: typeof inputs = { command: 'plan', ...inputs }
  return secretsWithheld(name => given[name] ?? '', { name: event, path }, actor)
}

test.each<[string, Given]>([
  ['a fork', {}],
  ['a fork that was deleted', { from: null }],
  ['a fork that names its account', { inputs: { username: 'api@example.com' } }],
])('secrets are kept from %s', (_, given) => {
  expect(withheld(given)).toBe('fork')
})

test('secrets are kept from Dependabot, whose branches are those of the repository', () => {
  expect(withheld({ actor: 'dependabot[bot]', from: 'example/rosters' })).toBe('dependabot')
})

test.each<[string, Given]>([
  ['a pull request of the repository itself', { from: 'example/rosters' }],
  ['a push', { event: 'push' }],
  ['a push of Dependabot', { event: 'push', actor: 'dependabot[bot]' }],
  ['a pull_request_target, which sees secrets', { event: 'pull_request_target' }],
  ['an import', { inputs: { command: 'import' } }],
  ['an export', { inputs: { command: 'export' } }],
  ['a fork that is given a password', { inputs: { password: 'Secret-Pass-1' } }],
  ['a fork that is given a token', { inputs: { token: 'abcd-efgh' } }],
  ['Dependabot with its own secret', { actor: 'dependabot[bot]', inputs: { token: 'abcd-efgh' } }],
  ['a fork with a token in its configuration', { inputs: { 'token-in-config': 'allow' } }],
])('they are not kept from %s', (_, given) => {
  expect(withheld(given)).toBeUndefined()
})
