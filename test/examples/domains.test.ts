import { expect, test } from 'vitest'
import { openFive9Site } from '../story/five9-site.ts'
import { exportedRoster, manyRuns, withNames } from './five9-repository.ts'
import { Hub } from './hub/hub.ts'

const workflow = 'five9-domains.yml'

test(
  'of several domains only those are planned and imported whose rosters are changed',
  manyRuns,
  async () => {
    await using sales = await openFive9Site()
    await using support = await openFive9Site()
    const siteOf = (environment: string) => (environment === 'five9-support' ? support : sales)
    await using hub = await Hub.open({
      secrets: environment => siteOf(environment).settings.secrets(environment),
      inputs: environment => siteOf(environment).settings.inputs(environment),
    })
    const rosters = { 'rosters/five9-sales.csv': exportedRoster, 'rosters/five9-support.csv': exportedRoster }
    hub.push(rosters)
    const [asked] = support.people
    const changed = withNames(exportedRoster, [asked])

    const one = hub.propose('support', { 'rosters/five9-support.csv': changed })
    const plan = await hub.play(workflow, hub.pullEvent(one, 'opened'))
    expect(plan.errors).toEqual([])
    expect([...plan.jobs.keys()]).toEqual(['changed', 'plan five9-support'])
    const imported = await hub.play(workflow, hub.merge(one))
    expect([...imported.jobs.keys()]).toEqual(['changed', 'import five9-support'])
    expect(support.lastName(asked)).toBe('Asked')
    expect(sales.writes).toBe(0)

    const both = { 'rosters/five9-sales.csv': changed, 'rosters/five9-support.csv': exportedRoster }
    const number = hub.propose('both', both)
    const plans = await hub.play(workflow, hub.pullEvent(number, 'opened'))
    expect([...plans.jobs.keys()]).toEqual(['changed', 'plan five9-sales', 'plan five9-support'])
    expect(hub.repository.commentsOf(number)).toHaveLength(2)
    const last = await hub.play(workflow, hub.merge(number, 'squash'))
    expect(last.errors).toEqual([])
    expect(sales.lastName(asked)).toBe('Asked')
    expect(support.lastName(asked)).not.toBe('Asked')
  },
)
