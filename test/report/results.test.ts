import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { resultsCsv } from '../../src/report/results-csv.ts'
import { resultsJson } from '../../src/report/results-json.ts'
import { unguard } from '../../src/roster/formula-guard.ts'
import type { Outcome } from '../../src/roster/outcome/outcome.ts'
import { resultsSchema } from '../../src/roster/outcome/results-format.ts'
import type { Change } from '../../src/roster/planning/plan.ts'
import { parseSet } from '../../src/roster/set-cell.ts'
import { importOf, madeUpImport, outcomeOf } from './made-up-import.ts'
import { hostileTexts, planOf } from './made-up-plan.ts'

const update: Change = {
  kind: 'update',
  key: 'ana@example.com',
  line: 4,
  fields: [
    { column: 'phoneNumber', before: '+1555', after: null },
    { column: 'extension', before: '1001', after: '1002' },
  ],
}
const create: Change = {
  kind: 'create',
  key: 'ben@example.com',
  line: 3,
  fields: [
    { column: 'password', before: 'Tr0ub4dor', after: 'Tr0ub4dor', added: ['Tr0ub4dor'], secret: true },
  ],
}
const remove: Change = { kind: 'delete', key: 'chloe@example.com', line: null, fields: [] }
const held: Change = {
  ...{ kind: 'deactivate', key: 'dmitri@example.com', line: null, fields: [] },
  held: { reason: 'protected', message: 'It matches svc-*.' },
}
const outcomes: readonly Outcome[] = [
  outcomeOf(update, {
    state: 'failed',
    attempt: 2,
    seconds: 1.23456,
    done: ['phoneNumber'],
    reason: {
      code: 'ExtensionAlreadyInUseFault',
      message: 'The extension 1002 is taken.',
      cure: 'Choose another.',
      effectUnknown: true,
    },
  }),
  outcomeOf(create, { facts: { extension: '1007', 'agent group': 'Berlin' } }),
  outcomeOf(remove),
  outcomeOf(held),
]

const header =
  'key,user,line,action,outcome,fields_changed,fields_remaining,attempt,seconds,error_code,message\n'

function cellsOf(csv: Iterable<string>): string[][] {
  return parse([...csv].join('')) as string[][]
}

const text = fc.oneof(fc.constantFrom(...hostileTexts), fc.string(), fc.constantFrom('=1+1', '@SUM(A1)'))

describe('results as CSV', () => {
  test('have a line for each change, with what was done, what was not and why', () => {
    expect([...resultsCsv(outcomes)].join('')).toBe(
      `${header}ana@example.com,ana@example.com,4,update,failed,phoneNumber,extension,2,1.235,ExtensionAlreadyInUseFault,` +
        'The extension 1002 is taken. It is not known whether the change took effect. Choose another.\n' +
        'ben@example.com,ben@example.com,3,create,done,password,,1,0.25,,"The platform chose extension 1007, agent group Berlin."\n' +
        'chloe@example.com,chloe@example.com,,delete,done,,,1,0.25,,\n' +
        'dmitri@example.com,dmitri@example.com,,deactivate,held,,,,0,held-protected,It matches svc-*.\n',
    )
  })

  test('do not call chosen what was asked for, such as a number that one had another in place of for a time', () => {
    const fields = [{ column: 'extension', before: '1001', after: '1002' }]
    const moved = outcomeOf(
      { kind: 'update', key: 'ana@example.com', line: 2, fields },
      { facts: { extension: '1002', id: '7' } },
    )
    expect([...resultsCsv([moved])].join('')).toMatch(/,The platform chose id 7\.\n$/)
  })

  test('are a header when there are none', () => {
    expect([...resultsCsv([])].join('')).toBe(header)
  })

  test('hold no formula, and every text comes back', () => {
    const names = fc.uniqueArray(text.filter(name => name !== ''))
    fc.assert(
      fc.property(fc.array(fc.tuple(text, names, text, text), { maxLength: 4 }), rows => {
        const given = rows.map(([key, done, code, cure]) =>
          outcomeOf({ ...update, key }, { state: 'failed', done, reason: { code, message: cure } }),
        )
        const cells = cellsOf(resultsCsv(given))
        expect(cells.flat().filter(cell => /^[=@\t\r]/.test(cell))).toEqual([])
        const read = cells.slice(1).map(row => row.map(unguard))
        expect(
          read.map(([key, , , , , done = '', , , , code]) => [key, new Set(parseSet(done)), code]),
        ).toEqual(
          rows.map(([key, done, code]) => [
            key.toWellFormed(),
            new Set(done.map(name => name.toWellFormed())),
            code.toWellFormed(),
          ]),
        )
      }),
    )
  })

  test('come in pieces, each of whole lines', () => {
    const { report } = madeUpImport(1_200)
    const pieces = [...resultsCsv(report.outcomes)]
    expect(pieces.length).toBeGreaterThan(2)
    expect(pieces.every(piece => piece.endsWith('\n'))).toBe(true)
    expect(cellsOf(pieces)).toHaveLength(1_201)
  })
})

