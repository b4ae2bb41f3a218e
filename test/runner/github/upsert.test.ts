import { describe, expect, test } from 'vitest'
import { withMarker } from '../../../src/runner/github/marker.ts'
import { upsert, type Verbs, type Written } from '../../../src/runner/github/upsert.ts'
import { Failure, type FailureKind } from '../../../src/work/failure.ts'

const marker = '<!-- rollcall test -->'

/** A place for what is written, where the first creations fail. */
function place(failures: readonly Failure[]): { verbs: Verbs<Written>; log: string[] } {
  const log: string[] = []
  const written: Written[] = []
  const left = [...failures]
  const act = (what: string) => void log.push(what)
  return {
    log,
    verbs: {
      list: async function* () {
        act('list')
        yield written
      },
      create: async () => {
        act('create')
        const failure = left.shift()
        if (failure !== undefined) throw failure
        written.push({ id: 1, url: '', body: withMarker(marker, 'text'), author: 'me' })
        return written[0] as Written
      },
      isCurrent: () => true,
      update: async one => one,
      discard: async () => act('discard'),
    },
  }
}

const failed = (kind: FailureKind, effectUnknown: boolean) =>
  new Failure(kind, 'failed', { code: 'test', effectUnknown })

async function attempts(failures: readonly Failure[]): Promise<string[]> {
  const { verbs, log } = place(failures)
  const ended = await upsert(verbs, marker, async () => 'me').then(
    () => 'written',
    (error: unknown) => (error as Error).message,
  )
  return [...log, ended]
}

describe('a creation whose answer was lost', () => {
  test('is looked for, and sent again when it is not there', async () => {
    const lost = failed('transient', true)
    expect(await attempts([lost])).toEqual(['list', 'create', 'list', 'create', 'list', 'written'])
  })

  test('is given up after three', async () => {
    const lost = Array.from({ length: 9 }, () => failed('timeout', true))
    expect(await attempts(lost)).toEqual([
      'list',
      ...Array.from({ length: 3 }, () => ['create', 'list']).flat(),
      'failed',
    ])
  })
})

test('a creation that was refused is not sent again', async () => {
  expect(await attempts([failed('rejected', false)])).toEqual(['list', 'create', 'failed'])
})
