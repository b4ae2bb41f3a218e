import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type GitHubEvent, readEvent } from '../../../src/runner/github/event.ts'
import { Desk } from './desk.ts'

const desk = new Desk()
const folder = mkdtempSync(join(tmpdir(), 'rollcall-event-'))
afterAll(() => rmSync(folder, { recursive: true }))

function eventOf(name: string, payload: unknown): GitHubEvent {
  const path = join(folder, 'event.json')
  writeFileSync(path, JSON.stringify(payload))
  return readEvent({ name, path })
}

const sha = '0123456789abcdef0123456789abcdef01234567'

test.each(['pull_request', 'pull_request_target'])('%s names its pull request', name => {
  const { number, pull } = desk.repository.openPull({ headRef: 'change-users' })
  const payload = desk.github.rest.pullRequestEvent(desk.repository, number)
  expect(eventOf(name, payload)).toEqual({
    kind: 'pull request',
    pull: {
      ...{ number, url: `https://github.com/example/rosters/pull/${number}` },
      ...{ headSha: pull.head.sha, headRef: 'change-users', baseRef: 'main', baseSha: pull.base.sha },
      ...{ merged: false, mergeCommit: undefined, fork: false },
    },
  })
})

test('a pull request from a fork is known for one, also when the fork is gone', () => {
  for (const from of ['stranger/rosters', 'gone']) {
    const { number } = desk.repository.openPull({ from })
    const event = eventOf('pull_request', desk.github.rest.pullRequestEvent(desk.repository, number))
    expect(event).toMatchObject({ pull: { fork: true } })
  }
})

test('the merge that GitHub tries out on an open pull request is none', () => {
  const { number } = desk.repository.openPull()
  const payload = desk.github.rest.pullRequestEvent(desk.repository, number)
  Object.assign(payload.pull_request as object, { merge_commit_sha: sha })
  expect(eventOf('pull_request', payload)).toMatchObject({ pull: { merged: false, mergeCommit: undefined } })
})

test('a push names its branch and commits; a tag is none', () => {
  const { number } = desk.repository.openPull()
  const push = desk.repository.merge(number)
  expect(eventOf('push', push)).toEqual({
    ...{ kind: 'push', branch: 'main', after: push.after },
    commits: push.commits.map(({ id }) => id),
  })
  expect(eventOf('push', { ref: 'refs/heads/release/1', after: sha })).toMatchObject({
    branch: 'release/1',
    commits: [],
  })
  expect(eventOf('push', { ref: 'refs/tags/v1', after: sha })).toEqual({ kind: 'other', name: 'push' })
})

test('a merge group names the branch that the queue has made for it', () => {
  const headRef = `refs/heads/gh-readonly-queue/main/pr-7-${sha}`
  expect(eventOf('merge_group', { merge_group: { head_ref: headRef } })).toEqual({
    kind: 'merge group',
    headRef,
  })
})

test('every other event is one, and so is the lack of one', () => {
  expect(eventOf('schedule', { schedule: '0 3 * * *' })).toEqual({ kind: 'other', name: 'schedule' })
  expect(readEvent({ name: 'push', path: undefined })).toEqual({ kind: 'other', name: 'push' })
})

test('a payload that lacks what GitHub documents is refused with its place', () => {
  expect(() => eventOf('pull_request', { pull_request: { number: 7 } })).toThrow(
    /^The payload of the event pull_request is not as GitHub documents it: pull_request\.html_url, /,
  )
})
