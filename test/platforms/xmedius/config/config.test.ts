import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readImporterConfig } from '../../../../src/platforms/xmedius/config.ts'
import { noMapping } from '../../../../src/roster/reading/mapping.ts'
import { documentPath, noDocument, samplesIn } from '../importer-document.ts'

const read = (text: string) => readImporterConfig(text, 'config.json')

const whole = `{
  "endpoint": "https://portal.xmedius.eu",
  "enterprise_account": "example",
  "access_token": "made-up-token",
  "password_setup_mode": "user_choice"
}
`

const nothing = {
  ...{ endpoint: undefined, account: undefined, passwordSetupMode: undefined },
  ...{ token: undefined, tokenInFile: undefined, mapping: noMapping },
}

describe('the configuration file of the importer', () => {
  test('is read as it stands, and its token is told as one that is in a file', () => {
    expect(read(whole)).toEqual({
      endpoint: 'https://portal.xmedius.eu',
      account: 'example',
      passwordSetupMode: 'user_choice',
      mapping: noMapping,
      token: 'made-up-token',
      tokenInFile: { line: 4, column: 3 },
    })
  })

  test.skipIf(!existsSync(documentPath))(`is that of its document (unless ${noDocument})`, () => {
    const { config } = samplesIn(readFileSync(fileURLToPath(documentPath), 'utf8'))
    expect(read(config)).toMatchObject({
      ...{ endpoint: 'https://portal.xmedius.com', account: 'acme', passwordSetupMode: 'manual' },
      tokenInFile: { line: 4, column: 3 },
    })
  })

  test('may leave everything out, or empty', () => {
    expect(read('{}')).toEqual(nothing)
    expect(read('{"endpoint": "", "enterprise_account": "", "access_token": ""}')).toEqual(nothing)
  })

  test('may be YAML', () => {
    expect(read('enterprise_account: example\naccess_token: made-up')).toMatchObject({
      ...{ account: 'example', token: 'made-up', tokenInFile: { line: 2, column: 1 } },
    })
  })

  test.each(['manual', 'user_choice', 'random'] as const)('may have the password_setup_mode %s', mode => {
    expect(read(`{"password_setup_mode": "${mode}"}`).passwordSetupMode).toBe(mode)
  })

  test('may say how a roster with headers of its own is read', () => {
    const { mapping } = read('{"roster": {"columns": {"Login": "username"}, "ignore": "others"}}')
    expect(mapping).toEqual({
      columns: new Map([['Login', { column: 'username', values: new Map() }]]),
      ignore: 'others',
    })
  })

  test.each([
    ['{\n  "enterprise": "acme"\n}', '2:3: unknown key "enterprise"'],
    ['{\n  "acces_token": "x"\n}', '2:3: unknown key "acces_token"; did you mean "access_token"?'],
    [
      '{"password_setup_mode": "userchoice"}',
      '1:25: password_setup_mode: unknown value "userchoice"; did you mean "user_choice"?',
    ],
    [
      '{"password_setup_mode": "ldap"}',
      '1:25: password_setup_mode: unknown value "ldap"; allowed are manual, user_choice, random',
    ],
    [
      '{"roster": {"columns": {"Login": "user_name"}}}',
      '1:34: roster.columns.Login: unknown column "user_name"; did you mean "username"?',
    ],
  ])('may not be %s', (text, message) => {
    expect(() => read(text)).toThrow(`config.json:${message}`)
  })

  test.each([
    '{"access_token": ["hush-hush"]}',
    '{"access_token": "hush-hush", "x": 1}',
    '{"access_token": "hush-hush',
  ])('shows no token in what is wrong with %s', text => {
    const complaint = complaintOf(text)
    expect(complaint).toMatch(/^config\.json:1:/)
    expect(complaint).not.toContain('hush')
  })
})

function complaintOf(text: string): string {
  try {
    read(text)
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('nothing was wrong')
}
