import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellsOf, header } from '../../../src/platforms/five9/columns.ts'
import {
  type ExportConfig,
  everything,
  exportConfigSchema,
} from '../../../src/platforms/five9/export-config.ts'
import type { Role, UserInfo } from '../../../src/platforms/five9/user.ts'
import { permissionNames } from '../../../src/platforms/five9/vocabulary.ts'
import { compareCodePoints } from '../../../src/roster/order.ts'

function role(permissions: Readonly<Record<string, string>>, flags: Role['flags'] = {}): Role {
  return { permissions: Object.entries(permissions), flags }
}

function user(fields: Record<string, string>, more: Partial<UserInfo> = {}): UserInfo {
  return {
    agentGroups: [],
    cannedReports: [],
    generalInfo: { fields: { userName: 'kim', ...fields }, mediaTypes: [] },
    roles: {},
    skills: [],
    ...more,
  }
}

/** A user with these media types, told as VOICE: enabled, routing, most. */
function withMedia(
  name: string,
  media: Readonly<Record<string, readonly [string, string, string]>>,
): UserInfo {
  const mediaTypes = Object.entries(media).map(([type, [enabled, intlligentRouting, maxAlowed]]) => ({
    ...{ type, enabled, intlligentRouting, maxAlowed },
  }))
  return user({}, { generalInfo: { fields: { userName: name }, mediaTypes } })
}

const configured = (config: Partial<ExportConfig>) => exportConfigSchema.parse(config)

/** The table that users make: header, then a row each. */
function roster(users: readonly UserInfo[], config: ExportConfig): string[][] {
  const cells = users.map(one => cellsOf(one, config))
  const columns = header(new Set(cells.flatMap(one => [...one.keys()])), config)
  return [columns, ...cells.map(one => columns.map(column => one.get(column) ?? ''))]
}

describe('a roster of chosen columns', () => {
  const sample = exportConfigSchema.parse({
    generalInfoFields: ['userName', 'firstName', 'lastName', 'EMail', 'active'],
    permissions: { agent: ['ReceiveTransfer', 'SendMessages'] },
    includeMediaTypes: false,
  })

  test('has these and no others, in their order, whatever users have', () => {
    const rich = user(
      { firstName: 'Kim', lastName: 'Lee', EMail: 'kim@example.com', active: 'true', extension: '1000' },
      {
        roles: {
          admin: role({ ManageUsers: 'true' }),
          agent: role(
            { SendMessages: 'false', ReceiveTransfer: 'true', CanParkCall: 'true' },
            { alwaysRecorded: 'true' },
          ),
        },
        skills: [{ id: '1', level: '2', skillName: 'Sales' }],
        agentGroups: ['Berlin'],
      },
    )
    const columns = [
      ...['userName', 'firstName', 'lastName', 'EMail', 'active'],
      ...['agent_ReceiveTransfer', 'agent_SendMessages'],
    ]
    expect(roster([rich, user({ active: 'false' })], sample)).toEqual([
      columns,
      ['kim', 'Kim', 'Lee', 'kim@example.com', 'true', 'true', 'false'],
      ['kim', '', '', '', 'false', '', ''],
    ])
    expect(roster([], sample)).toEqual([columns])
  })

  test('begins with userName when that was not chosen, and has nothing twice', () => {
    const config = configured({
      generalInfoFields: ['active', 'extension', 'active'],
      permissions: { agent: ['A', 'B', 'A'] },
    })
    expect(header(new Set(), config)).toEqual(['userName', 'active', 'extension', 'agent_A', 'agent_B'])
    expect(
      header(new Set(), configured({ generalInfoFields: ['active', 'userName'], permissions: 'none' })),
    ).toEqual(['active', 'userName'])
  })

  test('may have all permissions of one role, chosen ones of another and none of the rest', () => {
    const config = configured({
      generalInfoFields: ['userName'],
      permissions: { agent: 'all', supervisor: ['Agents', 'Unknown'] },
    })
    const one = user(
      {},
      {
        roles: {
          admin: role({ ManageUsers: 'true' }),
          agent: role({ SendMessages: 'true' }),
          supervisor: role({ Users: 'true', Unknown: 'false' }),
        },
      },
    )
    expect(roster([one], config)).toEqual([
      ['userName', 'agent_SendMessages', 'supervisor_Agents', 'supervisor_Unknown'],
      ['kim', 'true', '', 'false'],
    ])
  })

  test.each<[string, ExportConfig['permissions'], string[]]>([
    ['all', 'all', ['userName', 'admin_ManageUsers', 'agent_SendMessages']],
    ['none', 'none', ['userName']],
    ['an empty object, which means all', {}, ['userName', 'admin_ManageUsers', 'agent_SendMessages']],
    ['of one role an empty list', { agent: [] }, ['userName']],
  ])('has permissions as chosen: %s', (_what, permissions, columns) => {
    const one = user(
      {},
      {
        roles: { agent: role({ SendMessages: '1' }), admin: role({ ManageUsers: '0' }) },
      },
    )
    expect(roster([one], configured({ generalInfoFields: ['userName'], permissions }))[0]).toEqual(columns)
  })
})

