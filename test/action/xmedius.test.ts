import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { artifactFiles, findLeaks } from '../../simulators/github/index.ts'
import { makeAccount } from '../../simulators/xmedius/index.ts'
import { documentPath, noDocument, samplesIn } from '../platforms/xmedius/importer-document.ts'
import { everybody, wished } from '../xmedius-import/wishes.ts'
import { n, office, stateOf } from '../xmedius-plan/office.ts'
import type { Exported } from './action-stage.ts'
import { edited, type Row } from './roster-edits.ts'
import { oldRoster, XMediusStage, type XMediusStageOptions } from './xmedius-stage.ts'

const random = { 'password-setup-mode': 'random' }

/** A stage whose workspace holds a roster. */
function withRoster(roster: string, options: XMediusStageOptions = {}): Promise<XMediusStage> {
  return XMediusStage.open({ ...options, files: { 'xmedius-users.csv': roster, ...options.files } })
}

/** A stage whose workspace holds a fresh export of the office. */
async function exportedStage(): Promise<{ readonly stage: XMediusStage; readonly roster: string }> {
  const stage = await XMediusStage.open()
  const { roster } = await stage.export()
  await stage.write({ 'xmedius-users.csv': roster })
  return { stage, roster }
}

/** What new users were sent with, by name. */
function bodies({ portal }: XMediusStage): Readonly<Record<string, object>> {
  const sent = portal.calls.filter(({ operation }) => operation === 'createUser')
  return Object.fromEntries(sent.map(({ username, body }) => [username, (body as { user: object }).user]))
}

/** A file that the newest import has left. */
function file({ github }: XMediusStage, name: string): string {
  const newest = github.artifacts.list().findLast(one => one.name === 'rollcall-xmedius-import-attempt-1')
  return (newest && artifactFiles(newest).get(name)?.toString()) ?? ''
}

function everythingTold({ log, summary, errors, warnings }: Exported): string {
  return [log, summary, ...errors, ...warnings].join('\n')
}

describe('an export', () => {
  test('has the columns of the importer but the password, and is planned to nothing', async () => {
    const { stage, roster } = await exportedStage()
    await using _ = stage
    const [header = ''] = roster.split('\n', 1)
    expect(header).toBe(
      'username,email,first_name,last_name,group,fax_number,salutation,job_title,company_name,address,city,state,' +
        'country,zip_code,phone_number,mobile_number,language,time_zone,id,external_id',
    )
    const planned = await stage.plan({ ...random, 'on-missing': 'delete' })
    expect(planned.errors).toEqual([])
    expect(planned.outputs).toMatchObject({ changes: '0', held: '0', invalid: '0' })
    expect(stage.written).toEqual([])
  })

  test('with a token that may not list users names the permission, and leaves the roster as it was', async () => {
    await using stage = await XMediusStage.open({ portal: { permissions: ['Manage users'] } })
    const { conclusion, errors, roster } = await stage.export()
    expect(conclusion).toBe('failure')
    expect(errors.join('\n')).toContain('"Query user directory"')
    expect(roster).toBe(oldRoster)
  })

  test('with a token that is not accepted says so after one request', async () => {
    await using stage = await XMediusStage.open()
    const { errors, roster } = await stage.export({ token: 'another-token' })
    expect(errors.join('\n')).toContain('check the token and account inputs')
    expect(stage.portal.calls).toHaveLength(1)
    expect(roster).toBe(oldRoster)
  })
})

