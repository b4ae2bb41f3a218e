import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { work } from '../../src/work/engine.ts'
import { defaultRetryPolicy } from '../../src/work/retry.ts'
import { InstantClock } from './instant-clock.ts'
import { Life, type MadeUpUnit, type Mishap, World } from './made-up-world.ts'

const passing = fc.constantFrom<Mishap>(
  'refused',
  'lost before effect',
  'lost after effect',
  'limited',
  'slow',
)

/** Random work: reads and writes, batches, needs among earlier units, mishaps, followers. */
const plans: fc.Arbitrary<MadeUpUnit[]> = fc
  .array(
    fc.record({
      size: fc.integer({ min: 1, max: 3 }),
      writes: fc.boolean(),
      needs: fc.array(fc.nat(), { maxLength: 2 }),
      mishaps: fc.oneof(fc.array(passing, { maxLength: 4 }), fc.constant<Mishap[]>(['rejected'])),
      brings: fc.integer({ min: 0, max: 2 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map(shapes =>
    shapes.map((shape, index) => ({
      id: `u${index}`,
      things: Array.from({ length: shape.size }, (_, n) => `u${index}.${n}`),
      writes: shape.writes,
      needs: index === 0 ? [] : [...new Set(shape.needs.map(need => `u${need % index}`))],
      // A unit of one thing cannot be split, so it must not be too slow for good.
      mishaps:
        shape.size > 1
          ? shape.mishaps
          : shape.mishaps.map(mishap => (mishap === 'slow' ? 'refused' : mishap)),
      brings: Array.from({ length: shape.brings }, (_, n) => `u${index}+${n}`),
    })),
  )

async function live(plan: readonly MadeUpUnit[], life: Life, concurrency: number) {
  const done = work(
    plan.map(unit => life.unit(unit)),
    {
      journal: life.journal(),
      clock: new InstantClock(),
      signal: new AbortController().signal,
      concurrency,
      retry: { ...defaultRetryPolicy, tries: 6, timeoutTries: 2 },
      random: () => 0.5,
    },
  )
  return Promise.race([done, life.died])
}

/** What must be so whenever the work has come to its end, however often it was killed on the way. */
function expectExactlyOnce(plan: readonly MadeUpUnit[], world: World): void {
  for (const [thing, times] of world.effects) expect(`${thing}: ${times}`).toBe(`${thing}: 1`)
  const broken = new Set<string>()
  for (const unit of plan) {
    // A batch that is refused is sent in parts, which are not.
    const whole = !unit.writes || unit.things.length < 2
    const rejected = whole && unit.mishaps.at(-1) === 'rejected'
    if (rejected || unit.needs.some(need => broken.has(need))) broken.add(unit.id)
    const expected = broken.has(unit.id) ? 0 : 1
    for (const thing of unit.things) {
      if (unit.writes) expect(`${thing}: ${world.effects.get(thing) ?? 0}`).toBe(`${thing}: ${expected}`)
    }
    for (const thing of unit.brings) expect(world.effects.get(thing) ?? 0).toBe(expected)
  }
}

describe('every write takes effect exactly once', () => {
  test('when the process is killed at any boundary, and once more at any boundary of the second life', async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.integer({ min: 1, max: 3 }), fc.nat(), async (plan, concurrency, second) => {
        const whole = new Life(new World())
        await live(plan, whole, concurrency)
        expectExactlyOnce(plan, whole.world)
        for (let boundary = 1; boundary <= whole.boundaries; boundary += 1) {
          const world = new World()
          expect(await live(plan, new Life(world, boundary), concurrency)).toBe('died')
          await live(plan, new Life(world, 1 + (second % whole.boundaries)), concurrency)
          const last = await live(plan, new Life(world), concurrency)
          expect(last).not.toBe('died')
          expectExactlyOnce(plan, world)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('and nothing journaled as done is sent again', async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.nat(), async (plan, at) => {
        const whole = new Life(new World())
        await live(plan, whole, 1)
        const world = new World()
        await live(plan, new Life(world, 1 + (at % whole.boundaries)), 1)
        const journaled = world.entries.flatMap(entry => (entry.event === 'done' ? [entry.unit] : []))
        const sent = new Map(world.sends)
        await live(plan, new Life(world), 1)
        for (const id of journaled) expect(world.sends.get(id)).toBe(sent.get(id))
      }),
      { numRuns: 150 },
    )
  })
})