describe('discovered permissions', () => {
  const config = configured({ generalInfoFields: ['userName'], includeAgentFlags: true })

  test('are those of all users and all roles, each role together, those of the contract first', () => {
    const users = [
      user({}, { roles: { supervisor: role({ Agents: 'true' }), agent: role({ ZFuture: 'true' }) } }),
      user({}, { roles: { agent: role({ SendMessages: 'false', AFuture: '0', ReceiveTransfer: '1' }) } }),
      user({}, { roles: { crmManager: role({ New: 'true' }), reporting: role({}) } }),
      user({}, { roles: { wizard: role({ Spell: 'true' }), alchemist: role({ Gold: 'false' }) } }),
    ]
    expect(roster(users, config)[0]).toEqual([
      'userName',
      'agent_alwaysRecorded',
      'agent_attachVmToEmail',
      'agent_sendEmailOnVm',
      'agent_ReceiveTransfer',
      'agent_SendMessages',
      'agent_AFuture',
      'agent_ZFuture',
      'crmManager_New',
      'supervisor_Agents',
      'alchemist_Gold',
      'wizard_Spell',
    ])
  })

  test('make the same header in whatever order users and permissions come', () => {
    const permission = fc.constantFrom(...permissionNames.agent.slice(0, 6), 'New_1', 'New_2', 'a', 'Z')
    const roles = fc.dictionary(
      fc.constantFrom('agent', 'admin', 'supervisor', 'newer', 'Older'),
      fc.dictionary(permission, fc.constantFrom('true', 'false')).map(all => role(all)),
    )
    fc.assert(
      fc.property(fc.array(roles, { maxLength: 5 }), all => {
        const columns = (list: typeof all) =>
          roster(
            list.map(one => user({}, { roles: one })),
            config,
          )[0]
        const mirrored = all.toReversed().map(one =>
          Object.fromEntries(
            Object.entries(one)
              .toReversed()
              .map(([name, { permissions }]) => [name, { permissions: permissions.toReversed(), flags: {} }]),
          ),
        )
        expect(columns(mirrored)).toEqual(columns(all))
        const names = all.flatMap(one =>
          Object.entries(one).flatMap(([name, { permissions }]) => permissions.map(([p]) => `${name}_${p}`)),
        )
        expect(columns(all)?.slice(4).toSorted(compareCodePoints)).toEqual(
          [...new Set(names)].toSorted(compareCodePoints),
        )
      }),
      { numRuns: 200 },
    )
  })
})