describe('an import', () => {
  test('brings about what its plan said, mails included, and a second one changes nothing', async () => {
    const { stage, roster } = await exportedStage()
    await using _ = stage
    await stage.write({ 'xmedius-users.csv': wished(roster) })
    const inputs = { 'password-setup-mode': 'user_choice', 'on-missing': 'delete' }
    const planned = await stage.plan(inputs)
    expect(planned.outputs).toMatchObject({ creates: '2', updates: '11', removals: '1', held: '0' })
    expect(stage.written).toEqual([])

    const imported = await stage.import(inputs)
    expect(imported.errors).toEqual([])
    expect(imported.outputs).toMatchObject({
      ...{ created: '2', updated: '11', deleted: '1', failed: '0', 'not-attempted': '0', complete: 'true' },
      'plan-digest': planned.outputs['plan-digest'],
    })
    const { account } = stage.portal
    const mailed = (about: string) => account.mails.filter(mail => mail.about === about).length
    expect([mailed('welcome'), mailed('choose your password')]).toEqual([2, 2])
    for (const { summary } of [planned, imported]) {
      expect(summary).toContain(
        'The portal sends new users a welcome by e\\-mail, if the account is set so: 2 users.',
      )
      expect(summary).toContain('however the account is set: 2 users.')
    }
    // Whoever is to have a number of one's own receives faxes on that one alone, and what was given up is free.
    for (const { id, main_fax_number_id: main } of account.users.values()) {
      expect(account.numbersOf(id)).toEqual(main !== null && account.isOwn(main) ? [main] : [])
    }
    expect(account.named('rita')?.main_fax_number_id).toBe(25)
    expect(account.named('rolf')?.main_fax_number_id).toBe(24)
    expect(account.named('fay')).toMatchObject({
      last_name: 'Both',
      main_fax_number_id: 30,
      signature: 'Bye',
    })
    expect(account.holderOf(20)).toBeUndefined()
    // Nobody is told that the portal chose what the roster asked for.
    expect(file(stage, 'results.csv')).not.toContain('The platform chose fax_number')

    const sent = stage.written.length
    const again = await stage.import(inputs)
    expect(again.outputs).toMatchObject({ created: '0', updated: '0', deleted: '0', complete: 'true' })
    expect(stage.written).toHaveLength(sent)
  })

  test('that breaks a guard sends nothing, and names the input', async () => {
    const { stage, roster } = await exportedStage()
    await using _ = stage
    await stage.write({ 'xmedius-users.csv': wished(roster) })
    const stopped = await stage.import({ ...random, 'on-missing': 'delete', 'max-updates': '2' })
    expect(stopped.conclusion).toBe('failure')
    expect(stopped.errors.join('\n')).toContain('max-updates')
    expect(stage.written).toEqual([])
  })

  test('does not take users out of service, which the portal cannot', async () => {
    await using stage = await withRoster('username\ngail\n')
    const { errors } = await stage.import({ ...random, 'on-missing': 'deactivate' })
    expect(errors.join('\n')).toContain('on-missing: deactivate is not possible with XMedius Cloud')
    expect(stage.written).toEqual([])
  })

  test('is undone by its own undo.csv, which tells what it does not bring back', async () => {
    const { stage, roster } = await exportedStage()
    await using _ = stage
    const before = stateOf(stage.portal.account)
    await stage.write({
      'xmedius-users.csv': wished(
        roster,
        everybody.filter(name => !['lou', 'gus', 'nobody', 'nils', 'cara', 'cleo'].includes(name)),
      ),
    })
    const imported = await stage.import(random)
    expect(imported.errors).toEqual([])
    expect(file(stage, 'undo-losses.csv')).toMatch(/^nora,,"The user was created/m)
    expect(imported.summary).toContain('Not in undo.csv: 1 user')
    await stage.write({ 'undo.csv': file(stage, 'undo.csv') })
    const undone = await stage.import({ ...random, roster: 'undo.csv' })
    expect(undone.errors).toEqual([])
    const { nora: _new, ...now } = stateOf(stage.portal.account)
    expect(now).toEqual(before)
  })
})

describe('passwords', () => {
  const secret = { env: { KIM_PASSWORD: 'M4de&Up<"pass\'%/+é>' } }
  const roster = 'username,email,password\nkim,kim@example.com,env:KIM_PASSWORD\n'
  const everywhere = {
    ...{
      username: 'kim',
      email: 'kim@example.com',
      role: 'user',
      group_id: '1',
      fax_number_type: 'enterprise',
    },
  }
  const ignored = 'password is left out of account'

  test.each([
    {
      mode: 'manual',
      sent: {
        ...{ password_setup_type: 'force', password: secret.env.KIM_PASSWORD },
        password_confirmation: secret.env.KIM_PASSWORD,
      },
      mails: ['welcome'],
      warned: false,
      told: 'The portal tells nobody the passwords of new users, so you hand them over yourself: 1 user.',
    },
    {
      mode: 'user_choice',
      sent: { password_setup_type: 'user' },
      mails: ['welcome', 'choose your password'],
      warned: true,
      told: 'The portal asks new users by e\\-mail to choose a password, however the account is set: 1 user.',
    },
    {
      mode: 'random',
      sent: { password_setup_type: 'auto' },
      mails: ['welcome'],
      warned: true,
      told: 'New users get a password that nobody knows, so they or an administrator set another one: 1 user.',
    },
  ])('in the mode $mode are sent as the importer sends them', async ({ mode, sent, mails, warned, told }) => {
    await using stage = await withRoster(roster)
    const imported = await stage.import({ 'password-setup-mode': mode }, secret)
    expect(imported.errors).toEqual([])
    expect(bodies(stage)).toEqual({ kim: { ...everywhere, ...sent } })
    expect(stage.portal.account.mails.map(({ about }) => about)).toEqual(mails)
    expect(imported.warnings.some(text => text.includes(ignored))).toBe(warned)
    expect(imported.summary).toContain(told)
  })

  test('are needed in the mode manual, by the name of a secret that is there', async () => {
    await using stage = await withRoster(
      'username,email,password\nkim,kim@example.com,\nlee,lee@example.com,env:NOT_THERE\nmo,mo@example.com,Literal-Pass-77\n',
    )
    const { outputs, errors, summary } = await stage.import({ 'password-setup-mode': 'manual' })
    expect(outputs).toMatchObject({ created: '0', invalid: '3' })
    const told = [...errors, summary].join('\n')
    expect(told).toContain('password is empty: a new user cannot be made without it')
    expect(told).toContain('hand the secret over under env: of the step')
    expect(told).toContain('a literal password is refused')
    expect(told).not.toContain('Literal-Pass-77')
    expect(stage.written).toEqual([])
  })

  test('have no mode unless the workflow or the configuration chooses one', async () => {
    await using stage = await withRoster(roster)
    const { errors } = await stage.plan({}, secret)
    expect(errors.join('\n')).toContain(
      'password-setup-mode is missing: give one of manual, user_choice, random',
    )
    expect(stage.portal.calls).toEqual([])
  })
})

/** A configuration and a roster in the form of the importer's document. */
const own = {
  config: `{
  "endpoint": "https://portal.xmedius.com",
  "enterprise_account": "example",
  "access_token": "1A2B3C-made-up-4D",
  "password_setup_mode": "manual"
}
`,
  roster: `username,email,last_name,group,password,language
nia.example,nia.example@example.com,Example,Sales,P@s$word1,en
`,
}

const documented = existsSync(documentPath) ? samplesIn(readFileSync(documentPath, 'utf8')) : undefined

describe.each([
  ['in the form of the importer’s', own],
  [`of the importer’s document (unless ${noDocument})`, documented],
])('a configuration and a roster %s', (_, given) => {
  const { config, roster } = given ?? own
  const { enterprise_account: name, access_token: said } = JSON.parse(config)
  const files = { 'xmedius-users.csv': roster, 'config.json': config }
  const [{ username, password = '' } = {}] = parse(roster, { columns: true }) as Row[]
  const opened = () => {
    const account = makeAccount({ users: 1, name })
    account.groups.set(200, 'Casterly Rock')
    return XMediusStage.open({ access: 'file', portal: { account, token: said }, files })
  }

  test.skipIf(!given)(`work as they stand where the workflow allows what lies open`, async () => {
    await using stage = await opened()
    const allowed = { config: 'config.json', 'token-in-config': 'allow', 'literal-passwords': 'allow' }
    const imported = await stage.import(allowed)
    expect(imported.errors).toEqual([])
    expect(imported.outputs).toMatchObject({ created: '1', complete: 'true' })
    expect(stage.portal.account.named(username ?? '')).toMatchObject({
      ...{ language: 'en', password, password_setup_type: 'force' },
    })
    const again = await stage.import(allowed)
    expect(again.outputs).toMatchObject({ created: '0', updated: '0', complete: 'true' })
    expect(stage.written).toEqual([`createUser ${username}`])
    // The workspace has them in its files; nothing else may.
    const attempts = [imported.result, again.result]
    const leaks = await findLeaks(stage.github, { secrets: [said, password], attempts })
    expect(leaks.filter(({ where }) => !/file (?:config\.json|xmedius-users\.csv)$/.test(where))).toEqual([])
    expect(leaks).not.toEqual([])
  })

  test.skipIf(!given)(
    'are refused before any request otherwise, and the token is called a leak',
    async () => {
      await using stage = await opened()
      const refused = await stage.import({ config: 'config.json' })
      expect(refused.conclusion).toBe('failure')
      expect(refused.errors.join('\n')).toContain('revoke that token, remove it from the file')
      expect(everythingTold(refused)).not.toContain(said)
      expect(stage.portal.calls).toEqual([])
    },
  )
})

test('a configuration without a token takes it from the input', async () => {
  const config = { ...JSON.parse(own.config), access_token: '', password_setup_mode: 'random' }
  await using stage = await withRoster('username,email\nkim,kim@example.com\n', {
    files: { 'config.json': JSON.stringify(config) },
  })
  const imported = await stage.import({ config: 'config.json', account: '' })
  expect(imported.errors).toEqual([])
  expect(bodies(stage).kim).toMatchObject({ password_setup_type: 'auto' })
})

describe('a token that may not list users', () => {
  const portal = { permissions: ['Manage users'] } as const
  const roster = 'username,email\ngail,gail@example.com\ngus,other@example.com\nkim,kim@example.com\n'

  test('creates only, which the plan and the import say, and tells who was there already', async () => {
    await using stage = await withRoster(roster, { portal })
    const planned = await stage.plan(random)
    expect(planned.outputs).toMatchObject({ creates: '3', updates: '0', removals: '0' })
    const notice = 'The access token may not list users, so the plan could not see who is there'
    expect(planned.warnings.join('\n')).toContain(notice)
    expect(planned.summary).toContain('Query user directory')
    const imported = await stage.import(random)
    expect(imported.outputs).toMatchObject({ created: '2', failed: '1', complete: 'false' })
    expect(imported.warnings.join('\n')).toContain(notice)
    expect(imported.summary).toContain('Query user directory')
    expect(imported.summary).toMatch(/counts as there already; .* This is about 1 user/)
    const results = file(stage, 'results.csv')
    expect(results).toMatch(
      /^gail,.*,done,.*The username and the e-mail address are taken, so the user counts as there already/m,
    )
    expect(results).toMatch(/^gus,.*,failed,.*username has already been taken/m)
    expect(stage.portal.account.users.size).toBe(office().users.size + 1)
  })

  test('removes nobody, and says why', async () => {
    await using stage = await withRoster(roster, { portal })
    const { conclusion, errors } = await stage.import({ ...random, 'on-missing': 'delete' })
    expect(conclusion).toBe('failure')
    expect(errors.join('\n')).toMatch(/cannot be seen.*"Query user directory"/)
    expect(stage.written).toEqual([])
  })
})

describe('a row that the portal refuses', () => {
  test('is told with the field and the portal’s words, and can be mended and fed in again', async () => {
    await using stage = await withRoster('username,email\nkim,email@invalid\nlee,lee@example.com\n')
    const failing = await stage.import(random)
    expect(failing.conclusion).toBe('failure')
    expect(failing.outputs).toMatchObject({ created: '1', failed: '1', complete: 'false' })
    expect(failing.summary).toContain('email does not appear to be valid')
    expect(file(stage, 'results.csv')).toMatch(/^kim,.*Refusal,.*email does not appear to be valid/m)
    const failures = file(stage, 'failures.csv')
    const [row, ...others] = parse(failures, { columns: true }) as Row[]
    expect(others).toEqual([])
    expect(row).toMatchObject({ username: 'kim', email: 'email@invalid', _line: '2' })
    expect(row?._error).toContain('email does not appear to be valid')
    await stage.write({
      'mended.csv': edited(failures, rows => rows.map(one => ({ ...one, email: 'kim@example.com' }))),
    })
    const mended = await stage.import({ ...random, roster: 'mended.csv' })
    expect(mended.errors).toEqual([])
    expect(stage.portal.account.named('kim')?.email).toBe('kim@example.com')
  })
})

describe('a name that the account does not have', () => {
  const roster = `username,email,group,fax_number\nkim,kim@example.com,Sails,\nlee,lee@example.com,,+15550000099\nmo,mo@example.com,,${n(20)}\n`

  test('is an error, and nobody is put anywhere else', async () => {
    await using stage = await withRoster(roster)
    const { outputs, summary } = await stage.import(random)
    expect(outputs).toMatchObject({ created: '0', held: '1', invalid: '2' })
    expect(summary).toContain('did you mean "Sales"?')
    expect(summary).toContain('which does not exist')
    expect(stage.written).toEqual([])
  })

  test('stands for the default group where the workflow says so, which is told of each user', async () => {
    await using stage = await withRoster(roster)
    const { outputs, warnings } = await stage.import({ ...random, 'unknown-group': 'default' })
    expect(outputs).toMatchObject({ created: '1', held: '1', invalid: '1' })
    expect(bodies(stage).kim).toMatchObject({ group_id: '1' })
    expect(warnings.join('\n')).toContain('kim is put into the default group "Everybody"')
  })
})
