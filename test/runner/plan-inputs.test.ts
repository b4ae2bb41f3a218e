import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { defaultAllowances } from '../../src/roster/planning/allowance.ts'
import type { PlanCommandInputs } from '../../src/runner/inputs.ts'
import { TemporaryFolder } from '../temporary-folder.ts'
import { type Given, inputsOf, problemsOf } from './workflow.ts'

/** Inputs of a plan whose roster is there. */
function planInputs(given: Given): PlanCommandInputs {
  using folder = workspace()
  return inputsOf({ command: 'plan', ...given }, folder.path) as PlanCommandInputs
}

function problems(given: Given): readonly string[] {
  using folder = workspace()
  return problemsOf({ command: 'plan', ...given }, folder.path)
}

function workspace(): TemporaryFolder {
  const folder = new TemporaryFolder()
  writeFileSync(folder.file('five9-users.csv'), 'userName\n')
  return folder
}

test('a plan has safe defaults: nobody is removed, and nothing that looks wrong is applied', () => {
  const { options, base, failOnChanges, artifactName, roster } = planInputs({})
  expect(options).toEqual({
    onMissing: 'ignore',
    onDrift: 'hold',
    onRename: 'hold',
    onDamage: 'refuse',
    protect: [],
    maxCreates: defaultAllowances.creates,
    maxUpdates: defaultAllowances.updates,
    maxRemovals: defaultAllowances.removals,
  })
  expect({ base, failOnChanges, artifactName }).toEqual({
    ...{ base: '', failOnChanges: false, artifactName: 'rollcall-five9-plan' },
  })
  expect(roster.name).toBe('five9-users.csv')
})

describe('an input is understood', () => {
  test.each<[Given, Partial<PlanCommandInputs['options']>]>([
    [{ 'on-missing': 'delete' }, { onMissing: 'delete' }],
    [{ 'on-drift': 'apply' }, { onDrift: 'apply' }],
    [{ 'on-rename': 'replace' }, { onRename: 'replace' }],
    [{ 'on-damage': 'warn' }, { onDamage: 'warn' }],
    [{ protect: 'admin*, *@example.com\n  svc-? ,' }, { protect: ['admin*', '*@example.com', 'svc-?'] }],
    [{ 'max-creates': '10%' }, { maxCreates: { percent: 10 } }],
    [{ 'max-updates': ' 25 ' }, { maxUpdates: { count: 25 } }],
    [{ 'max-updates': 'unlimited' }, { maxUpdates: {} }],
    [{ 'max-removals': '5 or 1%' }, { maxRemovals: { count: 5, percent: 1 } }],
    [{ 'max-removals': '0' }, { maxRemovals: { count: 0 } }],
  ])('%j', (given, expected) => {
    expect(planInputs(given).options).toMatchObject(expected)
  })

  test('base and fail-on-changes', () => {
    expect(planInputs({ base: ' HEAD~3 ' }).base).toBe('HEAD~3')
    expect(planInputs({ 'fail-on-changes': 'true' }).failOnChanges).toBe(true)
  })
})

describe('an input is refused', () => {
  const noLimit = (name: string, text: string) =>
    `${name}: "${text}" is no limit; write a number like 25, a share like 10%, both like 25 or 10%, or unlimited`
  test.each<[Given, string]>([
    [{ 'on-missing': 'remove' }, 'on-missing: "remove" is none of ignore, deactivate, delete'],
    [{ 'max-creates': 'many' }, noLimit('max-creates', 'many')],
    [{ 'max-updates': '-5' }, noLimit('max-updates', '-5')],
    [{ 'max-removals': '10 %%' }, noLimit('max-removals', '10 %%')],
    [{ 'fail-on-changes': 'yes' }, 'fail-on-changes: "yes" is none of true, false'],
    [
      { roster: 'elsewhere.csv' },
      'roster: elsewhere.csv is not there: check out the repository (actions/checkout), or write one with command: export',
    ],
    [{ users: 'kim' }, 'users has no effect with command: plan, but with export: leave it out'],
    [
      { 'include-media-types': 'true' },
      'include-media-types has no effect with command: plan, but with export: leave it out',
    ],
    [
      { chunking: 'numeric' },
      'chunking: numeric reads some of the users, and a plan needs all: set auto or off',
    ],
  ])('%j', (given, problem) => {
    expect(problems(given)).toContain(problem)
  })
})

describe('an import', () => {
  const imported = (given: Given) => {
    using folder = workspace()
    return inputsOf({ command: 'import', ...given }, folder.path)
  }

  test('has the defaults of a plan, applies it, and fails for whatever was not done', () => {
    const { command, options, ...more } = planInputs({})
    expect(command).toBe('plan')
    expect(imported({})).toMatchObject({
      ...{ command: 'import', options, base: more.base, selection: more.selection },
      ...{ dryRun: false, failOn: 'any', artifactName: 'rollcall-five9-import' },
    })
  })

  test('is told otherwise', () => {
    expect(imported({ 'dry-run': 'true', 'fail-on': 'incomplete' })).toMatchObject({
      ...{ dryRun: true, failOn: 'incomplete' },
    })
  })

  test.each<[Given, string]>([
    [{ 'dry-run': 'yes' }, 'dry-run: "yes" is none of true, false'],
    [{ 'fail-on': 'failures' }, 'fail-on: "failures" is none of any, incomplete, never'],
    [
      { 'fail-on-changes': 'true' },
      'fail-on-changes has no effect with command: import, but with plan: leave it out',
    ],
  ])('refuses %j', (given, problem) => {
    using folder = workspace()
    expect(problemsOf({ command: 'import', ...given }, folder.path)).toEqual([problem])
  })

  test('has inputs that a plan has no use for', () => {
    expect(problems({ 'dry-run': 'true' })).toEqual([
      'dry-run has no effect with command: plan, but with import: leave it out',
    ])
  })
})
