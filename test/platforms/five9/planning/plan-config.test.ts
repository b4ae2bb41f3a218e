import { describe, expect, test } from 'vitest'
import { planConfig } from '../../../../src/platforms/five9/roster/plan-config.ts'
import { five9Columns } from '../../../../src/platforms/five9/roster-columns.ts'
import { supervisorViews } from '../../../../src/platforms/five9/vocabulary.ts'

const least = {
  generalInfoFields: ['active', 'EMail', 'extension', 'id', 'userName', 'userProfileName'],
  permissions: 'none',
  includeMediaTypes: false,
  mediaTypeDetails: [],
  includeRoles: true,
  includeSkills: false,
  includeAgentGroups: false,
  includeCannedReports: false,
  includeAgentFlags: false,
}

describe('what a plan reads of users', () => {
  test('are at least the fields by which people are recognised, their roles and their profile', () => {
    expect(planConfig(['userName'])).toEqual(least)
    expect(planConfig([])).toEqual(least)
  })

  test.each<[string[], object]>([
    [
      ['firstName', 'password'],
      {
        generalInfoFields: ['active', 'EMail', 'extension', 'firstName', 'id', 'userName', 'userProfileName'],
      },
    ],
    [['skills'], { includeSkills: true }],
    [['agentGroups'], { includeAgentGroups: true }],
    [['cannedReports'], { includeCannedReports: true }],
    [['roles'], { includeAgentGroups: true, includeCannedReports: true }],
    [['media_enabled_FAX'], { includeMediaTypes: true }],
    [['media_maxAllowed_VOICE'], { includeMediaTypes: true, mediaTypeDetails: ['maxAllowed'] }],
    [
      ['media_intelligentRouting_VOICE', 'media_maxAllowed_CHAT'],
      { includeMediaTypes: true, mediaTypeDetails: ['intelligentRouting', 'maxAllowed'] },
    ],
    [['agent_alwaysRecorded'], { includeAgentFlags: true }],
    [
      ['agent_SendMessages', 'agent_CanTeleport', 'admin_ManageUsers'],
      { permissions: { agent: ['SendMessages', 'CanTeleport'], admin: ['ManageUsers'] } },
    ],
    [
      ['supervisor_BargeInMonitor', 'supervisor_Users'],
      { permissions: { supervisor: ['BargeInMonitor', ...supervisorViews] } },
    ],
  ])('are besides, for %j', (columns, more) => {
    expect(planConfig(columns)).toEqual({ ...least, ...more })
  })

  test('is everything where the roster has every column', () => {
    const config = planConfig(five9Columns.columns.map(({ name }) => name))
    expect(config.generalInfoFields).toHaveLength(18)
    expect(Object.values(config)).not.toContain(false)
    expect(config.permissions).toMatchObject({
      agent: { length: 55 },
      admin: { length: 28 },
      reporting: { length: 13 },
      supervisor: { length: 33 },
    })
  })
})
