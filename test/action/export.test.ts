import { describe, expect, test } from 'vitest'
import { makeDomain } from '../../simulators/five9/index.ts'
import { artifactFiles } from '../../simulators/github/index.ts'
import { compareCodePoints } from '../../src/roster/order.ts'
import { namesOf, oldRoster, rowsOf, Stage } from './stage.ts'

const seedConfig = `{
  "generalInfoFields": ["userName", "firstName", "lastName", "EMail", "active"],
  "permissions": { "agent": ["ReceiveTransfer", "SendMessages"] },
  "includeMediaTypes": false
}`

describe('an export of a whole domain', () => {
  test('writes every user once, says so, and uploads what it wrote', async () => {
    await using stage = await Stage.open({ users: 300 })
    const { conclusion, roster, outputs, summary, result, errors } = await stage.export({
      'chunk-size': '40',
    })
    expect(errors).toEqual([])
    expect(conclusion).toBe('success')
    expect(namesOf(roster)).toEqual([...stage.five9.domain.users.keys()].sort(compareCodePoints))
    expect(outputs).toMatchObject({
      users: '300',
      complete: 'true',
      'chunks-resumed': '0',
      roster: 'five9-users.csv',
    })
    expect(Number(outputs['api-calls'])).toBe(stage.five9.calls.length)
    expect(summary).toContain('the platform listed 300 users and each of them was read')
    const [artifact] = stage.github.artifacts.list()
    expect(artifact?.name).toBe('rollcall-five9-users-attempt-1')
    expect(outputs['artifact-id']).toBe(String(artifact?.id))
    const files = artifactFiles(artifact as NonNullable<typeof artifact>)
    expect(files.get('five9-users.csv')?.toString()).toBe(roster)
    expect(JSON.parse(files.get('summary.json')?.toString() ?? '')).toMatchObject({
      complete: true,
      users: 300,
    })
    expect(result.step('export').post?.conclusion).toBe('success')
    expect(stage.github.caches.list()).toEqual([])
  })

  test('is the same, byte for byte, when nothing has changed', async () => {
    await using stage = await Stage.open({ users: 120 })
    const first = await stage.export()
    const second = await stage.export({ 'chunk-size': '7' })
    expect(second.roster).toBe(first.roster)
    expect(first.roster.endsWith('\n')).toBe(true)
    expect(first.roster).not.toContain('\r')
  })

  test('gives exactly the columns of the configuration that the published script uses', async () => {
    await using stage = await Stage.open({ files: { 'capture.json': seedConfig } })
    const { roster } = await stage.export({ config: 'capture.json' })
    const [header] = roster.split('\n')
    expect(header).toBe('userName,firstName,lastName,EMail,active,agent_ReceiveTransfer,agent_SendMessages')
    const users = stage.five9.domain.users
    for (const row of rowsOf(roster)) {
      const user = users.get(row.userName ?? '')
      const granted = user?.roles.agent?.permissions.find(({ type }) => type === 'ReceiveTransfer')
      expect(row.agent_ReceiveTransfer).toBe(granted === undefined ? '' : String(granted.value))
      expect(row.active).toBe(String(user?.general.active))
      expect(row.EMail).toBe(String(user?.general.EMail ?? '').trim())
    }
  })

  test('keeps permissions that the contract does not know, and media types that only one user has', async () => {
    const domain = makeDomain({ users: 40, unknownPermission: 'CanTimeTravel' })
    await using stage = await Stage.open({ domain })
    const { roster } = await stage.export()
    const header = roster.split('\n', 1)[0]?.split(',') ?? []
    expect(header).toContain('agent_CanTimeTravel')
    expect(header.filter(column => column.startsWith('media_enabled_')).length).toBeGreaterThan(1)
  })
})

describe('an export of listed users', () => {
  test('reads those alone, and names the one that does not exist', async () => {
    await using stage = await Stage.open({
      files: { 'list.csv': 'userName,team\nrollcall.api@example.com,a\nnobody@example.com,b\n' },
    })
    const { conclusion, outputs, warnings, roster } = await stage.export({
      users: 'file:list.csv',
      roster: 'five9-users.csv',
    })
    expect(conclusion).toBe('success')
    expect(outputs.users).toBe('1')
    expect(warnings).toEqual([expect.stringContaining('nobody@example.com')])
    expect(roster.split('\n').length).toBe(3)
  })
})

test('some users do not take the place of all unless that is asked for', async () => {
  await using stage = await Stage.open()
  const some = await stage.export({ users: stage.five9.username })
  expect(some.outputs.roster).toBe('five9-some-users.csv')
  expect(some.roster).toBe(oldRoster)
})
