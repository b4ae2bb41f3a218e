import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import type { Plan } from '../../../src/roster/planning/plan.ts'
import { planDigest } from '../../../src/roster/planning/plan-digest.ts'
import { planSchema, readPlan } from '../../../src/roster/planning/plan-format.ts'
import { writePlan } from '../../../src/roster/planning/write-plan.ts'
import { TemporaryFolder } from '../../temporary-folder.ts'
import { planOf } from './made-up-tenant.ts'

test('the schema and the type say the same', () => {
  expectTypeOf<z.output<typeof planSchema>>().toExtend<Plan>()
  expectTypeOf<Plan>().toExtend<z.output<typeof planSchema>>()
  expectTypeOf<Plan>().toExtend<z.input<typeof planSchema>>()
})

/** A plan in which everything that a plan can say is said. */
async function fullPlan(): Promise<Plan> {
  const { plan } = await planOf({
    users: {
      kim: { phone: '1', groups: 'North', EMail: 'kim@example.com' },
      lee: { phone: '1' },
      max: { EMail: 'max@example.com' },
    },
    rows: [
      { userName: 'kim', EMail: 'kim@example.com', phone: 'a "b"\n\u2028 😀', groups: 'South', password: '' },
      { userName: 'lee', EMail: '', phone: '2', groups: '', password: '' },
      { userName: 'new', EMail: 'max@example.com', phone: '', groups: '', password: 'env:PASSWORD' },
    ],
    base: { keys: () => ['kim'], has: key => key === 'kim', cell: () => '1' },
    options: {
      onMissing: 'delete',
      onDrift: 'apply',
      protect: ['lee'],
      maxUpdates: { count: 0 },
      maxCreates: { count: 1, percent: 2.5 },
    },
  })
  return {
    ...plan,
    reviewed: [{ pull: 12, digest: plan.digest }],
    changes: plan.changes.map(({ kind, key, ...rest }) => ({ kind, key, label: 'Kim Park', ...rest })),
    effects: [{ code: 'mail-to-new-users', users: 1, message: 'New users get a mail.' }],
    forecast: {
      calls: [{ limit: 'Modify', calls: 3, windows: [{ seconds: 60, max: 10, left: 4 }] }],
      leastMilliseconds: 1_500.5,
      attempts: 1,
    },
  }
}

async function emptyPlan(): Promise<Plan> {
  const { plan } = await planOf({})
  return { ...plan, effects: [], forecast: { calls: [], leastMilliseconds: 0, attempts: 1 } }
}

/** A plan of which only the changes matter. */
function planWith(changes: Plan['changes'], from: Plan): Plan {
  return { ...from, changes, digest: planDigest({ ...from, changes }) }
}

async function written(plan: Plan): Promise<string> {
  using folder = new TemporaryFolder()
  await writePlan(folder.file('deeper', 'plan.json'), plan)
  return readFileSync(folder.file('deeper', 'plan.json'), 'utf8')
}

describe('a written plan', () => {
  test('is read back as it was', async () => {
    for (const plan of [await fullPlan(), await emptyPlan()])
      expect(readPlan(await written(plan))).toEqual(plan)
  })

  test('is the same text when it is read and written again, whatever the order of its keys', async () => {
    for (const plan of [await fullPlan(), await emptyPlan()]) {
      const text = await written(plan)
      expect(await written(readPlan(text))).toBe(text)
      const turned = Object.fromEntries(Object.entries(plan).toReversed())
      expect(await written(readPlan(JSON.stringify(turned)))).toBe(text)
    }
  })

  test('has a line for each change', async () => {
    const plan = await fullPlan()
    const lines = (await written(plan)).split('\n')
    const from = lines.indexOf('  "changes": [')
    const shown = lines.slice(from + 1, from + 1 + plan.changes.length)
    expect(shown.map(line => JSON.parse(line.replace(/,$/, '')))).toEqual(plan.changes)
    expect(lines[from + 1 + plan.changes.length]).toBe('  ],')
    expect(shown.every(line => line.startsWith('    {"kind":'))).toBe(true)
  })

  test('without changes has an empty list, and ends with its line', async () => {
    const text = await written(await emptyPlan())
    expect(text).toContain('\n  "changes": [],\n')
    expect(text.endsWith('}\n')).toBe(true)
  })

  test.each([499, 500, 501, 1_000])('of %i changes has all of them', async count => {
    const changes = Array.from({ length: count }, (_, at) => ({
      kind: 'delete' as const,
      key: `user${at}`,
      line: null,
      fields: [],
    }))
    const plan = planWith(changes, await emptyPlan())
    expect(readPlan(await written(plan)).changes).toEqual(changes)
  })
})

