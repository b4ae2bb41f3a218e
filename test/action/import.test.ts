import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { artifactFiles } from '../../simulators/github/index.ts'
import { newcomer, ordinary } from './ordinary-users.ts'
import { edited, type Row, withUser } from './roster-edits.ts'
import { Stage } from './stage.ts'

const writes = /^(?:create|modify|delete|userSkill)/

/** A stage whose workspace holds a fresh export of its domain. */
async function exportedStage(users = 60): Promise<{ stage: Stage; roster: string }> {
  const stage = await Stage.open({ users })
  const { roster } = await stage.export()
  await stage.write({ 'five9-users.csv': roster })
  return { stage, roster }
}

function written(stage: Stage): string[] {
  return stage.five9.calls.map(({ operation }) => operation).filter(name => writes.test(name))
}

/** Edits of every kind: a new user, general fields, a role, skills, a group of two users, one user gone. */
function everyKind(roster: string): {
  readonly roster: string
  readonly gone: string
  readonly people: Row[]
} {
  const people = ordinary(roster).slice(0, 6)
  const [general, skilled, first, second, leaving, lead] = people.map(({ userName }) => userName)
  const change = (row: Row): Row => {
    switch (row.userName) {
      case general:
        return { ...row, phoneNumber: '+15550199', lastName: 'Changed' }
      case skilled:
        return { ...row, skills: 'Billing:7;Retention:2' }
      case first:
      case second:
        return { ...row, agentGroups: 'Night shift' }
      case lead:
        return { ...row, reporting_CanViewDashboards: 'true' }
      default:
        return row
    }
  }
  return {
    roster: edited(
      roster,
      rows => [
        ...rows.filter(({ userName }) => userName !== leaving).map(change),
        newcomer('Nora', { skills: 'Sales:3', agentGroups: 'Berlin', password: 'env:NORA_PASSWORD' }),
      ],
      ['password'],
    ),
    gone: leaving ?? '',
    people,
  }
}

const environment = { env: { NORA_PASSWORD: 'Made-Up-Pass-44' } }

