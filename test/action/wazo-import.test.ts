import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { type Call, createTenant } from '../../simulators/wazo/index.ts'
import { examplesIn, noDocument, wazoDocument } from '../wazo-plan/wazo-document.ts'
import type { Row } from './roster-edits.ts'
import { writes } from './wazo-interrupted.ts'
import { environment, staff, wished } from './wazo-office.ts'
import { rosterOf, rowsIn, WazoStage } from './wazo-stage.ts'

const given = { env: environment }

/** The office with its staff, and the roster with a change of every kind. */
async function office(login: 'token' | 'password' = 'token'): Promise<WazoStage> {
  const stage = await WazoStage.open({ login })
  for (const secret of Object.values(environment)) stage.unseen.add(secret)
  await stage.hire(staff(stage))
  await stage.write({ 'wazo-users.csv': wished(stage) })
  return stage
}

/** Calls so far that were to change users. */
function written({ wazo }: WazoStage): string[] {
  return wazo.calls.filter(writes).map(({ route }) => route)
}

function filesOf(stage: WazoStage, attempt = 1): Record<string, Row[]> {
  const files = stage.artifact(`rollcall-wazo-import-attempt-${attempt}`)
  const csv = [...files].filter(([name]) => name.endsWith('.csv'))
  return Object.fromEntries(csv.map(([name, content]) => [name, parse(content, { columns: true }) as Row[]]))
}

