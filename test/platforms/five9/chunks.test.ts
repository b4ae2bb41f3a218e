import { describe, expect, test } from 'vitest'
import {
  type Domain,
  makeDomain,
  type PatternSemantics,
  type Quirk,
  type Five9 as Server,
  startFive9,
} from '../../../simulators/five9/index.ts'
import { namePattern } from '../../../simulators/five9/pattern.ts'
import { HttpClient } from '../../../src/http/client.ts'
import type { Chunking } from '../../../src/platforms/five9/chunking.ts'
import { exportConfigSchema } from '../../../src/platforms/five9/export-config.ts'
import { Five9 } from '../../../src/platforms/five9/platform.ts'
import type { Chunk, ChunkFacts, Scope } from '../../../src/platforms/platform.ts'
import { compareCodePoints } from '../../../src/roster/order.ts'
import { Failure } from '../../../src/work/failure.ts'
import { InstantClock } from '../../work/instant-clock.ts'

const config = exportConfigSchema.parse({ generalInfoFields: ['userName'], permissions: 'none' })
const semantics: PatternSemantics[] = (['full', 'prefix', 'find', 'wildcard'] as const).flatMap(match =>
  (['sensitive', 'ignore'] as const).map(one => ({ match, case: one })),
)

/** A domain of the account in use and these. */
function domainOf(names: readonly string[]): Domain {
  const account = 'zz.api@example.com'
  let at = 0
  const distribution = () => names[at++] ?? `filler.${at}@example.com`
  return makeDomain({ users: names.length + 1, account, distribution })
}

function chunksOf(server: Server, chunking: Chunking, scope: Scope = { kind: 'tenant' }): readonly Chunk[] {
  const { endpoint, username, password } = server
  const selection = { endpoint: new URL(endpoint), username, password, scope, chunking, config }
  const clock = new InstantClock(Date.now())
  const surroundings = {
    http: new HttpClient({ clock }),
    requestTimeout: 5_000,
    clock,
    onWait: () => undefined,
  }
  return new Five9(selection, surroundings).chunks()
}

interface Reading {
  readonly users: string[]
  readonly ids: string[]
  readonly facts: ChunkFacts[]
  readonly failed: string[]
}

/** Reads chunks as the engine would on the last try of each. */
async function read(chunks: readonly Chunk[], into?: Reading): Promise<Reading> {
  const reading = into ?? { users: [], ids: [], facts: [], failed: [] }
  for (const chunk of chunks) {
    reading.ids.push(chunk.id)
    const users: string[] = []
    try {
      const facts = await chunk.read(key => users.push(key), {
        signal: new AbortController().signal,
        attempt: 2,
      })
      reading.users.push(...users)
      reading.facts.push(facts)
      await read(chunk.followers?.(facts) ?? [], reading)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      const worn = error.kind === 'transient' || error.kind === 'timeout'
      const parts = (worn && chunk.split?.(error)) || []
      if (parts.length < 2) reading.failed.push(chunk.id)
      else await read(parts, reading)
    }
  }
  return reading
}

const unlike = [
  'kim',
  'Kim',
  'KIM.2',
  'a',
  'ab',
  'abc',
  'a.b',
  'a+b',
  '007',
  '0071',
  '12',
  '_svc',
  'é',
  'Éa',
  ' lead',
  '$x',
  '😀',
  'k|m',
  'x^y',
  '(z)',
]
const domain = domainOf(unlike)
const everyone = [...domain.users.keys()].sort(compareCodePoints)

describe.each(semantics)('from a server that matches names by $match, case $case', pattern => {
  test.each<Chunking>([
    { kind: 'auto', size: 3 },
    { kind: 'auto', size: 1 },
    { kind: 'auto', size: 500 },
    { kind: 'off' },
  ])('$kind reads every user once (%j)', async chunking => {
    await using server = await startFive9({ domain, pattern })
    const { users, ids, failed } = await read(chunksOf(server, chunking))
    expect(users.toSorted(compareCodePoints)).toEqual(everyone)
    expect(new Set(ids).size).toBe(ids.length)
    expect(failed).toEqual([])
  })

  test('alphanumeric and numeric read the users that they can name, once, and count the others', async () => {
    await using server = await startFive9({ domain, pattern })
    const letters = await read(chunksOf(server, { kind: 'alphanumeric', characters: ['a', 'K', '0'] }))
    const numbers = await read(chunksOf(server, { kind: 'numeric', width: 2, start: 0 }))
    const named = everyone.filter(name => /^[aK0]/.test(name))
    expect(letters.users.toSorted(compareCodePoints)).toEqual(named)
    expect(letters.facts.at(-1)).toEqual({ outside: everyone.length - named.length })
    const numbered = everyone.filter(name => /^[0-9]{2}/.test(name))
    expect(numbers.users.toSorted(compareCodePoints)).toEqual(numbered)
    expect(numbers.facts.at(-1)).toEqual({ outside: everyone.length - numbered.length })
  })
})

/** Refuses calls whose answer would be of more than `most` users. */
function overloaded(most: number, pattern: PatternSemantics): Quirk {
  const answers = (asked: string | undefined) => everyone.filter(namePattern(asked, pattern)).length
  return {
    effect: 'fault',
    fault: 'ServerFault',
    operation: ['getUsersInfo', 'getUsersGeneralInfo'],
    when: call => answers(call.pattern) > most,
  }
}

