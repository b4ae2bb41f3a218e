import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeDomain } from '../../simulators/five9/index.ts'
import { newcomer, ordinary } from './ordinary-users.ts'
import { edited, type Row, withUser } from './roster-edits.ts'
import { Stage } from './stage.ts'

/** A stage whose workspace holds a fresh export of its domain. */
async function exportedStage(users = 60): Promise<{ stage: Stage; roster: string }> {
  const stage = await Stage.open({ users })
  const { roster } = await stage.export()
  await stage.write({ 'five9-users.csv': roster })
  return { stage, roster }
}

/** `1053` as Excel shows a number that it finds too long. */
function scientific(digits: string | undefined): string {
  return Number(digits)
    .toExponential()
    .replace(/e\+(\d)$/, 'E+0$1')
}

const nora = newcomer('Nora')

describe('a plan of a roster that was just exported', () => {
  test('has no changes, and only reads', async () => {
    const { stage, roster } = await exportedStage(200)
    await using _ = stage
    const before = stage.five9.calls.length
    const planned = await stage.plan()
    expect(planned.errors).toEqual([])
    expect(planned.conclusion).toBe('success')
    expect(planned.outputs).toMatchObject({
      ...{ changes: '0', creates: '0', updates: '0', removals: '0', held: '0', invalid: '0' },
    })
    expect(planned.plan?.counts).toMatchObject({ unchanged: 200, missing: 0 })
    expect(planned.summary).toContain('nothing would change')
    expect(planned.log).toMatch(/^Five9 plan: nothing would change\. Report: http\S+$/m)
    const operations = new Set(stage.five9.calls.slice(before).map(({ operation }) => operation))
    expect([...operations].filter(name => !/^get/.test(name))).toEqual([])
    expect(planned.roster).toBe(roster)
    expect(existsSync(join(planned.result.machine.workspace, '.rollcall', 'users'))).toBe(false)
  })

  test('whatever the order of its rows, and whatever Excel did to its line ends', async () => {
    const { stage, roster } = await exportedStage()
    await using _ = stage
    const straight = await stage.plan()
    await stage.write({
      'five9-users.csv': `\uFEFF${edited(roster, rows => rows.toReversed()).replaceAll('\n', '\r\n')}`,
    })
    const turned = await stage.plan()
    expect(turned.outputs.changes).toBe('0')
    expect(turned.outputs['plan-digest']).toMatch(/^[0-9a-f]{64}$/)
    expect(turned.outputs['plan-digest']).toBe(straight.outputs['plan-digest'])
  })
})

describe('a plan of an edited roster', () => {
  test('holds exactly the edits, in outputs, plan.json, report and summary', async () => {
    const { stage, roster } = await exportedStage(120)
    await using _ = stage
    const [first, second, third] = ordinary(roster)
    const level = third?.skills?.includes('Sales') ? 'Billing:4' : 'Sales:4'
    await stage.write({
      'five9-users.csv': edited(roster, rows => [
        ...rows
          .filter(({ userName }) => userName !== second?.userName)
          .map(row => (row.userName === first?.userName ? { ...row, phoneNumber: '+15550199' } : row))
          .map(row => (row.userName === third?.userName ? { ...row, skills: level } : row)),
        nora,
      ]),
    })
    const planned = await stage.plan({ 'on-missing': 'delete', 'password-mode': 'random' })
    expect(planned.errors).toEqual([])
    expect(planned.outputs).toMatchObject({
      ...{ changes: '4', creates: '1', updates: '2', removals: '1', held: '0', invalid: '0' },
    })
    const { plan } = planned
    expect(plan?.changes.map(({ kind, key }) => [kind, key]).toSorted()).toEqual(
      [
        ['create', nora.userName],
        ['delete', second?.userName],
        ['update', first?.userName],
        ['update', third?.userName],
      ].toSorted(),
    )
    const update = plan?.changes.find(({ key }) => key === first?.userName)
    expect(update?.fields).toEqual([
      { column: 'phoneNumber', before: first?.phoneNumber || null, after: '+15550199' },
    ])
    expect(plan?.effects.map(({ code }) => code)).toEqual([
      'mail-to-new-users',
      'password-nobody-knows',
      'recordings-destroyed',
    ])
    expect(plan?.forecast.calls.map(({ limit }) => limit)).toContain('Modify')
    expect(plan?.digest).toBe(planned.outputs['plan-digest'])
    for (const text of ['4 users would change', '+15550199', 'recordings']) {
      expect(planned.summary).toContain(text)
    }
    const files = stage.artifact('rollcall-five9-plan-attempt-1')
    expect([...files.keys()].toSorted()).toEqual([
      'findings.csv',
      'plan.json',
      'rollcall-five9-plan-attempt-1.html',
    ])
    const page = stage.github.artifacts.list().find(({ name }) => name.endsWith('.html'))
    expect(page?.name).toBe('rollcall-five9-plan-attempt-1.html')
    expect(planned.outputs['report-url']).toContain(String(page?.id))
  })

  test('fails with code 2 on changes when that is asked for', async () => {
    const { stage, roster } = await exportedStage()
    await using _ = stage
    const none = await stage.plan({ 'fail-on-changes': 'true' })
    expect(none.conclusion).toBe('success')
    const [user] = ordinary(roster)
    await stage.write({
      'five9-users.csv': withUser(roster, user?.userName ?? '', { phoneNumber: '+15550100' }),
    })
    const some = await stage.plan({ 'fail-on-changes': 'true' })
    expect(some.result.step('export').main.exitCode).toBe(2)
    expect(some.errors).toEqual(['The roster asks for changes, and fail-on-changes is set.'])
  })

  test('stops at a guard, and names the input that lifts it', async () => {
    const { stage, roster } = await exportedStage(60)
    await using _ = stage
    await stage.write({ 'five9-users.csv': edited(roster, rows => rows.slice(0, 20)) })
    const planned = await stage.plan({ 'on-missing': 'deactivate', 'max-updates': '0' })
    expect(planned.conclusion).toBe('failure')
    expect(planned.plan?.guards).toEqual([
      { input: 'max-removals', planned: planned.plan?.counts.deactivates, allowed: 10, limit: '10 or 5%' },
    ])
    expect(planned.errors).toEqual([expect.stringContaining('max-removals')])
  })
})