test('results of a user whose key says little to people have what it is called', () => {
  const named = outcomeOf({ ...update, key: 'u-77', label: 'Ada Lovelace' })
  expect([...resultsCsv([named])].join('')).toContain('\nu-77,Ada Lovelace,4,update,')
  const { plan } = planOf([named.change])
  const results = resultsSchema.parse(JSON.parse([...resultsJson(importOf(plan, [named]))].join('')))
  expect(results.outcomes).toMatchObject([{ key: 'u-77', label: 'Ada Lovelace' }])
})

describe('results as JSON', () => {
  const { plan } = planOf([update, create, remove, held])
  const report = importOf(plan, outcomes, {
    attempt: 2,
    stop: { kind: 'fatal', message: 'The login was refused.', cure: 'Unlock it.' },
  })

  test('say what became of each change, and of all', () => {
    const results = resultsSchema.parse(JSON.parse([...resultsJson(report)].join('')))
    expect(results).toEqual({
      format: 1,
      platform: 'five9',
      tenant: { id: '131', name: 'Example_Co' },
      planDigest: plan.digest,
      attempt: 2,
      dryRun: false,
      startedAt: report.startedAt,
      finishedAt: report.finishedAt,
      complete: false,
      stopped: { kind: 'fatal', message: 'The login was refused.' },
      counts: report.counts,
      outcomes: [
        {
          ...{ key: 'ana@example.com', line: 4, action: 'update', outcome: 'failed', attempt: 2 },
          ...{ seconds: 1.23456, done: ['phoneNumber'], remaining: ['extension'], fields: update.fields },
          ...{ reason: outcomes[0]?.reason, facts: {} },
        },
        {
          ...{
            key: 'ben@example.com',
            line: 3,
            action: 'create',
            outcome: 'done',
            attempt: 1,
            seconds: 0.25,
          },
          ...{ done: ['password'], remaining: [], facts: { extension: '1007', 'agent group': 'Berlin' } },
          fields: [{ column: 'password', before: null, after: null, secret: true }],
        },
        {
          ...{ key: 'chloe@example.com', line: null, action: 'delete', outcome: 'done', attempt: 1 },
          ...{ seconds: 0.25, done: [], remaining: [], fields: [], facts: {} },
        },
        {
          ...{ key: 'dmitri@example.com', line: null, action: 'deactivate', outcome: 'held', attempt: null },
          ...{ seconds: 0, done: [], remaining: [], fields: [], facts: {} },
          reason: { code: 'held-protected', message: 'It matches svc-*.' },
        },
      ],
    })
  })

  test('name no value of a secret, whatever the plan says', () => {
    const texts = [...resultsJson(report), ...resultsCsv(report.outcomes)].join('')
    expect(texts).not.toContain('Tr0ub4dor')
  })

  test('have each change on a line of its own, and a first key for programs', () => {
    const lines = [...resultsJson(report)].join('').split('\n')
    expect(lines.slice(0, 2)).toEqual(['{', '  "format": 1,'])
    const from = lines.indexOf('  "outcomes": [') + 1
    const keys = lines
      .slice(from, from + 4)
      .map(line => (JSON.parse(line.replace(/,$/, '')) as Outcome['change']).key)
    expect(keys).toEqual(['ana', 'ben', 'chloe', 'dmitri'].map(name => `${name}@example.com`))
    expect(lines.slice(from + 4)).toEqual(['  ]', '}', ''])
  })

  test.each([0, 1, 499, 500, 501, 1_001])('of %i changes have all of them', size => {
    const all = Array.from({ length: size }, (_, at) => outcomeOf({ ...update, key: `user${at}` }))
    const results = resultsSchema.parse(JSON.parse([...resultsJson(importOf(plan, all))].join('')))
    expect(results.outcomes.map(({ key }) => key)).toEqual(all.map(({ change }) => change.key))
    expect(results.stopped).toBeNull()
  })

  test('come in pieces that do not grow with the import', () => {
    const lengths = Array.from(resultsJson(madeUpImport(20_000).report), piece => piece.length)
    expect(Math.max(...lengths)).toBeLessThan(800_000)
    expect(lengths.length).toBeGreaterThan(40)
  })

  test('suit the JSON Schema made of their format', () => {
    const validator = z.fromJSONSchema(z.toJSONSchema(resultsSchema))
    const results: unknown = JSON.parse([...resultsJson(madeUpImport(300).report)].join(''))
    expect(validator.safeParse(results).success).toBe(true)
    expect(validator.safeParse({ ...(results as object), format: 2 }).success).toBe(false)
  })
})
