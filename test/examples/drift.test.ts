import { expect, test } from 'vitest'
import { Five9Repository, manyRuns } from './five9-repository.ts'

test(
  'what was changed in Five9 is told in an issue, which is closed when there is nothing to tell any more',
  manyRuns,
  async () => {
    await using repository = await Five9Repository.open()
    const { hub, site } = repository
    const [someone] = site.people
    const before = site.lastName(someone)
    const morning = async () => {
      const played = await hub.play('five9-drift.yml', hub.started('schedule'))
      expect(played.errors).toEqual([])
      return [...hub.repository.issues.values()].map(({ state, body }) => ({ state, body }))
    }
    expect(await morning()).toEqual([])
    site.rename(someone, 'Portal')
    expect(await morning()).toEqual([{ state: 'open', body: expect.stringContaining(someone) }])
    site.rename(someone, before)
    expect(await morning()).toEqual([{ state: 'closed', body: expect.any(String) }])
  },
)