describe('what is wrong with a roster', () => {
  test('stands beside its lines, and the rest of the plan stands', async () => {
    const { stage, roster } = await exportedStage()
    await using _ = stage
    const [first, second, third] = ordinary(roster)
    await stage.write({
      'five9-users.csv': edited(roster, rows =>
        rows.map(row => {
          if (row.userName === first?.userName) return { ...row, skills: 'Biling:1' }
          if (row.userName === second?.userName) return { ...row, extension: scientific(second?.extension) }
          return row.userName === third?.userName ? { ...row, phoneNumber: '+15550123' } : row
        }),
      ),
    })
    const planned = await stage.plan()
    expect(planned.conclusion).toBe('failure')
    expect(planned.outputs).toMatchObject({ invalid: '2', updates: '1' })
    const spots = planned.result
      .step('export')
      .main.annotations.filter(({ file }) => file === 'five9-users.csv')
    const lineOf = (user: Row | undefined) =>
      roster.split('\n').findIndex(line => line.startsWith(`${user?.userName},`)) + 1
    const spot = (user: Row | undefined) => spots.find(({ line }) => line === lineOf(user))
    expect(spots.map(({ message }) => message).join('\n')).toMatch(/Billing/)
    expect(spot(first)?.level).toBe('error')
    expect(spot(second)?.message).toContain(scientific(second?.extension))
    const csv = stage.artifact('rollcall-five9-plan-attempt-1').get('findings.csv')?.toString() ?? ''
    expect(csv.split('\n').length).toBeGreaterThanOrEqual(4)
    expect(csv).toMatch(new RegExp(`,${second?.extension}$`, 'm'))
  })

  test('ends the run before any request when no row can be trusted', async () => {
    const { stage, roster } = await exportedStage()
    await using _ = stage
    await stage.write({ 'five9-users.csv': roster.replaceAll(',', ';') })
    const before = stage.five9.calls.length
    const planned = await stage.plan()
    expect(planned.conclusion).toBe('failure')
    expect(stage.five9.calls.length).toBe(before)
    expect(planned.errors.join('\n')).toMatch(/semicolon/)
    expect(planned.summary).toMatch(/there is none/)
    expect(planned.outputs['plan-path']).toBe('')
  })

  test('is never a password: neither one that stands in a cell, nor one that a cell names', async () => {
    const { stage, roster } = await exportedStage()
    await using _ = stage
    const literal = 'Literal-Pass-77'
    const named = 'Named-Pass-88'
    const weak = 'weak7x'
    const people = [
      literal,
      'env:GOOD_PASSWORD',
      'env:WEAK_PASSWORD',
      'env:NO_PASSWORD',
      'env:INPUT_PASSWORD',
    ]
    const newcomers = people.map((password, index) => ({
      ...nora,
      ...{ userName: `new${index}@example.com`, EMail: `new${index}@example.com`, password },
    }))
    await stage.write({
      'five9-users.csv': edited(roster, rows => [...rows, ...newcomers], ['password']),
    })
    const planned = await stage.plan({}, { env: { GOOD_PASSWORD: named, WEAK_PASSWORD: weak } })
    expect(planned.outputs).toMatchObject({ creates: '1', invalid: '4' })
    const everything = JSON.stringify([
      planned.log,
      planned.summary,
      planned.plan,
      [...stage.artifact('rollcall-five9-plan-attempt-1').values()].map(String),
    ])
    for (const secret of [literal, named, weak]) expect(everything).not.toContain(secret)
  })
})

