import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { defaultPrefixCharacters } from '../../src/platforms/five9/chunking.ts'
import { everything } from '../../src/platforms/five9/export-config.ts'
import type { ExportInputs, Inputs } from '../../src/runner/inputs.ts'
import { TemporaryFolder } from '../temporary-folder.ts'
import { type Given, inputsOf, problemsOf } from './workflow.ts'

const minute = 60_000
const hour = 60 * minute

function five9Selection(inputs: Inputs) {
  const { selection } = inputs as ExportInputs
  if (selection.platform !== 'five9') throw new Error('these are inputs of another platform')
  return selection
}

describe('without more than is needed', () => {
  test('everything has its default', () => {
    using folder = new TemporaryFolder()
    expect(inputsOf({}, folder.path)).toEqual({
      command: 'export',
      selection: {
        platform: 'five9',
        endpoint: new URL('https://api.five9.com/wsadmin/v13/AdminWebService'),
        username: 'api@example.com',
        password: 'Secret-Pass-1',
        scope: { kind: 'tenant' },
        chunking: { kind: 'auto', size: 500 },
        config: everything,
      },
      roster: { path: `${realpathSync(folder.path)}/five9-users.csv`, name: 'five9-users.csv' },
      artifactName: 'rollcall-five9-users',
      retentionDays: undefined,
      resume: true,
      progressMaxAge: 24 * hour,
      timeBudget: undefined,
      requestTimeout: 5 * minute,
      githubToken: '',
      certificates: undefined,
    })
  })
})

describe('an input is understood', () => {
  const selection = (given: Given) => five9Selection(inputsOf(given))
  test.each<[string, unknown, unknown]>([
    ['region: ca', selection({ region: 'ca' }).endpoint.host, 'api.five9.ca'],
    ['region: eu', selection({ region: 'eu' }).endpoint.host, 'api.five9.eu'],
    ['region: frk', selection({ region: 'frk' }).endpoint.host, 'api.eu.five9.com'],
    ['region: in', selection({ region: 'in' }).endpoint.host, 'api.in.five9.com'],
    [
      'url without a path',
      selection({ url: 'https://five9.example.com' }).endpoint.href,
      'https://five9.example.com/wsadmin/v13/AdminWebService',
    ],
    [
      'url with a path',
      selection({ url: 'https://five9.example.com/wsadmin/v12/AdminWebService' }).endpoint.href,
      'https://five9.example.com/wsadmin/v12/AdminWebService',
    ],
    ['url on loopback by name', selection({ url: 'http://localhost:8080' }).endpoint.host, 'localhost:8080'],
    ['url on loopback', selection({ url: 'http://127.0.0.1:8080' }).endpoint.host, '127.0.0.1:8080'],
    ['url on loopback, IPv6', selection({ url: 'http://[::1]:8080' }).endpoint.host, '[::1]:8080'],
    ['password with blanks', selection({ password: ' a b ' }).password, ' a b '],
    ['username with blanks', selection({ username: ' kim ' }).username, 'kim'],
    ['users', selection({ users: 'a, b' }).scope, { kind: 'users', keys: ['a', 'b'] }],
    ['chunking: off', selection({ chunking: 'off' }).chunking, { kind: 'off' }],
    ['chunk-size', selection({ 'chunk-size': '1' }).chunking, { kind: 'auto', size: 1 }],
    [
      'chunking: alphanumeric',
      selection({ chunking: 'alphanumeric' }).chunking,
      { kind: 'alphanumeric', characters: [...defaultPrefixCharacters] },
    ],
    [
      'prefix-characters beyond U+FFFF',
      selection({ chunking: 'alphanumeric', 'prefix-characters': 'aé😀]' }).chunking,
      { kind: 'alphanumeric', characters: ['a', 'é', '😀', ']'] },
    ],
    [
      'chunking: numeric',
      selection({ chunking: 'numeric' }).chunking,
      { kind: 'numeric', width: 3, start: 0 },
    ],
    [
      'the last numeric-prefix-start',
      selection({ chunking: 'numeric', 'numeric-prefix-width': '2', 'numeric-prefix-start': '99' }).chunking,
      { kind: 'numeric', width: 2, start: 99 },
    ],
    [
      'include-media-types: false',
      selection({ 'include-media-types': 'false' }).config,
      { ...everything, includeMediaTypes: false },
    ],
    ['artifact-name', inputsOf({ 'artifact-name': 'night shift' }).artifactName, 'night shift'],
    ['retention-days', inputsOf({ 'retention-days': '90' }).retentionDays, 90],
    ['resume: never', inputsOf({ resume: 'never' }).resume, false],
    ['progress-max-age', inputsOf({ 'progress-max-age': '2d' }).progressMaxAge, 48 * hour],
    ['time-budget', inputsOf({ 'time-budget': '5h30m' }).timeBudget, 5.5 * hour],
    ['time-budget with blanks', inputsOf({ 'time-budget': '1h 5m 10s' }).timeBudget, 65 * minute + 10_000],
    ['request-timeout', inputsOf({ 'request-timeout': '90s' }).requestTimeout, 90_000],
  ])('%s', (_what, value, expected) => {
    expect(value).toEqual(expected)
  })
})

