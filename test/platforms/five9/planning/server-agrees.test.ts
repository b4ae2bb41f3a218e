import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeDomain, startFive9 } from '../../../../simulators/five9/index.ts'
import { cellsOf } from '../../../../src/platforms/five9/columns.ts'
import { everything, exportConfigSchema } from '../../../../src/platforms/five9/export-config.ts'
import { readDomainFacts } from '../../../../src/platforms/five9/roster/domain-facts.ts'
import { five9Rules } from '../../../../src/platforms/five9/roster/rules.ts'
import { five9Columns } from '../../../../src/platforms/five9/roster-columns.ts'
import { generalInfoFields } from '../../../../src/platforms/five9/vocabulary.ts'
import { columnOf } from '../../../../src/roster/columns/column.ts'
import { Failure } from '../../../../src/work/failure.ts'
import { clientOf } from '../clients.ts'
import { type CellMap, changeUser, makeUser } from './bring-about.ts'

const signal = new AbortController().signal
const config = exportConfigSchema.parse({ ...everything, generalInfoFields })
const limits = { Query: { minute: 1e6, hour: 1e6, day: 1e6 }, Modify: { minute: 1e6, hour: 1e6, day: 1e6 } }

/** What the server takes away with a role instead of refusing. */
const memberships = ['agentGroups', 'cannedReports']

const meaning = (column: string, cell = '') => {
  const text = cell.trim()
  return text === '' ? '' : (columnOf(five9Columns, column)?.type.canonical(text) ?? text)
}

/** The cells that a row asks to be brought about, as a plan makes them out. */
function wanted(row: CellMap, live: CellMap, interpreted: ReadonlyMap<string, string | null>): CellMap {
  const cells = new Map(
    [...row].filter(([column, cell]) => {
      if (column === 'userName' || meaning(column, cell) === meaning(column, live.get(column))) return false
      return cell !== '' || columnOf(five9Columns, column)?.empty === 'unset'
    }),
  )
  for (const [column, cell] of interpreted) {
    if (cell === null) cells.delete(column)
    else cells.set(column, cell)
  }
  return cells
}

const cellFor: Readonly<Record<string, fc.Arbitrary<string>>> = {
  roles: fc.constantFrom(
    '',
    'agent',
    'supervisor',
    'agent;reporting',
    'admin',
    'remove agent',
    'agent;remove supervisor',
    'remove agent;remove supervisor',
    'remove reporting',
    'crmManager;remove agent',
  ),
  userProfileName: fc.constantFrom('', 'Team leads', 'New agents'),
  skills: fc.constantFrom('', 'Sales:3', 'Billing:2;Sales:1', 'Support L1:1'),
  agentGroups: fc.constantFrom('', 'Berlin', 'Berlin;Lisbon'),
  cannedReports: fc.constantFrom('', 'Call Log:2'),
  extension: fc.constantFrom('12', '1234567', '700001', ''),
  phoneNumber: fc.constantFrom('', '+15550100123'),
  firstName: fc.constantFrom('Kim', 'Ada'),
  media_enabled_CHAT: fc.constantFrom('true', 'false', ''),
  ...Object.fromEntries(
    [
      'supervisor_Users',
      'supervisor_Agents',
      'supervisor_CallMonitoring',
      'supervisor_Stations',
      'supervisor_ChatSessions',
      'supervisor_Campaigns',
      'supervisor_CampaignManagement',
      'supervisor_BargeInMonitor',
      'agent_SendMessages',
      'agent_alwaysRecorded',
      'agent_CanTeleport',
      'reporting_CanViewDashboards',
      'admin_ManageUsers',
      'admin_AccessBillingApplication',
      'crmManager_Anything',
    ].map(column => [column, fc.constantFrom('true', 'false', 'false', '')]),
  ),
}

const edits = fc
  .array(
    fc.oneof(...Object.entries(cellFor).map(([column, cells]) => cells.map(cell => [column, cell] as const))),
    {
      maxLength: 10,
    },
  )
  .map((cells): Readonly<Record<string, string>> => Object.fromEntries(cells))