describe('without a base version of the roster', () => {
  test('a plan is made all the same, with a warning only where the workflow names a revision', async () => {
    const { stage } = await exportedStage()
    await using _ = stage
    const named = await stage.plan({ base: 'v9' })
    expect(named.conclusion).toBe('success')
    expect(named.warnings).toEqual([
      expect.stringMatching(/^There is no base version of five9-users\.csv .* v9 /),
    ])
    const unnamed = await stage.plan()
    expect(unnamed.warnings).toEqual([])
    expect(unnamed.log).toContain('There is no base version of five9-users.csv')
  })
})

describe('with the base version of the roster at hand', () => {
  test('a change that would undo what was done on the platform is held, what is asked for is not', async () => {
    const { stage, roster } = await exportedStage()
    await using _ = stage
    const before = stage.commit()
    const [first, second] = ordinary(roster)
    const user = stage.five9.domain.users.get(first?.userName ?? '')
    if (!user) throw new Error('the domain has no ordinary user')
    stage.five9.domain.put({ ...user, general: { ...user.general, phoneNumber: '+15550177' } })
    await stage.write({
      'five9-users.csv': withUser(roster, second?.userName ?? '', { phoneNumber: '+15550111' }),
    })
    stage.commit()
    const event = { name: 'push', payload: { before } }
    const held = await stage.plan({}, { event })
    expect(held.outputs).toMatchObject({ updates: '1', held: '1' })
    expect(held.plan?.changes.find(({ key }) => key === first?.userName)?.held?.reason).toBe('drifted')
    const applied = await stage.plan({ 'on-drift': 'apply' }, { event })
    expect(applied.outputs).toMatchObject({ updates: '2', held: '0' })
  })
})

test('a plan that is killed while it reads continues in the next attempt', async () => {
  await using stage = await Stage.open({ domain: makeDomain({ users: 200 }) })
  const { roster } = await stage.export()
  await stage.write({ 'five9-users.csv': roster })
  const run = stage.run({ command: 'plan', 'chunk-size': '20' })
  const first = run.start()
  stage.five9.set([
    {
      effect: 'hang',
      first: 1,
      when: () => {
        const due = stage.five9.calls.filter(({ operation }) => operation === 'getUsersInfo').length > 4
        if (due) first.kill('SIGKILL')
        return due
      },
    },
  ])
  expect((await first.done).conclusion).toBe('failure')
  const again = await run.rerunFailed().done
  expect(again.conclusion).toBe('success')
  expect(again.log).toContain('came from an earlier attempt')
  expect(again.step('export').main.outputs.changes).toBe('0')
})

test('an HR file with headers of its own serves as a roster', async () => {
  const { stage, roster } = await exportedStage()
  await using _ = stage
  const [first, second] = ordinary(roster)
  await stage.write({
    'hr.csv': [
      'Login,Given name,Family name,Mail,Status,Cost centre',
      `${first?.userName},Renamed,${first?.lastName},${first?.EMail},A,4711`,
      `${second?.userName},${second?.firstName},${second?.lastName},${second?.EMail},L,4712`,
      '',
    ].join('\n'),
    'hr.yml': [
      'roster:',
      '  columns:',
      '    Login: userName',
      '    Given name: firstName',
      '    Family name: lastName',
      '    Mail: EMail',
      '    Status: { column: active, values: { A: true, L: false } }',
      '  ignore: others',
      '',
    ].join('\n'),
  })
  const { plan, errors } = await stage.plan({ roster: 'hr.csv', config: 'hr.yml' })
  expect(errors).toEqual([])
  expect(plan?.changes.map(({ kind, key, fields }) => [kind, key, fields.map(({ after }) => after)])).toEqual(
    [
      ['update', first?.userName, ['Renamed']],
      ['deactivate', second?.userName, ['false']],
    ].toSorted(([, a], [, b]) => String(a).localeCompare(String(b))),
  )
})