describe.each(semantics.filter(({ match }) => match !== 'wildcard'))(
  'from a server that fails for size and matches by $match, case $case',
  pattern => {
    test.each<Chunking>([
      { kind: 'auto', size: 4 },
      { kind: 'auto', size: 500 },
      { kind: 'alphanumeric', characters: [...'abcdefghijklmnopqrstuvwxyzKEÉé😀017$_ ^('] },
    ])('%j divides the listing and the buckets until they are small enough', async chunking => {
      await using server = await startFive9({ domain, pattern, quirks: [overloaded(6, pattern)] })
      const { users, failed, ids } = await read(chunksOf(server, chunking))
      expect(failed).toEqual([])
      expect(users.toSorted(compareCodePoints)).toEqual(everyone)
      expect(new Set(ids).size).toBe(ids.length)
    })
  },
)

describe('a chunk', () => {
  const pattern: PatternSemantics = { match: 'full', case: 'sensitive' }

  test('has an id that is the same in every attempt, and a cost', async () => {
    await using server = await startFive9({ domain })
    const first = await read(chunksOf(server, { kind: 'auto', size: 4 }))
    const second = await read(chunksOf(server, { kind: 'auto', size: 4 }))
    expect(second.ids).toEqual(first.ids)
    expect(first.ids[0]).toBe('names')
    for (const chunk of chunksOf(server, { kind: 'numeric', width: 1, start: 8 })) {
      expect(chunk.cost).toEqual({ Query: 1 })
    }
  })

  test.each<[Chunking, string[]]>([
    [{ kind: 'auto', size: 5 }, ['names of all users']],
    [{ kind: 'off' }, ['all users in one call']],
    [{ kind: 'numeric', width: 3, start: 997 }, ['997', '998', '999', 'users outside the enumeration']],
    [{ kind: 'numeric', width: 1, start: 0 }, [...'0123456789', 'users outside the enumeration']],
    [{ kind: 'alphanumeric', characters: ['b', 'A'] }, ['b', 'A', 'users outside the enumeration']],
  ])('of %j is labelled for people', async (chunking, labels) => {
    await using server = await startFive9({ domain })
    expect(chunksOf(server, chunking).map(({ label }) => label)).toEqual(labels)
  })

  test('of everyone cannot be divided', async () => {
    await using server = await startFive9({ domain, quirks: [overloaded(1, pattern)] })
    expect(await read(chunksOf(server, { kind: 'off' }))).toMatchObject({ failed: ['everyone'], users: [] })
  })

  test('of one user that no call can hold fails alone', async () => {
    const poisoned: Quirk = {
      ...{ effect: 'fault', fault: 'ServerFault' },
      when: call =>
        call.userName === 'abc' ||
        (call.operation === 'getUsersInfo' && namePattern(call.pattern, pattern)('abc')),
    }
    await using server = await startFive9({ domain, quirks: [poisoned] })
    const { users, failed } = await read(chunksOf(server, { kind: 'auto', size: 500 }))
    expect(failed).toEqual(['user abc'])
    expect(users.toSorted(compareCodePoints)).toEqual(everyone.filter(name => name !== 'abc'))
  })

  test('whose pattern the server cannot read has its users asked for one by one', async () => {
    const picky: Quirk = {
      ...{ effect: 'fault', fault: 'InvalidRegexpPatternFault', detail: { pattern: 'x' } },
      operation: 'getUsersInfo',
      when: call => (call.pattern ?? '').includes('\\'),
    }
    await using server = await startFive9({ domain, quirks: [picky] })
    const { users, failed } = await read(chunksOf(server, { kind: 'auto', size: 4 }))
    expect(failed).toEqual([])
    expect(users.toSorted(compareCodePoints)).toEqual(everyone)
  })

  test('whose outside cannot be counted says so', async () => {
    const refused: Quirk = {
      ...{ effect: 'fault', fault: 'InvalidRegexpPatternFault', detail: { pattern: 'x' } },
      operation: 'getUsersGeneralInfo',
    }
    await using server = await startFive9({ domain, quirks: [refused] })
    const { facts } = await read(chunksOf(server, { kind: 'numeric', width: 1, start: 9 }))
    expect(facts.at(-1)).toEqual({ outside: -1 })
  })
})

describe('users asked for by name', () => {
  test('are read once each, and those who do not exist are told of', async () => {
    await using server = await startFive9({ domain })
    const scope: Scope = { kind: 'users', keys: ['kim', 'nobody', 'k|m', 'kim', 'KIM'] }
    const { users, facts, ids } = await read(chunksOf(server, { kind: 'auto', size: 5 }, scope))
    expect(users).toEqual(['kim', 'k|m'])
    expect(facts.flatMap(({ unknown }) => unknown ?? [])).toEqual(['nobody', 'KIM'])
    expect(ids).toEqual(['user kim', 'user nobody', 'user k|m', 'user KIM'])
  })
})

describe('users that change while they are read', () => {
  test('are told as gone when they were deleted after the listing', async () => {
    const fleeting = domainOf(['a1', 'a2', 'a3', 'a4'])
    let listed = false
    await using server = await startFive9({
      domain: fleeting,
      onAnswer: call => {
        if (call.operation !== 'getUsersGeneralInfo' || listed) return
        listed = true
        fleeting.remove('a2')
      },
    })
    const { users, facts } = await read(chunksOf(server, { kind: 'auto', size: 3 }))
    expect(users.toSorted(compareCodePoints)).toEqual(['a1', 'a3', 'a4', 'zz.api@example.com'])
    expect(facts.flatMap(({ gone }) => gone ?? [])).toEqual(['a2'])
  })
})
