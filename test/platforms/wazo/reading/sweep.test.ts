import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Sweep } from '../../../../src/platforms/wazo/reading/sweep.ts'
import { type UserSummary, userSummaries } from '../../../../src/platforms/wazo/resources.ts'
import { failureOf, type Received, type Scripted, ScriptedServer, signal } from '../client/scripted.ts'

/** A list that changes while it is read: users have the ids from 1, and who comes has the next. */
class Listing {
  readonly ids: number[]
  #last: number

  constructor(count: number) {
    this.ids = Array.from({ length: count }, (_, at) => at + 1)
    this.#last = count
  }

  add(): void {
    this.#last += 1
    this.ids.push(this.#last)
  }

  remove(at: number): void {
    if (this.ids.length > 0) this.ids.splice(at % this.ids.length, 1)
  }

  readonly answer = ({ path }: Received): Scripted => {
    const query = new URL(path, 'http://wazo.example.com').searchParams
    const [limit, offset] = [Number(query.get('limit')), Number(query.get('offset'))]
    const items = this.ids
      .slice(offset, offset + limit)
      .map(id => ({ id, uuid: `user-${id}`, is_webrtc: false }))
    return { status: 200, body: { total: this.ids.length, items } }
  }
}

function sweepOf(server: ScriptedServer, size: number, requestTimeout = 5_000) {
  return new Sweep<UserSummary, string, number>({
    ...{ client: server.client({ requestTimeout }), of: userSummaries, query: { view: 'summary' }, size },
    id: ({ uuid }) => uuid,
    keep: ({ id }) => id,
  })
}

const asked = ({ received }: ScriptedServer) =>
  received.map(({ path }) => {
    const query = new URL(path, 'http://wazo.example.com').searchParams
    return `${query.get('offset')}+${query.get('limit')}`
  })

describe('a list in pages', () => {
  test('is read to its end, each page joined to the one before', async () => {
    await using server = await ScriptedServer.start(new Listing(7).answer)
    const sweep = sweepOf(server, 3)
    expect(sweep.complete).toBe(false)
    expect([...(await sweep.all(signal)).values()]).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(sweep.complete).toBe(true)
    expect(asked(server)).toEqual(['0+3', '2+3', '4+3'])
    await sweep.all(signal)
    expect(server.received).toHaveLength(3)
    expect(server.received[0]?.path).toContain('order=id&view=summary&')
  })

  test.each([0, 1, 3])('may be no longer than one page: %d', async count => {
    await using server = await ScriptedServer.start(new Listing(count).answer)
    expect((await sweepOf(server, 3).all(signal)).size).toBe(count)
    expect(server.received).toHaveLength(1)
  })

  test('holds everyone who was there all the time, whoever comes and goes meanwhile', async () => {
    const happening = fc.oneof(
      fc.constant((listing: Listing) => listing.add()),
      fc.nat(99).map(at => (listing: Listing) => listing.remove(at)),
    )
    const happenings = fc.array(fc.array(happening, { maxLength: 6 }), { maxLength: 8 })
    let answer: (request: Received) => Scripted = new Listing(0).answer
    await using server = await ScriptedServer.start(request => answer(request))
    await fc.assert(
      fc.asyncProperty(fc.nat(30), fc.integer({ min: 2, max: 9 }), happenings, async (count, size, all) => {
        const listing = new Listing(count)
        const before = new Set(listing.ids)
        const turns = all.values()
        answer = request => {
          const answered = listing.answer(request)
          for (const happen of turns.next().value ?? []) happen(listing)
          return answered
        }
        const found = new Set((await sweepOf(server, size).all(signal)).values())
        const throughout = listing.ids.filter(id => before.has(id))
        expect(throughout.filter(id => !found.has(id))).toEqual([])
      }),
      { numRuns: 80 },
    )
  })

  test('goes on where a failure has stopped it', async () => {
    const { answer } = new Listing(70)
    let calls = 0
    await using server = await ScriptedServer.start(request => {
      calls += 1
      return calls === 2 ? { status: 503 } : answer(request)
    })
    const sweep = sweepOf(server, 30)
    expect(await failureOf(sweep.all(signal))).toMatchObject({ kind: 'transient' })
    expect((await sweep.all(signal)).size).toBe(70)
    expect(asked(server)).toEqual(['0+30', '29+30', '29+30', '58+30'])
  })

  test('is asked for in smaller pages where these are late, and given up where none comes', async () => {
    const { answer } = new Listing(60)
    const late = (largest: number) => (request: Received) =>
      Number(/limit=(\d+)/.exec(request.path)?.[1]) > largest
        ? { status: 504, type: 'text/html', body: '<html>' }
        : answer(request)
    await using slow = await ScriptedServer.start(late(30))
    expect((await sweepOf(slow, 100).all(signal)).size).toBe(60)
    expect(asked(slow)).toEqual(['0+100', '0+50', '0+25', '24+25', '48+25'])
    await using stuck = await ScriptedServer.start(late(0))
    expect(await failureOf(sweepOf(stuck, 15).all(signal))).toMatchObject({ kind: 'timeout' })
    expect(asked(stuck)).toEqual(['0+15', '0+10'])
  })

  test('is not complete where some of it came twice, and others not at all', async () => {
    await using server = await ScriptedServer.start(({ path }) => {
      const first = path.includes('offset=0')
      const items = (first ? [1, 2] : [2, 1]).map(id => ({ id, uuid: `user-${id}`, is_webrtc: false }))
      return { status: 200, body: { total: 3, items } }
    })
    const sweep = sweepOf(server, 2)
    expect((await sweep.all(signal)).size).toBe(2)
    expect(sweep.complete).toBe(false)
  })

  test('that ends before its end is an error, and no endless loop', async () => {
    await using server = await ScriptedServer.start(() => ({
      status: 200,
      body: { total: 9, items: [{ id: 1, uuid: 'user-1', is_webrtc: false }] },
    }))
    const failure = await failureOf(sweepOf(server, 5).all(signal))
    expect(failure).toMatchObject({ kind: 'transient', code: 'UnexpectedAnswer' })
  })
})

test('What was not in the list is asked for by itself, once', async () => {
  const { answer } = new Listing(2)
  await using server = await ScriptedServer.start(request => {
    if (request.path.includes('?')) return answer(request)
    return request.path.endsWith('user-9')
      ? { status: 200, body: { id: 9, uuid: 'user-9', is_webrtc: false } }
      : { status: 404, body: ['Resource Not Found - User was not found'] }
  })
  const sweep = sweepOf(server, 5)
  expect(await sweep.find('user-2', signal)).toBe(2)
  expect(await sweep.find('user-9', signal)).toBe(9)
  expect(await sweep.find('user-9', signal)).toBe(9)
  expect(await sweep.find('user-8', signal)).toBeUndefined()
  expect(server.received.map(({ path }) => path.replace('/api/confd/1.1', '')).slice(1)).toEqual([
    '/users/user-9',
    '/users/user-8',
  ])
})