describe('media types', () => {
  const users = [
    withMedia('a', { VOICE: ['true', 'false', '1'] }),
    withMedia('b', { EMAIL: ['0', '1', '3'], FAX: ['true', 'true', '2'], CHAT: ['1', '', ''] }),
    withMedia('c', {}),
  ]

  test('are those of all users, not of the first, in the order of the contract, then the unknown', () => {
    const config = configured({
      generalInfoFields: ['userName'],
      permissions: 'none',
      includeMediaTypes: true,
    })
    expect(roster(users, config)).toEqual([
      ['userName', 'media_enabled_VOICE', 'media_enabled_CHAT', 'media_enabled_EMAIL', 'media_enabled_FAX'],
      ['a', 'true', '', '', ''],
      ['b', '', 'true', 'false', 'true'],
      ['c', '', '', '', ''],
    ])
  })

  test('have routing and the most allowed when these are asked for', () => {
    const config = configured({
      ...{ generalInfoFields: ['userName'], permissions: 'none', includeMediaTypes: true },
      mediaTypeDetails: ['maxAllowed', 'intelligentRouting', 'maxAllowed'],
    })
    const [columns, , b] = roster(users, config)
    const cells = Object.fromEntries((columns ?? []).map((column, at) => [column, b?.[at]]))
    expect(columns?.slice(5)).toEqual([
      ...['media_maxAllowed_VOICE', 'media_maxAllowed_EMAIL', 'media_maxAllowed_FAX'],
      ...['media_intelligentRouting_VOICE', 'media_intelligentRouting_EMAIL', 'media_intelligentRouting_FAX'],
    ])
    expect(cells).toMatchObject({
      media_maxAllowed_EMAIL: '3',
      media_intelligentRouting_EMAIL: 'true',
      media_enabled_EMAIL: 'false',
    })
  })

  test('are left out unless asked for, and so is a type without a name', () => {
    expect(roster(users, configured({ generalInfoFields: ['userName'] }))[0]).toEqual(['userName'])
    const nameless = withMedia('d', { '': ['true', 'true', '1'] })
    expect(roster([nameless], { ...everything, permissions: 'none' })[0]?.join()).not.toContain('media')
  })
})

describe('cells', () => {
  test('of switches are true and false, whichever way the schema lets them be written', () => {
    const config = configured({
      generalInfoFields: ['active', 'canChangePassword', 'mustChangePassword', 'IEXScheduled', 'extension'],
      includeAgentFlags: true,
    })
    const one = user(
      {
        active: '1',
        canChangePassword: ' 0 ',
        mustChangePassword: 'true',
        IEXScheduled: 'false',
        extension: '1',
      },
      {
        roles: {
          agent: role({ SendMessages: '1', CanParkCall: '0' }, { alwaysRecorded: '1', sendEmailOnVm: '0' }),
        },
      },
    )
    expect(Object.fromEntries(cellsOf(one, config))).toEqual({
      ...{ userName: 'kim', active: 'true', canChangePassword: 'false', mustChangePassword: 'true' },
      ...{
        IEXScheduled: 'false',
        extension: '1',
        agent_alwaysRecorded: 'true',
        agent_sendEmailOnVm: 'false',
      },
      ...{ agent_SendMessages: 'true', agent_CanParkCall: 'false' },
    })
  })

  test('of an e-mail address lose the blanks that the server adds; other texts keep theirs', () => {
    const config = configured({ generalInfoFields: ['EMail', 'firstName'], permissions: 'none' })
    const one = user({ EMail: '  kim@example.com ', firstName: ' Kim ' })
    expect(Object.fromEntries(cellsOf(one, config))).toEqual({
      ...{ userName: 'kim', EMail: 'kim@example.com', firstName: ' Kim ' },
    })
  })

  test('of lists are sets, with the level or index after the name', () => {
    const config = configured({
      ...{ generalInfoFields: ['userName'], permissions: 'none', includeRoles: true, includeSkills: true },
      ...{ includeAgentGroups: true, includeCannedReports: true },
    })
    const one = user(
      {},
      {
        roles: { supervisor: role({}), agent: role({}) },
        skills: [
          { id: '2', level: '3', skillName: 'Sales; EU' },
          { id: '1', level: '10', skillName: 'Billing' },
        ],
        agentGroups: ['Zürich', 'Berlin'],
        cannedReports: [{ index: '4', name: 'Calls' }],
      },
    )
    expect(roster([one], config)).toEqual([
      ['userName', 'roles', 'skills', 'agentGroups', 'cannedReports'],
      ['kim', 'agent;supervisor', 'Billing:10;Sales\\; EU:3', 'Berlin;Zürich', 'Calls:4'],
    ])
  })

  test('never hold a password', () => {
    expect(JSON.stringify([...cellsOf(user({ password: 'p4ss' }), everything)])).not.toContain('p4ss')
  })
})

test('a role whose name has more than letters in it keeps its permissions', () => {
  const kim = user({}, { roles: { qa2: role({ See: 'true' }), wfm_admin: role({ Plan: 'false' }) } })
  const [columns, cells] = roster([kim], everything)
  const cellOf = (column: string) => cells?.[columns?.indexOf(column) ?? -1]
  expect(cellOf('qa2_See')).toBe('true')
  expect(cellOf('wfm_admin_Plan')).toBe('false')
})