describe('the server', () => {
  test('accepts and keeps what passes the rules, and nothing that does not', async () => {
    const domain = makeDomain({ users: 60, seed: 5, unknownPermission: 'CanTeleport' })
    await using five9 = await startFive9({ domain, limits })
    const client = clientOf(five9)
    const names = [...domain.users.keys()].filter(name => name !== domain.account)
    const seen = { accepted: 0, refused: 0 }

    const liveCells = async (name: string): Promise<CellMap> => {
      const user = await client.user(name, signal)
      return user ? cellsOf(user, config) : new Map()
    }
    const check = async (pick: number, whole: boolean, edited: Readonly<Record<string, string>>) => {
      const fresh = pick >= names.length
      const userName = fresh ? `new.${domain.users.size}@example.com` : (names[pick] ?? '')
      const live = fresh ? new Map<string, string>() : await liveCells(userName)
      const start = fresh
        ? { firstName: 'New', lastName: 'Agent', EMail: 'new@example.com' }
        : whole
          ? Object.fromEntries(live)
          : {}
      const row: CellMap = new Map(Object.entries({ ...start, ...edited, userName }))
      const facts = await readDomainFacts(client, [...row.keys()], signal)
      const rules = five9Rules(facts, [...row.keys()], {
        mode: 'none',
        literals: false,
        environment: () => undefined,
      })
      const { cells, problems } = rules.interpret(row, fresh ? undefined : live)
      const asked = wanted(row, live, cells)
      const errors = problems.filter(({ severity }) => severity === 'error').map(({ message }) => message)
      const refusal = await (fresh
        ? makeUser(client, new Map([...asked, ['userName', userName]]), 'Passw0rd')
        : changeUser(client, live, asked)
      ).catch((error: unknown) => {
        if (error instanceof Failure && error.kind === 'rejected') return error.code
        throw error
      })
      // Who owns an extension is for the plan to find out.
      if (refusal === 'ExtensionAlreadyInUseFault') return
      const after = await liveCells(userName)
      const unmet = (cells: CellMap) =>
        [...cells].filter(([column, cell]) => meaning(column, cell) !== meaning(column, after.get(column)))
      const context = JSON.stringify({ edited, asked: [...asked], errors })
      if (errors.length === 0)
        expect({ refusal, unmet: unmet(asked) }, context).toEqual({ refusal: undefined, unmet: [] })
      else
        expect(refusal ?? unmet(row).find(([column]) => memberships.includes(column)), context).toBeDefined()
      seen[errors.length === 0 ? 'accepted' : 'refused'] += 1
    }
    await fc.assert(fc.asyncProperty(fc.nat({ max: names.length + 20 }), fc.boolean(), edits, check), {
      numRuns: 300,
    })
    expect(seen.accepted).toBeGreaterThan(30)
    expect(seen.refused).toBeGreaterThan(15)
  })

  test('accepts the passwords that pass the rules, and no others', async () => {
    const domain = makeDomain({ users: 3 })
    const passwordPolicies = {
      ...domain.configuration.passwordPolicies,
      minSpecialCharacters: 1,
      minNumberCharacters: 2,
    }
    domain.configuration = { ...domain.configuration, passwordPolicies }
    await using five9 = await startFive9({ domain, limits })
    const client = clientOf(five9)
    const facts = await readDomainFacts(client, [], signal)
    const passwords = [
      'Sh0r7!',
      'n0capital5!',
      'NoDigits!',
      'On3Digit!',
      'N0Specials5',
      'G00dPass!',
      'Ünic0d35-',
      '密码密码A1!2',
      'Über12passwort',
      'Under_sc0re5',
    ]
    const accepted: string[] = []
    const passed: string[] = []
    for (const password of passwords) {
      const rules = five9Rules(facts, ['roles', 'password'], {
        mode: 'cells',
        literals: false,
        environment: () => password,
      })
      const row = new Map([
        ['roles', 'agent'],
        ['password', 'env:ANY'],
      ])
      if (rules.interpret(row, undefined).problems.length === 0) passed.push(password)
      const userName = `new.${domain.users.size}@example.com`
      const cells = new Map([
        ['firstName', 'New'],
        ['lastName', 'Agent'],
        ['EMail', 'new@example.com'],
        ['roles', 'agent'],
        ['userName', userName],
      ])
      const refusal = await makeUser(client, cells, password).catch(({ code }: Failure) => code)
      if (refusal === undefined) accepted.push(password)
      else expect(refusal).toBe('InvalidAccountFault')
    }
    expect(passed).toEqual(accepted)
    expect(passed).toEqual(['G00dPass!', 'Ünic0d35-', '密码密码A1!2', 'Under_sc0re5'])
  })
})
