import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { account } from '../../../simulators/github/index.ts'
import { findComment, upsertComment } from '../../../src/runner/github/comment.ts'
import { hasMarker, hiddenMarker, roomBeside, withMarker } from '../../../src/runner/github/marker.ts'
import { MissingPermission } from '../../../src/runner/github/missing-permission.ts'
import { tellFailure } from '../../../src/runner/github/tell.ts'
import { Desk, failureOf } from './desk.ts'

const desk = new Desk()
const marker = hiddenMarker('plan', 'five9', 'five9-users.csv')
const list = 'GET /issues/{issue_number}/comments'
const create = 'POST /issues/{issue_number}/comments'
const update = 'PATCH /issues/comments/{comment_id}'
const createRoute = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
afterEach(() => desk.github.rest.faults.clear())

const open = () => desk.repository.openPull().number
const bodies = (number: number) => desk.repository.commentsOf(number).map(({ body }) => body)

describe.concurrent('the comment of a plan', () => {
  test('is created, updated in place by the next run, and left alone when nothing has changed', async () => {
    const number = open()
    const first = await upsertComment({ number, marker, text: 'one change' }, desk.api())
    expect(first.url).toBe(`https://github.com/example/rosters/pull/${number}#issuecomment-${first.id}`)
    const second = await upsertComment({ number, marker, text: 'two changes' }, desk.api())
    expect(second.id).toBe(first.id)
    expect(bodies(number)).toEqual([withMarker(marker, 'two changes')])
    const written = desk.repository.commentsOf(number)[0]?.updatedAt
    const third = await upsertComment({ number, marker, text: 'two changes' }, desk.api())
    expect(third).toEqual(second)
    expect(desk.repository.commentsOf(number)[0]?.updatedAt).toBe(written)
  })

  test('is told from those of other rosters, and of people who write the same marker', async () => {
    const number = open()
    const others = [
      desk.repository.addComment(number, withMarker(marker, 'forged'), account('kim')),
      desk.repository.addComment(number, withMarker(marker, 'of another app'), account('other[bot]')),
      desk.repository.addComment(number, withMarker(hiddenMarker('plan', 'wazo', 'wazo-users.csv'), 'wazo')),
      desk.repository.addComment(number, `> ${marker}\nquoted`),
    ]
    const before = bodies(number)
    expect(await findComment({ number, marker }, desk.api())).toBeUndefined()
    const own = await upsertComment({ number, marker, text: 'one' }, desk.api())
    expect(await upsertComment({ number, marker, text: 'two' }, desk.api())).toMatchObject({ id: own.id })
    expect(bodies(number)).toEqual([...before, withMarker(marker, 'two')])
    expect(others.map(({ id }) => id)).not.toContain(own.id)
    expect(await findComment({ number, marker }, desk.api())).toMatchObject({ id: own.id })
  })

  test('is that of the account that the token stands for, be it an app or a person', async () => {
    for (const login of ['roster-keeper[bot]', 'kim']) {
      const number = open()
      const as = () => desk.api({ account: account(login) })
      desk.repository.addComment(number, withMarker(marker, 'by the run itself'))
      await upsertComment({ number, marker, text: 'one' }, as())
      await upsertComment({ number, marker, text: 'two' }, as())
      expect(bodies(number)).toEqual([withMarker(marker, 'by the run itself'), withMarker(marker, 'two')])
    }
  })

  test('is found on the last of four pages', async () => {
    const number = open()
    for (let at = 0; at < 300; at += 1) desk.repository.addComment(number, `comment ${at}`, account('kim'))
    const { id } = desk.repository.addComment(number, withMarker(marker, 'old'))
    expect(await findComment({ number, marker }, desk.api())).toMatchObject({ id })
    expect(await upsertComment({ number, marker, text: 'new' }, desk.api())).toMatchObject({ id })
    expect(bodies(number)).toHaveLength(301)
  })

  test('is one, however many runs write it at the same time', async () => {
    const number = open()
    const texts = ['a', 'b', 'c']
    const written = await Promise.all(texts.map(text => upsertComment({ number, marker, text }, desk.api())))
    const left = desk.repository.commentsOf(number)
    expect(left).toHaveLength(1)
    expect(texts.map(text => withMarker(marker, text))).toContain(left[0]?.body)
    expect(new Set(written.map(({ id }) => id))).toEqual(new Set([left[0]?.id]))
  })

  test('replaces the doubles that an earlier race has left, the oldest stays', async () => {
    const number = open()
    const [oldest] = ['a', 'b', 'c'].map(text => desk.repository.addComment(number, withMarker(marker, text)))
    expect(await upsertComment({ number, marker, text: 'd' }, desk.api())).toMatchObject({ id: oldest?.id })
    expect(bodies(number)).toEqual([withMarker(marker, 'd')])
  })
})

