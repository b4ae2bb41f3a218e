import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/config/document.ts'
import {
  doubtfulPermissions,
  type ExportConfig,
  everything,
  exportConfigSchema,
} from '../../../src/platforms/five9/export-config.ts'
import { generalInfoFields } from '../../../src/platforms/five9/vocabulary.ts'

const read = (text: string) => readConfig(text, 'columns.yml', exportConfigSchema)

const defaults = {
  generalInfoFields: ['userName', 'firstName', 'lastName', 'EMail', 'active'],
  permissions: 'all',
  includeMediaTypes: false,
  mediaTypeDetails: [],
  includeRoles: false,
  includeSkills: false,
  includeAgentGroups: false,
  includeCannedReports: false,
  includeAgentFlags: false,
}

describe('the columns that a file chooses', () => {
  test('are five general fields and all permissions when it says nothing', () => {
    expect(read('{}')).toEqual(defaults)
  })

  test('may be told with three keys, in JSON as in YAML', () => {
    const json = `{
      "generalInfoFields": ["userName", "EMail"],
      "permissions": { "agent": ["ReceiveTransfer", "SendMessages"] },
      "includeMediaTypes": true
    }`
    const yaml = `
generalInfoFields: [userName, EMail]
permissions:
  agent: [ReceiveTransfer, SendMessages]
includeMediaTypes: true
`
    expect(read(json)).toEqual({
      ...defaults,
      generalInfoFields: ['userName', 'EMail'],
      permissions: { agent: ['ReceiveTransfer', 'SendMessages'] },
      includeMediaTypes: true,
    })
    expect(read(yaml)).toEqual(read(json))
  })

  test('may be any general field, in any order', () => {
    const fields = [...generalInfoFields].reverse()
    expect(read(JSON.stringify({ generalInfoFields: fields })).generalInfoFields).toEqual(fields)
  })

  test('may name the schema for an editor', () => {
    expect(read('{"$schema": "https://example.com/x.json"}')).toMatchObject(defaults)
  })

  test.each([
    ['generalInfoFields: [password]', /^columns\.yml:1:21: generalInfoFields\.0: unknown value "password"$/],
    ['generalInfoFields: [email]', /did you mean "EMail"\?$/],
    ['permission: all', /1:1: unknown key "permission"; did you mean "permissions"\?$/],
    ['permissions: {Agent: all}', /1:15: permissions: unknown key "Agent"; did you mean "agent"\?$/],
    ['permissions: {agent: some}', /1:22: permissions\.agent: unknown value "some".*all/],
    ['permissions: {agent: [""]}', /1:23: permissions\.agent\.0: /],
    ['includeSkills: "yes"', /1:16: includeSkills: .*boolean/],
    ['mediaTypeDetails: [enabled]', /unknown value "enabled"; allowed are intelligentRouting, maxAllowed$/],
  ])('may not be %s', (text, message) => {
    expect(() => read(text)).toThrow(message)
  })
})

describe('without a file', () => {
  test('everything is chosen that a roster can say', () => {
    const switches = Object.entries(everything).filter(([, value]) => typeof value === 'boolean')
    expect(switches.length).toBeGreaterThan(5)
    expect(switches.filter(([, value]) => !value)).toEqual([])
    expect(everything.permissions).toBe('all')
    expect(everything.generalInfoFields).toContain('userProfileName')
  })
})

describe('a permission that Five9 does not document', () => {
  const doubts = (permissions: ExportConfig['permissions']) =>
    doubtfulPermissions(exportConfigSchema.parse({ permissions }))

  test('is allowed, with a doubt that names the nearest that it does', () => {
    expect(doubts({ agent: ['RecieveTransfer', 'SendMessages'], admin: ['Whatever42'] })).toEqual([
      'permissions.admin: "Whatever42" is not a permission that Five9 documents',
      'permissions.agent: "RecieveTransfer" is not a permission that Five9 documents; did you mean "ReceiveTransfer"?',
    ])
  })

  test.each<ExportConfig['permissions']>(['all', 'none', {}, { agent: 'all' }, { agent: ['NICEEnabled'] }])(
    'is not found in %j',
    permissions => {
      expect(doubts(permissions)).toEqual([])
    },
  )
})