describe('an input is refused', () => {
  const duration = (name: string, text: string) =>
    `${name}: "${text}" is not a length of time; write it with its units, as in 90s, 45m or 5h30m`
  test.each<[Given, ...string[]]>([
    [{ platform: '' }, 'platform is missing: give one of five9, wazo, xmedius'],
    [{ platform: 'Five9' }, 'platform: "Five9" is none of five9, wazo, xmedius; did you mean "five9"?'],
    [{ command: '' }, 'command is missing: give one of export, plan, import'],
    [{ command: 'exprt' }, 'command: "exprt" is none of export, plan, import; did you mean "export"?'],
    [{ username: ' ' }, 'username is missing: give the name of a Five9 user with the Administrator role'],
    [
      { password: '' },
      'password is missing: give it from a secret of the repository. Where the workflow names one, the secret has another name, or this run may not see it (pull requests from forks and from Dependabot may not)',
    ],
    [
      { password: '  ' },
      'password is missing: give it from a secret of the repository. Where the workflow names one, the secret has another name, or this run may not see it (pull requests from forks and from Dependabot may not)',
    ],
    [{ password: 'Secret-1\n' }, 'password holds a line break: store the secret again without it'],
    [{ region: 'uk' }, 'region: "uk" is none of us, ca, eu, frk, in'],
    [{ region: 'frankfurt' }, 'region: "frankfurt" is none of us, ca, eu, frk, in'],
    [
      { region: 'eu', url: 'https://five9.example.com' },
      'region and url name the same thing: give one of them',
    ],
    [{ url: 'api.five9.com' }, 'url is not an address like https://api.five9.com'],
    [
      { url: 'http://api.five9.com' },
      'url: http:// is not allowed, since the password would travel in clear: use https://',
    ],
    [
      { url: 'http://127.0.0.1.example.com' },
      'url: http:// is not allowed, since the password would travel in clear: use https://',
    ],
    [
      { url: 'ftp://localhost' },
      'url: ftp:// is not allowed, since the password would travel in clear: use https://',
    ],
    [
      { url: 'https://kim:Secret-Pass-1@example.com' },
      'url holds credentials: give them in inputs of their own, from secrets',
    ],
    [
      { url: 'https://kim@example.com' },
      'url holds credentials: give them in inputs of their own, from secrets',
    ],
    [{ url: 'https://example.com?wsdl' }, 'url has a query or a fragment: leave it out'],
    [{ url: 'https://example.com/#x' }, 'url has a query or a fragment: leave it out'],
    [{ token: 'abcd' }, 'token is not an input of five9, but of wazo and xmedius: leave it out'],
    [{ tenant: 'abcd' }, 'tenant is not an input of five9, but of wazo: leave it out'],
    [{ account: 'abcd' }, 'account is not an input of five9, but of xmedius: leave it out'],
    [{ 'include-secrets': 'true' }, 'include-secrets is not an input of five9, but of wazo: leave it out'],
    [
      { 'on-missing': 'delete' },
      'on-missing has no effect with command: export, but with plan and import: leave it out',
    ],
    [{ users: ',' }, 'users: no user is named: leave the input out to export all users'],
    [{ users: 'file:../x' }, 'users: ../x lies outside the workspace: name a file of the repository'],
    [
      { users: 'a', chunking: 'auto' },
      'users and chunking contradict each other: listed users are read one by one, so leave chunking out',
    ],
    [{ chunking: 'alpha' }, 'chunking: "alpha" is none of auto, off, alphanumeric, numeric'],
    [
      { chunking: 'off', 'chunk-size': '5' },
      'chunk-size has no effect with chunking: off: leave it out, or set chunking: auto',
    ],
    [
      { 'prefix-characters': 'abc' },
      'prefix-characters has no effect with chunking: auto: leave it out, or set chunking: alphanumeric',
    ],
    [
      { 'numeric-prefix-width': '3' },
      'numeric-prefix-width has no effect with chunking: auto: leave it out, or set chunking: numeric',
    ],
    [
      { 'numeric-prefix-start': '3', chunking: 'alphanumeric' },
      'numeric-prefix-start has no effect with chunking: alphanumeric: leave it out, or set chunking: numeric',
    ],
    [{ 'chunk-size': '0' }, 'chunk-size: "0" is not a whole number from 1 to 10000'],
    [{ 'chunk-size': '10001' }, 'chunk-size: "10001" is not a whole number from 1 to 10000'],
    [{ 'chunk-size': '5e2' }, 'chunk-size: "5e2" is not a whole number from 1 to 10000'],
    [{ 'chunk-size': '-5' }, 'chunk-size: "-5" is not a whole number from 1 to 10000'],
    [{ chunking: 'alphanumeric', 'prefix-characters': 'abca' }, 'prefix-characters: "a" stands there twice'],
    [
      { chunking: 'numeric', 'numeric-prefix-width': '7' },
      'numeric-prefix-width: "7" is not a whole number from 1 to 6',
    ],
    [
      { chunking: 'numeric', 'numeric-prefix-width': '2', 'numeric-prefix-start': '100' },
      'numeric-prefix-start: 100 has more digits than numeric-prefix-width 2 allows: the last prefix is 99',
    ],
    [
      { chunking: 'numeric', 'numeric-prefix-start': '1000000' },
      'numeric-prefix-start: "1000000" is not a whole number from 0 to 999999',
    ],
    [{ 'include-media-types': 'yes' }, 'include-media-types: "yes" is none of true, false'],
    [
      { 'include-media-types': 'True' },
      'include-media-types: "True" is none of true, false; did you mean "true"?',
    ],
    [
      { roster: '../five9.csv' },
      'roster: ../five9.csv lies outside the workspace, or in .git: name a file of the repository',
    ],
    [
      { roster: '.git/five9.csv' },
      'roster: .git/five9.csv lies outside the workspace, or in .git: name a file of the repository',
    ],
    [{ roster: 'five9.xlsx' }, 'roster: five9.xlsx does not end in .csv'],
    [{ config: '../x.json' }, 'config: ../x.json lies outside the workspace: name a file of the repository'],
    [
      { config: 'nowhere.json' },
      'config: nowhere.json cannot be read: is the repository checked out (actions/checkout)?',
    ],
    [{ 'artifact-name': 'a/b' }, 'artifact-name: "a/b" may not have any of " : < > | * ? \\ /'],
    [{ 'retention-days': '401' }, 'retention-days: "401" is not a whole number from 1 to 400'],
    [{ resume: 'always' }, 'resume: "always" is none of auto, never'],
    [{ 'time-budget': '90' }, duration('time-budget', '90')],
    [{ 'time-budget': '1.5h' }, duration('time-budget', '1.5h')],
    [{ 'time-budget': 'soon' }, duration('time-budget', 'soon')],
    [{ 'time-budget': '30m1h' }, duration('time-budget', '30m1h')],
    [{ 'time-budget': '9s' }, 'time-budget: 9s is out of range; it goes from 10s to 5d'],
    [{ 'time-budget': '6d' }, 'time-budget: 6d is out of range; it goes from 10s to 5d'],
    [{ 'request-timeout': '0s' }, 'request-timeout: 0s is out of range; it goes from 1s to 1h'],
    [{ 'progress-max-age': '31d' }, 'progress-max-age: 31d is out of range; it goes from 1m to 30d'],
  ])('%j', (given, ...problems) => {
    using folder = new TemporaryFolder()
    expect(problemsOf(given, folder.path)).toEqual(problems)
  })

  test('together with all others that are wrong', () => {
    using folder = new TemporaryFolder()
    const given: Given = {
      username: '',
      password: '',
      region: 'xx',
      token: 't',
      'time-budget': 'x',
      roster: 'x.txt',
      chunking: 'off',
      'chunk-size': '3',
    }
    expect(problemsOf(given, folder.path).map(problem => problem.split(/[ :]/)[0])).toEqual([
      'token',
      'region',
      'username',
      'password',
      'chunk-size',
      'roster',
      'time-budget',
    ])
  })

  test('with the platform and the command alone when those are wrong', () => {
    expect(problemsOf({ platform: 'wzo', command: 'merge', username: '' })).toEqual([
      'platform: "wzo" is none of five9, wazo, xmedius; did you mean "wazo"?',
      'command: "merge" is none of export, plan, import',
    ])
  })
})

