import { describe, expect, test } from 'vitest'
import type { Change } from '../../../../src/roster/planning/plan.ts'
import { type Fields, onStage, update } from './on-stage.ts'
import { take } from './stage.ts'

const changes: readonly (readonly [string, Fields])[] = [
  ['a skill', { skills: ['Sales:3;Billing:2', 'Sales:1;Billing:2'] }],
  ['a group', { agentGroups: ['Berlin', 'Berlin;Lisbon'] }],
]

/** What is left of a change whose readings fail from the moment at which so many calls have written. */
async function withoutReadings(change: Change, writes: number) {
  let outcome: Awaited<ReturnType<typeof take>> | undefined
  await onStage(async ({ five9, steps, writes: written }) => {
    const reading = {
      operation: ['getUserInfo', 'getAgentGroups'],
      when: () => written().length >= writes,
    } as const
    five9.set([{ effect: 'page', status: 502, ...reading }])
    outcome = await take(steps(change))
    expect(written()).toHaveLength(writes)
  })
  return outcome?.failed.map(({ failure, effectUnknown }) => [failure.code, effectUnknown])
}

describe.each(changes)('a reading for %s that never succeeds', (_what, fields) => {
  const change = update('kim@example.com', fields)

  test('before anything was sent, leaves nothing unknown', async () => {
    expect(await withoutReadings(change, 0)).toEqual([['HTTP 502', false]])
  })

  test('after the call, leaves unknown what it has brought about', async () => {
    expect(await withoutReadings(change, 1)).toEqual([['HTTP 502', true]])
  })
})
