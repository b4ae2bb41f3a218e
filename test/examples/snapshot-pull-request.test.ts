import { expect, test } from 'vitest'
import { Five9Repository, manyRuns, roster } from './five9-repository.ts'

const nightly = 'five9-snapshot-pull-request.yml'
const branch = 'five9-snapshot'

test(
  'a snapshot opens a pull request when users changed, keeps it up to date, and its merge changes nothing',
  manyRuns,
  async () => {
    await using repository = await Five9Repository.open()
    const { hub, site } = repository
    const [first, second] = site.people
    const night = async () => {
      const played = await hub.play(nightly, hub.started('schedule'))
      expect(played.errors).toEqual([])
      return hub.pullOf(branch)
    }
    const before = site.lastName(first)

    expect(await night()).toBeUndefined()
    site.rename(first, 'Portal')
    const number = (await night()) ?? 0
    expect(hub.git.read(branch, roster)).toContain('Portal')
    site.rename(second, 'Later')
    expect(await night()).toBe(number)
    expect(hub.git.read(branch, roster)).toContain('Later')

    const plan = await hub.play('five9-plan.yml', hub.pullEvent(number, 'ready_for_review'))
    expect(plan.rollcall('plan').outputs).toMatchObject({ changes: '0', held: '0', invalid: '0' })
    const imported = await hub.play('five9-import.yml', hub.merge(number))
    expect(imported.errors).toEqual([])
    expect(imported.rollcall('import').outputs).toMatchObject({ reviewed: 'true', complete: 'true' })
    expect(site.writes).toBe(0)

    site.rename(first, before)
    expect(await night()).not.toBeUndefined()
    site.rename(first, 'Portal')
    expect(await night()).toBeUndefined()
  },
)
