import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { TemporaryFolder } from '../temporary-folder.ts'
import { printed } from './printed.ts'
import { inputsOf as fiveInputsOf, problemsOf as fiveProblemsOf, type Given } from './workflow.ts'

const least: Given = {
  platform: 'xmedius',
  account: 'acme',
  token: 'made-up-token',
  username: '',
  password: '',
}
const inputsOf = (given: Given, workspace?: string) => fiveInputsOf({ ...least, ...given }, workspace)
const problemsOf = (given: Given, workspace?: string) => fiveProblemsOf({ ...least, ...given }, workspace)

const importerConfig = JSON.stringify({
  endpoint: 'https://portal.xmedius.eu',
  enterprise_account: 'northwind',
  access_token: 'A-Token-In-A-File',
  password_setup_mode: 'user_choice',
})

function workspace(config = importerConfig): TemporaryFolder {
  const folder = new TemporaryFolder()
  writeFileSync(folder.file('xmedius-users.csv'), 'username,email\n')
  writeFileSync(folder.file('config.json'), config)
  writeFileSync(folder.file('broken.json'), '{"enterprise": "acme"}')
  return folder
}

test('an export from XMedius needs an account and a token', () => {
  expect(inputsOf({}).selection).toEqual({
    platform: 'xmedius',
    endpoint: new URL('https://portal.xmedius.com'),
    account: 'acme',
    token: 'made-up-token',
  })
})

describe("the published importer's configuration file", () => {
  const plan = { command: 'plan', config: 'config.json' }

  test('works as it is where its token is let stand, which is masked', () => {
    using folder = workspace()
    const given = { ...plan, account: '', token: '', 'token-in-config': 'allow' }
    let selection: unknown
    const text = printed(() => {
      ;({ selection } = inputsOf(given, folder.path))
    })
    expect(selection).toMatchObject({
      endpoint: new URL('https://portal.xmedius.eu'),
      account: 'northwind',
      token: 'A-Token-In-A-File',
      passwordSetupMode: 'user_choice',
      unknownGroup: 'refuse',
    })
    expect(text).toContain('::add-mask::A-Token-In-A-File')
  })

  test('is a leak where it holds a token, even one that is not used', () => {
    using folder = workspace()
    const problem =
      'config: the file holds an access token (access_token), which everybody can read who can read the repository or its history: revoke that token, remove it from the file, and give a new one as token, from a secret; token-in-config: allow lets it stand'
    printed(() => {
      expect(problemsOf(plan, folder.path)).toEqual([problem])
      expect(problemsOf({ ...plan, token: '' }, folder.path)).toEqual([problem])
    })
  })

  test('has less to say than inputs', () => {
    using folder = workspace(importerConfig.replace('A-Token-In-A-File', ''))
    const given = { ...plan, url: 'https://portal.xmedius.ca', 'password-setup-mode': 'random' }
    expect(inputsOf({ ...given, 'unknown-group': 'default' }, folder.path).selection).toMatchObject({
      endpoint: new URL('https://portal.xmedius.ca'),
      account: 'acme',
      token: 'made-up-token',
      passwordSetupMode: 'random',
      unknownGroup: 'default',
    })
  })
})

describe('an input is refused', () => {
  test.each<[Given, ...string[]]>([
    [
      { account: '' },
      'account is missing: give the name of the enterprise account, or enterprise_account in the configuration file',
    ],
    [
      { token: '' },
      'token is missing: give the access token of the enterprise, from a secret of the repository. Where the workflow names one, the secret has another name, or this run may not see it (pull requests from forks and from Dependabot may not)',
    ],
    [
      { command: 'plan' },
      'password-setup-mode is missing: give one of manual, user_choice, random, or password_setup_mode in the configuration file',
    ],
    [
      { 'unknown-group': 'default' },
      'unknown-group has no effect with command: export, but with plan and import: leave it out',
    ],
    [
      { command: 'plan', 'password-setup-mode': 'random', 'on-missing': 'deactivate' },
      'on-missing: deactivate is not possible with XMedius Cloud, which has no way to take users out of service: set ignore or delete',
    ],
    [{ tenant: 'x' }, 'tenant is not an input of xmedius, but of wazo: leave it out'],
    [
      { command: 'plan', 'password-setup-mode': 'manuel' },
      'password-setup-mode: "manuel" is none of manual, user_choice, random; did you mean "manual"?',
    ],
    // What a file lacks is not told while it cannot be read.
    [
      { command: 'plan', account: '', config: 'broken.json' },
      'config: broken.json:1:2: unknown key "enterprise"',
    ],
  ])('%j', (given, ...problems) => {
    using folder = workspace()
    expect(problemsOf(given, folder.path)).toEqual(problems)
  })
})
