import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type CheckResult, checkRoster } from '../../src/commands/check-roster.ts'
import type { Log } from '../../src/commands/ports.ts'
import { columnsOf, type RosterSelection } from '../../src/platforms/registry.ts'
import { checkMarkdown } from '../../src/report/offline.ts'
import { defaultAllowances } from '../../src/roster/planning/allowance.ts'
import type { PlanOptions } from '../../src/roster/planning/plan.ts'
import { openBaseRoster } from '../../src/roster/reading/base-roster.ts'
import type { Finding } from '../../src/roster/reading/finding.ts'
import { noMapping } from '../../src/roster/reading/mapping.ts'
import { openRoster } from '../../src/roster/reading/open-roster.ts'
import { TemporaryFolder } from '../temporary-folder.ts'

const planning: PlanOptions = {
  ...{ onMissing: 'ignore', onDrift: 'hold', onRename: 'hold', onDamage: 'refuse', protect: [] },
  maxCreates: defaultAllowances.creates,
  maxUpdates: defaultAllowances.updates,
  maxRemovals: defaultAllowances.removals,
}

const silent: Log = {
  ...{ info: () => undefined, notice: () => undefined, warning: () => undefined, error: () => undefined },
}

const five9: RosterSelection = { platform: 'five9' }
const wazo: RosterSelection = { platform: 'wazo' }

/** Checks lines of a roster, against those of its base version where there is one. */
async function check(
  selection: RosterSelection,
  lines: readonly string[],
  base?: readonly string[],
  options: Partial<PlanOptions> = {},
): Promise<CheckResult & { readonly uploads: readonly string[] }> {
  using folder = new TemporaryFolder()
  const [path, basePath] = [folder.file('users.csv'), folder.file('base.csv')]
  writeFileSync(path, lines.join('\n'))
  writeFileSync(basePath, base?.join('\n') ?? '')
  mkdirSync(folder.file('report'))
  const columns = await columnsOf(selection)
  const how = { file: 'users.csv', columns, mapping: noMapping }
  const findings: Finding[] = []
  const roster = await openRoster(path, { ...how, onFinding: finding => findings.push(finding) })
  const version = await openBaseRoster(basePath, how)
  const uploads: string[] = []
  const result = await checkRoster(
    { roster, findings, ...(version && { base: version }) },
    {
      ...{ platform: selection.platform, columns, planning: { ...planning, ...options } },
      ...{ reportFolder: folder.file('report'), artifactName: 'plan', attempt: 3 },
      preview: await openRoster(path, { ...how, onFinding: () => undefined }),
    },
    {
      log: silent,
      artifacts: {
        upload: async name => void uploads.push(name),
        uploadPage: async () => undefined,
      },
    },
  )
  return { ...result, uploads }
}

function found({ findings }: CheckResult): string[] {
  return findings.map(({ severity, line, code }) => `${severity} ${line} ${code}`)
}

const header = 'userName,firstName,EMail,extension,id,fullName'
const kim = 'kim@example.com,Kim,kim@example.com,1001,17,Kim Lee'
const jo = 'jo@example.com,Jo,jo@example.com,1002,18,Jo Ray'

describe('a roster and its base version', () => {
  test('that are the same need nothing, whatever is wrong in them', async () => {
    const wrong = 'WRONG,,no address,,abc,'
    const result = await check(five9, [header, kim, wrong], [header, wrong, kim])
    expect([found(result), result.errors, result.check?.changes]).toEqual([[], [], []])
    expect(result.check?.counts).toMatchObject({ unchanged: 2, invalid: 0 })
    expect(result.uploads).toEqual(['plan-attempt-3'])
  })

  test('are told apart row by row', async () => {
    const result = await check(
      five9,
      [header, kim.replace('Kim,', 'Kimberly,'), 'new@example.com,New,new@example.com,x,,'],
      [header, kim, jo],
      { onMissing: 'delete' },
    )
    expect(result.check?.changes.map(({ kind, key }) => [kind, key])).toEqual([
      ['delete', 'jo@example.com'],
      ['update', 'kim@example.com'],
    ])
    expect(result.check?.changes[1]?.fields).toEqual([
      { column: 'firstName', before: 'Kim', after: 'Kimberly' },
    ])
    expect(found(result)).toEqual(['error 3 required', 'error 3 invalid-value'])
    expect(result.errors).toEqual(['1 row of users.csv cannot be used.'])
  })

  test('demand of a new user what the platform does', async () => {
    const result = await check(
      five9,
      ['userName,firstName', 'new@example.com,New'],
      ['userName', 'kim@example.com'],
    )
    expect(found(result)).toContain('error 2 required')
  })

  test('take a key that is spelled otherwise for the same user', async () => {
    const xmedius = { platform: 'xmedius', passwordSetupMode: 'random', literalPasswords: false } as const
    const result = await check(
      xmedius,
      ['username,email', 'KIM,kim@example.com'],
      ['username,email', 'kim,kim@example.com'],
    )
    expect(found(result)).toEqual(['warning 2 key-spelling'])
    expect(result.check?.counts).toMatchObject({ unchanged: 1, creates: 0, missing: 0 })
  })

  test('tell what reads wrong once, though the roster is read twice', async () => {
    const result = await check(wazo, ['uuid,username', ',kim,more', ',jo'], ['uuid,username', ',jo'])
    expect(found(result)).toEqual(['error 2 ragged-row'])
    expect(result.check?.counts).toMatchObject({ unchanged: 1, invalid: 1 })
  })
})

