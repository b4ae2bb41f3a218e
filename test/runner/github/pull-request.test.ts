import { describe, expect, test } from 'vitest'
import type { GitHubEvent } from '../../../src/runner/github/event.ts'
import { pullRequestsOf } from '../../../src/runner/github/pull-request.ts'
import { Desk, failureOf } from './desk.ts'

const desk = new Desk()
const linked = 'GET /commits/{commit_sha}/pulls'
const recent = 'GET /pulls'

type Push = ReturnType<typeof desk.repository.merge>

function pushed(...pushes: readonly Push[]): GitHubEvent {
  const commits = pushes.flatMap(push => push.commits.map(({ id }) => id))
  return { kind: 'push', branch: pushes[0]?.ref.slice(11) ?? '', after: pushes.at(-1)?.after ?? '', commits }
}

async function numbersOf(event: GitHubEvent): Promise<number[]> {
  return (await pullRequestsOf(event, desk.api())).map(({ number }) => number)
}

describe('a push', () => {
  test.each(['merge', 'squash', 'rebase'] as const)('by a %s leads to its pull request', async method => {
    const commits = [desk.repository.push().after, desk.repository.push().after].map(flipped)
    const { number, pull } = desk.repository.openPull({ commits })
    const push = desk.repository.merge(number, { method })
    expect(await pullRequestsOf(pushed(push), desk.api())).toMatchObject([
      { number, headSha: pull.head.sha, merged: true, mergeCommit: push.after, baseRef: 'main' },
    ])
  })

  test('leads there before GitHub has linked the commit, in one call', async () => {
    const { number } = desk.repository.openPull()
    const push = desk.repository.merge(number, { associated: false })
    const called = await desk.routesOf(async () => expect(await numbersOf(pushed(push))).toEqual([number]))
    expect(called).toEqual([recent])
  })

  test('that a merge queue has made leads to all of its pull requests, in their order', async () => {
    const [first, second, third] = ['a', 'b', 'c'].map(title => desk.repository.openPull({ title }).number)
    const order = [second ?? 0, third ?? 0, first ?? 0]
    const pushes = order.map(number => desk.repository.merge(number, { method: 'squash' }))
    expect(await numbersOf(pushed(...pushes))).toEqual(order)
  })

  test('past pull requests leads to none', async () => {
    desk.repository.merge(desk.repository.openPull().number)
    const called = await desk.routesOf(async () =>
      expect(await numbersOf(pushed(desk.repository.push()))).toEqual([]),
    )
    expect(called).toEqual([recent, linked])
  })

  test('whose merge is long ago leads there by its commit', async () => {
    const { number } = desk.repository.openPull()
    const push = desk.repository.merge(number)
    for (let at = 0; at < 100; at += 1) desk.repository.merge(desk.repository.openPull().number)
    const called = await desk.routesOf(async () => expect(await numbersOf(pushed(push))).toEqual([number]))
    expect(called).toEqual([recent, linked])
  })

  test('that brings again the commits of a pull request merged otherwise is not that pull request', async () => {
    const { number, pull } = desk.repository.openPull()
    desk.repository.merge(number, { method: 'squash' })
    const again = { ...desk.repository.push([...pull.commits]) }
    expect(await numbersOf(pushed(again))).toEqual([])
  })

  test('to another branch is not a pull request that went to main', async () => {
    const push = desk.repository.merge(desk.repository.openPull().number)
    desk.repository.refs.set('refs/heads/stable', push.after)
    const event = { ...pushed(push), branch: 'stable' } as GitHubEvent
    expect(await numbersOf(event)).toEqual([])
  })
})

describe('a merge group', () => {
  const groupsOf = (numbers: readonly number[]) =>
    desk.repository
      .enqueue(numbers)
      .map(({ merge_group }): GitHubEvent => ({ kind: 'merge group', headRef: merge_group.head_ref }))

  test('of one has one, one of two has both, below first', async () => {
    const numbers = [desk.repository.openPull().number, desk.repository.openPull().number]
    const [first, second] = groupsOf(numbers)
    if (!first || !second) throw new Error('there should be two groups')
    expect(await numbersOf(first)).toEqual(numbers.slice(0, 1))
    expect(await numbersOf(second)).toEqual(numbers)
  })

  test('has not what was merged already, though its branch is still there', async () => {
    const numbers = [desk.repository.openPull().number, desk.repository.openPull().number]
    const [first, second] = groupsOf(numbers)
    if (first?.kind !== 'merge group' || !second) throw new Error('there should be two groups')
    const head = desk.repository.refs.get(first.headRef) ?? ''
    desk.repository.merge(numbers[0] ?? 0, { commits: [head] })
    expect(await numbersOf(second)).toEqual(numbers.slice(1))
  })

  test('is whole in a queue of more than a page', async () => {
    const numbers = Array.from({ length: 101 }, () => desk.repository.openPull().number)
    const last = groupsOf(numbers).at(-1)
    if (!last) throw new Error('there should be a group')
    expect(await numbersOf(last)).toEqual(numbers)
  })

  test('on a branch with slashes in its name', async () => {
    desk.repository.refs.set('refs/heads/release/1', desk.repository.tip('main'))
    const { number } = desk.repository.openPull({ base: 'release/1' })
    const [group] = groupsOf([number])
    if (!group) throw new Error('there should be a group')
    expect(await pullRequestsOf(group, desk.api())).toMatchObject([{ number, baseRef: 'release/1' }])
  })

  test('with a branch that is no queue has none', async () => {
    expect(await numbersOf({ kind: 'merge group', headRef: 'refs/heads/main' })).toEqual([])
  })
})

test('a pull request is that of its event, without a call', async () => {
  const pull = (
    await pullRequestsOf(pushed(desk.repository.merge(desk.repository.openPull().number)), desk.api())
  )[0]
  if (!pull) throw new Error('there should be a pull request')
  const called = await desk.routesOf(async () =>
    expect(await pullRequestsOf({ kind: 'pull request', pull }, desk.api())).toEqual([pull]),
  )
  expect(called).toEqual([])
})

test('other events are about none, without a call', async () => {
  const called = await desk.routesOf(async () =>
    expect(await numbersOf({ kind: 'other', name: 'schedule' })).toEqual([]),
  )
  expect(called).toEqual([])
})

test('a token that may not read pull requests is told the line to add', async () => {
  const event = pushed(desk.repository.push())
  const failure = await failureOf(pullRequestsOf(event, desk.api({ permissions: { contents: 'read' } })))
  expect(failure.message).toBe(
    'Could not find the pull requests of this run: the token of the workflow is not allowed to.',
  )
  expect(failure.cure).toContain('pull-requests: read')
})

/** A commit that is not on main, made of one that is. */
function flipped(sha: string): string {
  return [...sha].reverse().join('')
}
