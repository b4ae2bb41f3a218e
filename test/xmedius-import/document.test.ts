import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Account, makeAccount, startXMedius } from '../../simulators/xmedius/index.ts'
import { readImporterConfig } from '../../src/platforms/xmedius/config.ts'
import { documentPath, noDocument, samplesIn } from '../platforms/xmedius/importer-document.ts'
import { office } from '../xmedius-plan/office.ts'
import { ImportDesk } from './in-process.ts'

/** A sample of our own, in the form of the document's. */
const own = {
  config: `{
  "endpoint": "",
  "enterprise_account": "example",
  "access_token": "made-up-token-0815",
  "password_setup_mode": "manual"
}
`,
  roster: `username,email,first_name,last_name,group,password,fax_number,salutation,job_title,company_name,address,city,state,country,zip_code,phone_number,mobile_number,language,time_zone
kim.example,kim.example@example.com,Kim,Example,Front office,Pa$$word-1,+15550001000,Mx,Clerk,Example Ltd,1 Example Street,Exampleton,QC,Canada,H0H 0H0,555-0100 ext. 12,555-0101,en,Eastern Time (US & Canada)
lee-2,lee@example.com,,,,"Pass,""word""",,,,,,,,,,,,FR,
`,
}

const documented = existsSync(documentPath) ? samplesIn(readFileSync(documentPath, 'utf8')) : undefined

/** Imports a sample as it stands into an empty account that has the groups it names. */
async function imported({ config, roster }: typeof own) {
  const {
    account: name = '',
    token = '',
    passwordSetupMode,
    mapping,
  } = readImporterConfig(config, 'config.json')
  const account: Account = makeAccount({ users: 1, name, freeFaxNumbers: 2 })
  account.groups.set(200, 'Front office').set(201, 'Casterly Rock')
  await using server = await startXMedius({ account, token })
  const mode = passwordSetupMode ?? 'random'
  using desk = new ImportDesk(server, { passwordSetupMode: mode, literalPasswords: true, mapping })
  desk.roster = roster
  const { report, errors, findings } = await desk.import()
  const again = await desk.import()
  const written = server.calls.filter(({ operation }) => operation === 'createUser')
  return { account, report, errors, findings, again, written, log: desk.log }
}

describe('a roster and a configuration file of the importer, as they stand', () => {
  test('make the users that the importer would, once', async () => {
    const { account, report, errors, findings, again, written, log } = await imported(own)
    expect([errors, findings]).toEqual([[], []])
    expect(report?.counts.created).toBe(2)
    expect(account.named('kim.example')).toMatchObject({
      ...{
        email: 'kim.example@example.com',
        first_name: 'Kim',
        last_name: 'Example',
        role: 'user',
        group_id: 200,
      },
      ...{ password: 'Pa$$word-1', password_setup_type: 'force', main_fax_number_id: 1000 },
      ...{ salutation: 'Mx', job_title: 'Clerk', company_name: 'Example Ltd', address: '1 Example Street' },
      ...{ city: 'Exampleton', state: 'QC', country: 'Canada', zip_code: 'H0H 0H0' },
      ...{ phone_number: '555-0100 ext. 12', mobile_number: '555-0101' },
      ...{ language: 'en', time_zone: 'Eastern Time (US & Canada)' },
    })
    expect(account.named('lee-2')).toMatchObject({
      ...{ first_name: null, group_id: account.defaultGroup, password: 'Pass,"word"', language: 'fr' },
      ...{ main_fax_number_id: account.defaultFaxNumber, time_zone: account.settings.timeZone },
    })
    expect(again.report?.outcomes).toEqual([])
    expect(written).toHaveLength(2)
    for (const password of ['Pa$$word-1', 'Pass,"word"']) {
      expect(JSON.stringify(report)).not.toContain(password)
      expect(log.join('\n')).not.toContain(password)
    }
  })

  test.skipIf(!documented)(`make the user of the document (unless ${noDocument})`, async () => {
    const { account, errors, findings, again, written } = await imported(documented ?? own)
    expect([errors, findings]).toEqual([[], []])
    expect(account.named('tirion.lanister')).toMatchObject({
      ...{ last_name: 'Lannister', group_id: 201, language: 'en', password_setup_type: 'force' },
      password: expect.stringMatching(/^.{8}$/),
    })
    expect(again.report?.outcomes).toEqual([])
    expect(written).toHaveLength(1)
  })
})

describe('a row that the portal refuses', () => {
  test('is reported with the field and the portal’s words, and can be mended and fed in again', async () => {
    await using server = await startXMedius({ account: office() })
    using desk = new ImportDesk(server)
    desk.roster = 'username,email\nkim,email@invalid\nlee,lee@example.com\n'
    const failed = await desk.import()
    expect(failed.errors).toEqual([expect.stringMatching(/^1 change failed\./)])
    expect(failed.report?.outcomes.map(({ change, state }) => [change.key, state])).toEqual([
      ['kim', 'failed'],
      ['lee', 'done'],
    ])
    expect(failed.report?.outcomes[0]?.reason).toMatchObject({
      code: 'Refusal',
      message: expect.stringContaining('email does not appear to be valid'),
    })
    expect(failed.file('failures.csv')).toMatch(/^kim,email@invalid,.*email does not appear to be valid/m)

    desk.roster = failed.file('failures.csv').replace('email@invalid', 'kim@example.com')
    const mended = await desk.import()
    expect(mended.errors).toEqual([])
    expect(server.account.named('kim')?.email).toBe('kim@example.com')
  })
})

describe('a token that may not list users', () => {
  test('makes those who are not there, and tells who was', async () => {
    const account = office()
    const before = account.users.size
    await using server = await startXMedius({ account, permissions: ['Manage users'] })
    using desk = new ImportDesk(server)
    desk.roster = 'username,email\ngail,gail@example.com\ngus,other@example.com\nlee,lee@example.com\n'
    const { report, errors, file } = await desk.import()
    expect(errors).toEqual([expect.stringMatching(/^1 change failed\./)])
    expect(report?.outcomes.map(({ change, state }) => [change.key, state])).toEqual([
      ['gail', 'done'],
      ['gus', 'failed'],
      ['lee', 'done'],
    ])
    expect(file('results.csv')).toMatch(
      /^gail,.*The username and the e-mail address are taken, so the user counts as there already/m,
    )
    expect(file('results.csv')).toMatch(/^gus,.*username has already been taken/m)
    expect(account.users.size).toBe(before + 1)
  })
})