describe('a roster without a base version', () => {
  test('has doubts in place of errors, but where the platform cannot have it so', async () => {
    const odd = 'odd@example.com,Odd,no address,x,,'
    const doubtful = await check(five9, [header, kim, odd])
    expect(found(doubtful)).toEqual(['warning 3 invalid-value', 'warning 3 invalid-value'])
    expect([doubtful.errors, doubtful.check?.counts.invalid, doubtful.check?.changes]).toEqual([[], 0, []])
    const repeated = await check(five9, [header, kim, jo, kim, ',nobody,,,,'])
    expect(found(repeated)).toEqual(['error 2 repeated-key', 'error 4 repeated-key', 'error 5 no-key'])
    expect(repeated.errors).toEqual(['3 rows of users.csv cannot be used.'])
  })

  test('may not give two users what only one can have', async () => {
    const result = await check(five9, [header, kim, jo.replace('1002', '1001')])
    expect(found(result)).toEqual(['warning 2 value-taken', 'warning 3 value-taken'])
  })

  test('may hold what the platform tells, and lack what new users need', async () => {
    const whole = await check(five9, [header, kim])
    const narrow = await check(five9, ['userName,extension', 'kim@example.com,1001'])
    expect([found(whole), found(narrow)]).toEqual([[], []])
  })

  test('says so', async () => {
    const { check: checked, findings } = await check(five9, [header, kim, jo])
    if (!checked) throw new Error('it was not checked')
    const text = checkMarkdown({ title: 'Five9', tenantWord: 'domain' }, checked, findings, 'fork', 20_000)
    expect(text).toContain('## ✅ Five9 roster, checked offline: 2 rows read\n')
    expect(text).toContain('Without a base version it is not known what was changed')
    expect(text).not.toContain('Creates')
  })
})

describe('where the platform makes the keys', () => {
  const uuid = (digit: number) => `${digit}f0c0c1e-0000-4000-8000-000000000001`
  const names = 'uuid,firstname,email'

  test('a key that the base version lacks is that of a user of whom nothing is known', async () => {
    const result = await check(
      wazo,
      [names, `${uuid(1)},Kim,kim@example.com`, `${uuid(2)},Jo,nobody`, ',Lou,lou@example.com'],
      [names, `${uuid(1)},Kim,kim@example.com`],
    )
    expect(found(result)).toEqual(['error 3 invalid-value'])
    expect(result.check?.changes.map(({ kind, key }) => [kind, key])).toEqual([['create', 'lou@example.com']])
  })

  test('a key that is spelled otherwise is that of the same user', async () => {
    const base = [names, `${uuid(4)},Kim,kim@example.com`]
    const result = await check(wazo, [names, `${uuid(4).toUpperCase()},Jo,kim@example.com`], base)
    expect(found(result)).toEqual(['warning 2 key-spelling'])
    expect(result.check?.changes.map(({ kind, key }) => [kind, key])).toEqual([['update', uuid(4)]])
  })

  test('a row without a key finds its user in the base version', async () => {
    const result = await check(
      wazo,
      [names, ',Kimberly,kim@example.com', ',Lou,lou@example.com'],
      [names, `${uuid(1)},Kim,kim@example.com`, ',Lou,lou@example.com'],
    )
    expect(found(result)).toEqual([])
    expect(result.check?.changes.map(({ kind, key }) => [kind, key])).toEqual([['update', uuid(1)]])
    expect(result.check?.counts).toMatchObject({ unchanged: 1, missing: 0 })
  })

  test('two rows with one key are told, known or not', async () => {
    const twice = [names, `${uuid(3)},Kim,kim@example.com`, `${uuid(3).toUpperCase()},Jo,jo@example.com`]
    expect(found(await check(wazo, twice)).filter(text => text.includes('repeated-key'))).toHaveLength(2)
  })
})

test('a file that is no roster has findings and nothing else', async () => {
  const result = await check(five9, ['userNmae', 'kim'])
  expect(result.check).toBeUndefined()
  expect([found(result), result.errors]).toEqual([['error 1 unknown-column'], ['The roster cannot be read.']])
})