describe('the file that config names', () => {
  test('chooses the columns, and include-media-types has the last word', () => {
    using folder = new TemporaryFolder()
    writeFileSync(folder.file('columns.yml'), 'generalInfoFields: [userName]\nincludeMediaTypes: true\n')
    const config = (given: Given) =>
      five9Selection(inputsOf({ config: 'columns.yml', ...given }, folder.path)).config
    expect(config({})).toMatchObject({ generalInfoFields: ['userName'], includeMediaTypes: true })
    expect(config({ 'include-media-types': 'false' })).toMatchObject({
      generalInfoFields: ['userName'],
      includeMediaTypes: false,
    })
  })

  test('has each of its faults told, with its place', () => {
    using folder = new TemporaryFolder()
    writeFileSync(folder.file('columns.json'), '{"permisions": "all",\n "includeSkills": 1}')
    expect(problemsOf({ config: 'columns.json' }, folder.path).toSorted()).toEqual([
      'config: columns.json:1:2: unknown key "permisions"; did you mean "permissions"?',
      'config: columns.json:2:19: includeSkills: Invalid input: expected boolean, received number',
    ])
  })

  test('may not be a link out of the workspace', () => {
    using folder = new TemporaryFolder()
    using elsewhere = new TemporaryFolder()
    writeFileSync(elsewhere.file('secret.yml'), 'top: secret')
    symlinkSync(elsewhere.file('secret.yml'), folder.file('columns.yml'))
    expect(problemsOf({ config: 'columns.yml' }, folder.path)).toEqual([
      'config: columns.yml lies outside the workspace: name a file of the repository',
    ])
  })
})

test('a roster that is a folder is refused, before the whole domain was read for it', () => {
  using folder = new TemporaryFolder()
  mkdirSync(folder.file('users.csv'))
  expect(problemsOf({ roster: 'users.csv' }, folder.path)).toEqual([
    'roster: users.csv is a folder: name a file',
  ])
})

test('a range of prefix characters is refused, not taken for three characters', () => {
  expect(problemsOf({ chunking: 'alphanumeric', 'prefix-characters': 'A-Z' })).toEqual([
    'prefix-characters: a range like A-Z is not understood: write every character, a hyphen last',
  ])
})
