import { describe, expect, test } from 'vitest'
import { account } from '../../../simulators/github/index.ts'
import { closeIssue, upsertIssue } from '../../../src/runner/github/issue.ts'
import { hiddenMarker, withMarker } from '../../../src/runner/github/marker.ts'
import { Desk, failureOf } from './desk.ts'

const desk = new Desk()
let rosters = 0

/** A marker that no other test uses. */
function nextMarker(): string {
  rosters += 1
  return hiddenMarker('drift', 'five9', `users-${rosters}.csv`)
}

const title = 'Drift of five9-users.csv'

describe.concurrent('the issue of a drift', () => {
  test('is opened, brought up to date, and closed when there is none', async () => {
    const marker = nextMarker()
    const first = await upsertIssue({ marker, title, text: 'two users' }, desk.api())
    expect(first).toMatchObject({ title, url: `https://github.com/example/rosters/issues/${first.number}` })
    const issue = desk.repository.issues.get(first.number)
    const second = await upsertIssue({ marker, title: 'More drift', text: 'three users' }, desk.api())
    expect(second).toMatchObject({ number: first.number, title: 'More drift' })
    expect(issue).toMatchObject({
      title: 'More drift',
      body: withMarker(marker, 'three users'),
      state: 'open',
    })
    const changed = issue?.updatedAt
    await upsertIssue({ marker, title: 'More drift', text: 'three users' }, desk.api())
    expect(issue?.updatedAt).toBe(changed)
    expect(await closeIssue({ marker, text: 'none' }, desk.api())).toMatchObject({ number: first.number })
    expect(issue).toMatchObject({
      state: 'closed',
      stateReason: 'completed',
      body: withMarker(marker, 'none'),
    })
    expect(await closeIssue({ marker, text: 'none' }, desk.api())).toBeUndefined()
    const third = await upsertIssue({ marker, title, text: 'again' }, desk.api())
    expect(third.number).not.toBe(first.number)
  })

  test('is not that of somebody else, and no pull request', async () => {
    const marker = nextMarker()
    const forged = desk.repository.openIssue({ body: withMarker(marker, 'forged'), author: account('kim') })
    const pull = desk.repository.openPull({ body: withMarker(marker, 'forged'), author: account('kim') })
    const own = await upsertIssue({ marker, title, text: 'two users' }, desk.api())
    expect([forged.number, pull.number]).not.toContain(own.number)
    await closeIssue({ marker, text: 'none' }, desk.api())
    expect([forged.state, pull.state]).toEqual(['open', 'open'])
  })

  test('is one; the doubles of a race are closed', async () => {
    const marker = nextMarker()
    const write = (text: string) => upsertIssue({ marker, title, text }, desk.api())
    const [one, other] = await Promise.all([write('a'), write('b')])
    expect(one.number).toBe(other.number)
    const all = [...desk.repository.issues.values()].filter(({ body }) => body.startsWith(marker))
    expect(all.filter(({ state }) => state === 'open').map(({ number }) => number)).toEqual([one.number])
  })

  test('gets a new title even where its text stays', async () => {
    const marker = nextMarker()
    const { number } = await upsertIssue({ marker, title, text: 'a' }, desk.api())
    await upsertIssue({ marker, title: 'Less drift', text: 'a' }, desk.api())
    expect(desk.repository.issues.get(number)?.title).toBe('Less drift')
  })

  test('is the oldest, where an earlier race has left several', async () => {
    const marker = nextMarker()
    const body = withMarker(marker, 'a')
    const author = account('github-actions[bot]')
    const [oldest, ...doubles] = ['a', 'b'].map(text =>
      desk.repository.openIssue({ title: text, body, author }),
    )
    expect(await upsertIssue({ marker, title, text: 'a' }, desk.api())).toMatchObject({
      number: oldest?.number,
    })
    expect(oldest).toMatchObject({ title, state: 'open' })
    expect(doubles).toMatchObject([{ state: 'closed', stateReason: 'not_planned' }])
  })

  test('is found among hundreds', async () => {
    const marker = nextMarker()
    for (let at = 0; at < 120; at += 1) desk.repository.openIssue({ title: `issue ${at}` })
    const { number } = await upsertIssue({ marker, title, text: 'a' }, desk.api())
    expect(await upsertIssue({ marker, title, text: 'b' }, desk.api())).toMatchObject({ number })
  })

  test('that may not be opened is told with the lines to add', async () => {
    const api = desk.api({ permissions: { issues: 'read' } })
    const failure = await failureOf(upsertIssue({ marker: nextMarker(), title, text: 'a' }, api))
    expect(failure).toMatchObject({ yaml: ['permissions:', '  contents: read', '  issues: write'] })
  })
})
