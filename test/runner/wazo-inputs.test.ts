import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { TemporaryFolder } from '../temporary-folder.ts'
import { inputsOf as fiveInputsOf, problemsOf as fiveProblemsOf, type Given } from './workflow.ts'

const tenant = '0f2c3b5e-7d61-4c1c-9a35-1d2e3f4a5b6c'
const least: Given = {
  platform: 'wazo',
  url: 'https://wazo.example.com',
  tenant,
  token: 'made-up-token',
  username: '',
  password: '',
}

const inputsOf = (given: Given, workspace?: string) => fiveInputsOf({ ...least, ...given }, workspace)
const problemsOf = (given: Given, workspace?: string) => fiveProblemsOf({ ...least, ...given }, workspace)

test('an export from Wazo needs a server, a tenant and a token', () => {
  expect(inputsOf({})).toMatchObject({
    command: 'export',
    selection: {
      platform: 'wazo',
      url: new URL('https://wazo.example.com'),
      tenant,
      login: { token: 'made-up-token' },
      includeSecrets: false,
      order: 'uuid',
    },
    artifactName: 'rollcall-wazo-users',
  })
})

test('a user name and a password do in place of a token', () => {
  const { selection } = inputsOf({ token: '', username: 'admin', password: 'Secret-Pass-1' })
  expect(selection).toMatchObject({ login: { username: 'admin', password: 'Secret-Pass-1' } })
})

test('a plan has a roster, and may have headers of its own', () => {
  using folder = new TemporaryFolder()
  writeFileSync(folder.file('wazo-users.csv'), 'firstname\n')
  writeFileSync(folder.file('hr.yml'), 'roster: { columns: { Vorname: firstname } }\n')
  const inputs = inputsOf({ command: 'plan', config: 'hr.yml', 'literal-passwords': 'allow' }, folder.path)
  expect(inputs).toMatchObject({ command: 'plan', selection: { literalPasswords: true } })
  expect('mapping' in inputs && [...inputs.mapping.columns.keys()]).toEqual(['Vorname'])
})

describe('an input is refused', () => {
  test.each<[Given, ...string[]]>([
    [{ url: '' }, 'url is missing: give the address of the Wazo server'],
    [
      { url: 'http://wazo.example.com' },
      'url: http:// is not allowed, since the password would travel in clear: use https://',
    ],
    [{ tenant: '' }, 'tenant is missing: give the UUID of the tenant, as the Wazo portal shows it'],
    [
      { tenant: 'acme' },
      'tenant: "acme" is no UUID, which has the form 01234567-89ab-cdef-0123-456789abcdef; names of tenants are not looked up',
    ],
    [
      { token: '' },
      'token is missing: give a token, or username and password, from secrets of the repository. Where the workflow names one, the secret has another name, or this run may not see it (pull requests from forks and from Dependabot may not)',
    ],
    [
      { username: 'admin', password: 'Secret-Pass-1' },
      'token and username with password are two ways to sign in: give one of them',
    ],
    [{ token: '', username: 'admin' }, 'password is missing: give it from a secret of the repository'],
    [{ region: 'eu' }, 'region is not an input of wazo, but of five9: leave it out'],
    [{ 'sort-by': 'email' }, 'sort-by: "email" is none of uuid, username'],
  ])('%j', (given, ...problems) => {
    expect(problemsOf(given)).toEqual(problems)
  })
})

describe('certificates of an authority of one’s own', () => {
  test.each<[string, string]>([
    ['no certificate', 'ca-file: ca.pem holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)'],
    [
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
      'ca-file: ca.pem cannot be read as certificates in PEM form',
    ],
  ])('are refused: %j', (text, problem) => {
    using folder = new TemporaryFolder()
    writeFileSync(folder.file('ca.pem'), text)
    expect(problemsOf({ 'ca-file': 'ca.pem' }, folder.path)).toEqual([problem])
  })

  test('do not lie elsewhere', () => {
    expect(problemsOf({ 'ca-file': '../ca.pem' }, '/tmp')).toEqual([
      'ca-file: ../ca.pem lies outside the workspace: name a file of the repository',
    ])
    expect(problemsOf({ 'ca-file': 'ca.pem' })).toEqual([
      'ca-file: ca.pem cannot be read as certificates in PEM form',
    ])
  })

  test('stand in no file that holds the private key too', () => {
    using folder = new TemporaryFolder()
    writeFileSync(folder.file('ca.pem'), '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n')
    expect(problemsOf({ 'ca-file': 'ca.pem' }, folder.path)[0]).toBe(
      'ca-file: ca.pem holds a private key, which does not belong into a repository: take it out, and make a new one',
    )
  })
})