describe('an import', () => {
  test('brings about what its plan has shown, and a second one changes nothing', async () => {
    await using stage = await office('password')
    const hired = written(stage)
    const planned = await stage.plan({ 'on-missing': 'delete' }, given)
    expect(planned.errors).toEqual([])
    expect(planned.outputs).toMatchObject({
      creates: '2',
      updates: '5',
      removals: '2',
      held: '0',
      invalid: '0',
    })
    const dry = await stage.import({ 'on-missing': 'delete', 'dry-run': 'true' }, given)
    expect(dry.outputs).toMatchObject({ complete: 'false', 'not-attempted': '9' })
    expect(written(stage)).toEqual(hired)

    const first = await stage.import({ 'on-missing': 'delete' }, given)
    expect(first.errors).toEqual([])
    expect(first.outputs).toMatchObject({
      ...{ created: '2', updated: '5', deactivated: '1', deleted: '1', failed: '0', complete: 'true' },
      'plan-digest': planned.outputs['plan-digest'],
    })
    expect(first.log).toMatch(/^Wazo Platform import: all 9 changes were made\. Report: http\S+$/m)
    expect(first.log).toMatch(/ look what belongs to carl Office .* delete carl Office /s)
    const forecast = planned.plan?.forecast.calls.find(({ limit }) => limit === 'requests')?.calls ?? 0
    const taken = Number(first.outputs['api-calls']) - Number(dry.outputs['api-calls'])
    expect(Math.abs(taken - forecast) / taken).toBeLessThan(0.2)
    const { state } = stage.wazo
    const account = [...state.accounts.all()].find(({ username }) => username === 'nora')
    expect(account).toMatchObject({ password: environment.NORA_PASSWORD, enabled: true })
    const secrets = [...state.sip.all()].flatMap(({ auth_section_options: options }) => options.flat())
    expect(secrets).toContain(environment.ADAM_SECRET)

    const before = written(stage).length
    const second = await stage.import({ 'on-missing': 'delete' }, given)
    expect(second.outputs).toMatchObject({ created: '0', updated: '0', deleted: '0', complete: 'true' })
    expect(written(stage)).toHaveLength(before)
  })

  test('whose refused rows are mended and fed in again ends clean', async () => {
    await using stage = await office()
    const other = createTenant(stage.wazo.state, { name: 'elsewhere' })
    // Names to log in with are unique over all tenants, and a plan sees but its own.
    await stage.hire([{ firstname: 'Nora', username: 'nora' }], other.tenant.uuid)
    stage.wazo.set([{ effect: 'page', status: 413, route: 'PUT confd/voicemails/{voicemail}' }])
    const failing = await stage.import({ 'on-missing': 'delete' }, given)
    expect(failing.conclusion).toBe('failure')
    expect(failing.outputs).toMatchObject({ created: '1', updated: '4', failed: '2', complete: 'false' })
    const { 'failures.csv': failures = [] } = filesOf(stage)
    expect(failures.map(({ username, _line, _error }) => [username, _line, _error])).toEqual([
      ['adam', '2', expect.stringMatching(/^The request is longer than Wazo takes/)],
      ['nora', '8', expect.stringMatching(/^Somebody logs in with this username or e-mail address already/)],
    ])

    stage.wazo.set([])
    const mended = failures.map(row => (row.username === 'nora' ? { ...row, username: 'nora.new' } : row))
    await stage.write({ 'mended.csv': rosterOf(mended) })
    const second = await stage.import({ roster: 'mended.csv' }, given)
    expect(second.errors).toEqual([])
    expect(second.outputs).toMatchObject({ created: '1', updated: '1', failed: '0', complete: 'true' })
    const [mailbox] = [...stage.wazo.state.voicemails.all()].filter(({ number }) => number === '1001')
    expect(mailbox?.name).toBe('Box of Adam')
  })

  test('is undone by its own undo.csv', async () => {
    await using stage = await WazoStage.open()
    await stage.hire(staff(stage))
    const { roster } = await stage.export()
    const outside = { incall_exten: '5551002', incall_context: stage.outside }
    await stage.write({
      'wazo-users.csv': rosterOf(
        rowsIn(roster).map(row => {
          if (row.username === 'adam') return { ...row, lastname: 'Other', email: '', exten: '1011' }
          if (row.username === 'bea') return { ...row, enabled: '0', ...outside }
          return row.username === 'carl' ? { ...row, incall_exten: '5551013', call_permissions: '' } : row
        }),
      ),
    })
    const changed = await stage.import()
    expect(changed.errors).toEqual([])
    expect(changed.outputs).toMatchObject({ updated: '2', deactivated: '1' })
    const undo = stage.artifact('rollcall-wazo-import-attempt-1').get('undo.csv')?.toString() ?? ''
    await stage.write({ 'undo.csv': undo })
    const undone = await stage.import({ roster: 'undo.csv' })
    expect(undone.errors).toEqual([])
    expect((await stage.export()).roster).toBe(roster)
  })

  test('stops at a token that ends meanwhile, and leaves the rest not attempted', async () => {
    await using stage = await office()
    const { tokens } = stage.wazo.state
    const end = ({ route }: Call) => {
      if (route === 'PUT confd/users/{user}') for (const { token } of [...tokens.all()]) tokens.remove(token)
      return false
    }
    stage.wazo.set([{ effect: 'hang', phase: 'after', when: end }])
    const stopped = await stage.import({ 'on-missing': 'delete' }, given)
    expect(stopped.conclusion).toBe('failure')
    expect(stopped.errors.join('\n')).toMatch(/Wazo does not know the token, or its time is over/)
    expect(stopped.outputs['not-attempted']).toBe('5')
    expect(stage.wazo.calls.filter(({ outcome }) => outcome === 401)).toHaveLength(1)
  })
})

test.skipIf(!wazoDocument)(
  `the examples of the document import one after the other (unless ${noDocument})`,
  async () => {
    await using stage = await WazoStage.open()
    const answer = await fetch(`${stage.wazo.url}/api/confd/1.1/contexts`, {
      method: 'POST',
      headers: {
        ...{ 'x-auth-token': stage.wazo.token(), 'wazo-tenant': stage.furnished.tenant.uuid },
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        ...{ label: 'from-extern', type: 'incall', incall_ranges: [{ start: '2000', end: '2099' }] },
      }),
    })
    expect(answer.status).toBe(201)
    const counts: unknown[] = []
    for (const example of examplesIn(wazoDocument ?? '')) {
      await stage.write({ 'wazo-users.csv': example })
      const { errors, outputs } = await stage.import()
      expect(errors).toEqual([])
      counts.push([outputs.created, outputs.updated])
    }
    // They all have the same John Doe.
    expect(counts).toEqual([
      ['3', '0'],
      ['0', '1'],
      ['0', '1'],
    ])
    const { users, voicemails, incalls } = stage.wazo.state
    expect([users.size, voicemails.size, incalls.size]).toEqual([3, 1, 1])
  },
)
