import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inputNames, inputTable, secretInputs } from '../../src/runner/input-table.ts'
import { problemsOf } from './workflow.ts'

const wrong = fc.constantFrom(
  '',
  'x',
  'five9',
  'export',
  '-1',
  '::error::',
  '../x',
  'auto',
  'https://x',
  '3',
  '10m',
)

test('whatever the inputs are, no message holds the password or the token', () => {
  const others = inputNames.filter(name => !(secretInputs as readonly string[]).includes(name))
  const given = fc.record(Object.fromEntries(others.map(name => [name, wrong])), { requiredKeys: [] })
  const secret = fc.constantFrom('Pw-9f1c77', 'Pw-9f1c77\n', ' Pw-9f1c77', 'Pw-9f1c77\u0007')
  fc.assert(
    fc.property(given, secret, fc.boolean(), (inputs, password, withToken) => {
      const problems = problemsOf({ ...inputs, password, ...(withToken ? { token: password } : {}) })
      for (const problem of problems) expect(problem).not.toContain('9f1c77')
      if (withToken && problems.every(problem => !/^(?:platform|command)/.test(problem)))
        expect(problems.some(problem => problem.startsWith('token '))).toBe(true)
    }),
    { numRuns: 400 },
  )
})

test('the inputs of action.yml are the inputs that are read', async () => {
  const { readFileSync } = await import('node:fs')
  const { parse } = await import('yaml')
  const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as {
    inputs: Record<string, unknown>
  }
  expect(Object.keys(action.inputs)).toEqual(Object.keys(inputTable))
})