describe('the calls of a comment', () => {
  test('are few: whose token it is is asked for only when there is something to compare', async () => {
    const number = open()
    const write = (text: string) => desk.routesOf(() => upsertComment({ number, marker, text }, desk.api()))
    expect(await write('one')).toEqual([list, create, list])
    expect(await write('two')).toEqual([list, 'POST /graphql', update])
    expect(await write('two')).toEqual([list, 'POST /graphql'])
  })

  test.each(['reset', { status: 502 }] as const)(
    'make one comment when the answer is lost (%j)',
    async fault => {
      const number = open()
      desk.github.rest.faults.set(createRoute, fault, { times: 1, phase: 'after' })
      const called = await desk.routesOf(async () => {
        const { id } = await upsertComment({ number, marker, text: 'one' }, desk.api())
        expect(desk.repository.commentsOf(number).map(comment => comment.id)).toEqual([id])
      })
      expect(called.filter(route => route === create)).toHaveLength(1)
    },
  )

  test('end well when another run deletes a double first', async () => {
    const number = open()
    const { id } = desk.repository.addComment(number, withMarker(marker, 'a'))
    const double = desk.repository.addComment(number, withMarker(marker, 'b'))
    desk.github.rest.onCall = ({ method }) => {
      if (method === 'DELETE') desk.repository.comments.delete(double.id)
    }
    expect(await upsertComment({ number, marker, text: 'a' }, desk.api())).toMatchObject({ id })
    desk.github.rest.onCall = () => undefined
    expect(bodies(number)).toEqual([withMarker(marker, 'a')])
  })
})

describe('a comment that may not be written', () => {
  test('is told with the lines to add to the workflow', async () => {
    const number = open()
    const api = desk.api({ permissions: { 'pull-requests': 'read' } })
    const failure = await failureOf(upsertComment({ number, marker, text: 'one' }, api))
    expect(failure).toBeInstanceOf(MissingPermission)
    const lines: string[] = []
    const keep = (level: string) => (text: string, title?: string) =>
      void lines.push([level, title, text].join('|'))
    const log = { info: keep('info'), notice: keep('notice'), warning: keep('warning'), error: keep('error') }
    tellFailure(failure, 'No comment', log)
    expect(lines).toEqual([
      `warning|No comment|Could not write a comment on pull request #${number}: the token of the workflow is not allowed to. Add this to the job in the workflow file: permissions: { contents: read, pull-requests: write }. On a pull request from a fork, a token can only read.`,
      'info||permissions:',
      'info||  contents: read',
      'info||  pull-requests: write',
    ])
    lines.length = 0
    tellFailure(
      await failureOf(upsertComment({ number: 999_999, marker, text: '' }, desk.api())),
      'No comment',
      log,
    )
    expect(lines).toHaveLength(1)
  })

  test('for what GitHub finds in it is told in its words', async () => {
    const number = open()
    desk.github.rest.faults.set(createRoute, { status: 422, message: 'no' })
    expect(await failureOf(upsertComment({ number, marker, text: 'one' }, desk.api()))).toMatchObject({
      kind: 'rejected',
      message: `Could not write a comment on pull request #${number}: GitHub says: no`,
    })
  })

  test('because the conversation is locked is told so', async () => {
    const number = open()
    desk.repository.pull(number).locked = true
    const failure = await failureOf(upsertComment({ number, marker, text: 'one' }, desk.api()))
    expect(failure).not.toBeInstanceOf(MissingPermission)
    expect(failure.message).toContain('issue is locked')
  })
})

describe('a marker', () => {
  test('leaves room for exactly the rest of what GitHub takes', async () => {
    const number = open()
    const text = 'x'.repeat(roomBeside(marker))
    await upsertComment({ number, marker, text }, desk.api())
    expect(bodies(number)[0]).toHaveLength(65_536)
    const failure = await failureOf(upsertComment({ number: open(), marker, text: `${text}x` }, desk.api()))
    expect(failure.message).toContain('Body is too long (maximum is 65536 characters)')
  })

  test('is one hidden line whatever it is made of, and another for anything else', () => {
    const parts = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 })
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const made = hiddenMarker('plan', ...one)
        expect(made).toMatch(/^<!-- rollcall [^<>\s]+(?: [^<>\s]*)* -->$/)
        const same = JSON.stringify(one) === JSON.stringify(other)
        expect(hasMarker(withMarker(made, 'text'), hiddenMarker('plan', ...other))).toBe(same)
      }),
      { numRuns: 200 },
    )
  })
})