describe('writing a plan', () => {
  test('replaces the old one and follows no link', async () => {
    using folder = new TemporaryFolder()
    writeFileSync(folder.file('precious'), 'precious')
    writeFileSync(folder.file('plan.json'), 'old')
    symlinkSync(folder.file('precious'), folder.file('plan.json.unfinished'))
    await writePlan(folder.file('plan.json'), await emptyPlan())
    expect(readFileSync(folder.file('precious'), 'utf8')).toBe('precious')
    expect(readFileSync(folder.file('plan.json'), 'utf8')).toMatch(/^\{\n {2}"format": 1,\n/)
    expect(readdirSync(folder.path).toSorted()).toEqual(['plan.json', 'precious'])
  })

  test('leaves nothing behind when it fails', async () => {
    using folder = new TemporaryFolder()
    mkdirSync(folder.file('plan.json'))
    await expect(writePlan(folder.file('plan.json'), await emptyPlan())).rejects.toThrow()
    expect(readdirSync(folder.path)).toEqual(['plan.json'])
  })
})

describe('a plan is refused', () => {
  test.each<[string, (plan: Plan) => unknown, RegExp]>([
    [
      'of another format',
      plan => ({ ...plan, format: 2 }),
      /^this is no plan that this version reads: format: /,
    ],
    [
      'with a key that is not known',
      plan => ({ ...plan, note: '' }),
      /^this is no plan that this version reads: .*"note"/,
    ],
    [
      'without changes',
      ({ changes, ...plan }) => plan,
      /^this is no plan that this version reads: changes: /,
    ],
    [
      'with a change of no known kind',
      plan => ({ ...plan, changes: [{ ...plan.changes[0], kind: 'rename' }] }),
      /^this is no plan that this version reads: changes\.0\.kind: /,
    ],
    [
      'with a change less',
      plan => ({ ...plan, changes: plan.changes.slice(1) }),
      /^the plan was changed after it was written/,
    ],
    [
      'with another value',
      plan => ({ ...plan, changes: plan.changes.map(change => ({ ...change, key: 'other' })) }),
      /^the plan was changed after it was written/,
    ],
    ['that is a list', () => [], /^this is no plan that this version reads: /],
  ])('%s', async (_, edit, message) => {
    const text = JSON.stringify(edit(await fullPlan()))
    expect(() => readPlan(text)).toThrow(message)
  })

  test('with an unknown key anywhere in it', async () => {
    const text = JSON.stringify(await fullPlan())
    const places = [...text.matchAll(/\{"/g)]
    expect(places.length).toBeGreaterThan(20)
    for (const { index } of places) {
      const edited = `${text.slice(0, index)}{"unknown":1,${text.slice(index + 1)}`
      expect(() => readPlan(edited), edited.slice(index, index + 40)).toThrow(/Unrecognized key: "unknown"/)
    }
  })

  test('that is no JSON', () => {
    expect(() => readPlan('{')).toThrow(/^this is no plan, since it is no JSON: /)
  })
})

test('the plan of these tests says everything that a plan can say', async () => {
  const names = new Set<string>()
  JSON.stringify(z.toJSONSchema(planSchema), (key, value) => {
    if (key === 'properties') for (const name of Object.keys(value)) names.add(name)
    return value
  })
  const text = await written(await fullPlan())
  expect(names.size).toBeGreaterThan(50)
  expect([...names].filter(name => !text.includes(`"${name}":`))).toEqual([])
})

test('the JSON Schema takes what is written, and nothing else', async () => {
  const schema = z.toJSONSchema(planSchema)
  const validator = z.fromJSONSchema(schema)
  for (const plan of [await fullPlan(), await emptyPlan()]) {
    expect(validator.safeParse(JSON.parse(await written(plan))).success).toBe(true)
    expect(validator.safeParse({ ...plan, digest: 'x' }).success).toBe(false)
  }
  expect(schema).toMatchObject({ title: 'Rollcall: plan', additionalProperties: false })
})