describe('an import', () => {
  test('brings about exactly what the roster asks for, and a second one changes nothing', async () => {
    const { stage, roster } = await exportedStage(120)
    await using _ = stage
    const wanted = everyKind(roster)
    await stage.write({ 'five9-users.csv': wanted.roster })
    const first = await stage.import({ 'on-missing': 'delete' }, environment)
    expect(first.errors).toEqual([])
    expect(first.outputs).toMatchObject({
      ...{ created: '1', updated: '5', deleted: '1', deactivated: '0' },
      ...{ failed: '0', held: '0', 'not-attempted': '0', complete: 'true' },
    })
    const { users } = stage.five9.domain
    expect(users.has(wanted.gone)).toBe(false)
    expect(users.get('Nora.new@example.com')).toMatchObject({
      password: 'Made-Up-Pass-44',
      skills: [{ name: 'Sales', level: 3 }],
      agentGroups: ['Berlin'],
    })
    expect(users.get(wanted.people[0]?.userName ?? '')?.general).toMatchObject({
      phoneNumber: '+15550199',
      lastName: 'Changed',
    })
    expect(first.log).toMatch(/^Five9 import: all 7 changes were made\. Report: http\S+$/m)
    const calls = written(stage).length
    const second = await stage.import({ 'on-missing': 'delete' }, environment)
    expect(second.outputs).toMatchObject({ created: '0', updated: '0', deleted: '0', complete: 'true' })
    expect(written(stage).length).toBe(calls)
    const after = await stage.export()
    const planned = await stage.plan({ 'password-mode': 'none' }, environment)
    expect(planned.outputs.changes).toBe('0')
    expect(after.roster).toContain('Nora.new@example.com')
  })

  test('as a dry run changes nothing, and says what it would', async () => {
    const { stage, roster } = await exportedStage()
    await using _ = stage
    await stage.write({ 'five9-users.csv': everyKind(roster).roster })
    const dry = await stage.import({ 'dry-run': 'true', 'on-missing': 'delete' }, environment)
    expect(dry.errors).toEqual([])
    expect(dry.outputs).toMatchObject({ created: '0', complete: 'false', 'not-attempted': '7' })
    expect(written(stage)).toEqual([])
    expect(dry.summary).toMatch(/dry run/i)
  })

  test('that breaks a guard sends nothing', async () => {
    const { stage, roster } = await exportedStage()
    await using _ = stage
    await stage.write({ 'five9-users.csv': everyKind(roster).roster })
    const stopped = await stage.import({ 'max-updates': '2' }, environment)
    expect(stopped.conclusion).toBe('failure')
    expect(stopped.errors.join('\n')).toMatch(/max-updates/)
    expect(written(stage)).toEqual([])
  })

  test('in which one user is refused serves the others, and its failures can be fed in again', async () => {
    const { stage, roster } = await exportedStage()
    await using _ = stage
    const wanted = everyKind(roster)
    const refused = wanted.people[0]?.userName ?? ''
    await stage.write({ 'five9-users.csv': wanted.roster })
    stage.five9.set([
      {
        effect: 'fault',
        operation: 'modifyUser',
        fault: 'CantModifyObjectFault',
        message: 'No :: because',
        when: ({ userName }) => userName === refused,
      },
    ])
    const failing = await stage.import({}, environment)
    expect(failing.conclusion).toBe('failure')
    expect(failing.outputs).toMatchObject({ failed: '1', created: '1', updated: '4', complete: 'false' })
    const files = stage.artifact('rollcall-five9-import-attempt-1')
    const failures = files.get('failures.csv')?.toString() ?? ''
    const rows = parse(failures, { columns: true }) as Row[]
    expect(rows.map(({ userName }) => userName)).toEqual([refused])
    expect(rows[0]?._error).toContain('CantModifyObject')
    expect(Number(rows[0]?._line)).toBeGreaterThan(1)
    stage.five9.set([])
    await stage.write({ 'mended.csv': failures })
    const mended = await stage.import({ roster: 'mended.csv' }, environment)
    expect(mended.errors).toEqual([])
    expect(mended.outputs).toMatchObject({ updated: '1', failed: '0' })
    expect(stage.five9.domain.users.get(refused)?.general.lastName).toBe('Changed')
  })

  test('is undone by its own undo.csv, to the byte', async () => {
    const { stage, roster } = await exportedStage()
    await using _ = stage
    const people = ordinary(roster).slice(0, 5)
    const [general, skilled, grouped, lead] = people.map(({ userName }) => userName)
    await stage.write({
      'five9-users.csv': edited(roster, rows =>
        rows.map(row => {
          if (row.userName === general) return { ...row, phoneNumber: '+15550142', active: 'false' }
          if (row.userName === skilled) return { ...row, skills: 'Billing:9' }
          if (row.userName === grouped) return { ...row, agentGroups: 'Lisbon' }
          return row.userName === lead ? { ...row, reporting_CanViewDashboards: 'true' } : row
        }),
      ),
    })
    const changed = await stage.import()
    expect(changed.errors).toEqual([])
    const artifact = stage.github.artifacts.list().find(({ name }) => /import-attempt-1$/.test(name))
    const undo = artifact && artifactFiles(artifact).get('undo.csv')?.toString()
    await stage.write({ 'undo.csv': undo ?? '' })
    const undone = await stage.import({ roster: 'undo.csv' })
    expect(undone.errors).toEqual([])
    expect((await stage.export()).roster).toBe(roster)
  })

  test('stops at a login that is refused meanwhile, and leaves the rest not attempted', async () => {
    const { stage, roster } = await exportedStage()
    await using _ = stage
    await stage.write({ 'five9-users.csv': everyKind(roster).roster })
    let modified = 0
    stage.five9.set([
      {
        effect: 'page',
        status: 401,
        when: ({ operation }) => {
          if (operation === 'modifyUser') modified += 1
          return modified > 1
        },
      },
    ])
    const stopped = await stage.import({}, environment)
    expect(stopped.conclusion).toBe('failure')
    expect(Number(stopped.outputs['not-attempted'])).toBeGreaterThan(2)
    const after = stage.five9.calls.length
    expect(stage.five9.calls.slice(0, after).filter(({ outcome }) => outcome === 'HTTP 401')).toHaveLength(1)
  })

  test('takes a password that stands in the roster where that is allowed, and shows it nowhere', async () => {
    const { stage, roster } = await exportedStage()
    await using _ = stage
    const literal = 'Literal-Pass-77'
    await stage.write({
      'five9-users.csv': edited(roster, rows => [...rows, newcomer('Lea', { password: literal })], [
        'password',
      ]),
    })
    const refused = await stage.import()
    expect(refused.outputs).toMatchObject({ created: '0', invalid: '1' })
    const allowed = await stage.import({ 'literal-passwords': 'allow' })
    expect(allowed.errors).toEqual([])
    expect(stage.five9.domain.users.get('Lea.new@example.com')?.password).toBe(literal)
    const uploads = stage.github.artifacts
      .list()
      .filter(({ name }) => name.includes('import') && !name.endsWith('.html'))
      .flatMap(artifact => [...artifactFiles(artifact).values()].map(String))
    const told = [refused, allowed].flatMap(({ log, summary }) => [log, summary])
    expect([...uploads, ...told].join('\n')).not.toContain(literal)
    expect(allowed.log).not.toContain(literal)
  })

  test('of a roster with a bad row does the rest and fails for that row', async () => {
    const { stage, roster } = await exportedStage()
    await using _ = stage
    const [bad, good] = ordinary(roster).map(({ userName = '' }) => userName)
    await stage.write({
      'five9-users.csv': withUser(withUser(roster, bad ?? '', { extension: 'abc' }), good ?? '', {
        phoneNumber: '+15550107',
      }),
    })
    const imported = await stage.import()
    expect(imported.conclusion).toBe('failure')
    expect(imported.outputs).toMatchObject({ updated: '1', invalid: '1', complete: 'false' })
    const quiet = await stage.import({ 'fail-on': 'never' })
    expect(quiet.conclusion).toBe('success')
  })
})
