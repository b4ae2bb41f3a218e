import { describe, expect, test } from 'vitest'
import { readPlan } from '../../src/roster/planning/plan-format.ts'
import { bound, ReviewDesk } from './review-desk.ts'

const asked = { phoneNumber: '+15550100' }

/** The calls to Five9 that change something. */
function writes({ stage }: ReviewDesk): number {
  return stage.five9.calls.filter(({ operation }) => /^(?:create|modify|delete|userSkill)/.test(operation))
    .length
}

/** What the import of an attempt has left of its plan. */
function importedPlan({ stage }: ReviewDesk, attempt = 1) {
  const files = stage.artifact(`rollcall-five9-import-attempt-${attempt}`)
  return readPlan(files.get('plan.json')?.toString() ?? '')
}

describe('an import that needs a review', () => {
  test('applies what was reviewed, and says on which pull request', async () => {
    await using desk = await ReviewDesk.open()
    const [one = ''] = desk.people
    const pull = await desk.propose({ [one]: asked })
    const imported = await desk.import(desk.merge(pull, { method: 'squash' }))
    expect([imported.errors, imported.warnings]).toEqual([[], []])
    const { message, reviewed, updated } = imported.outputs
    expect({ message, reviewed, updated }).toEqual({
      ...{ message: 'Five9 import: the change was made.', reviewed: 'true', updated: '1' },
    })
    expect(desk.phone(one)).toBe('+15550100')
    const plan = importedPlan(desk)
    expect(plan.reviewed).toEqual([{ pull: pull.number, digest: plan.digest }])
    const sentence = `Bound to the plan that was reviewed on pull request #${pull.number} (${plan.digest.slice(0, 12)}…): what differs from it is held.`
    expect(imported.log).toContain(sentence)
    expect(imported.summary).toContain('Bound to the plan that was reviewed on pull request')
    const page = desk.stage.artifact('rollcall-five9-import-attempt-1.html')
    expect([...page.values()].join('')).toContain(sentence)
  })

  test('holds what has changed on the platform since, or stops, or overwrites it', async () => {
    await using desk = await ReviewDesk.open()
    const [one = '', other = ''] = desk.people
    const push = desk.merge(await desk.propose({ [one]: asked, [other]: asked }))
    desk.changeOnPlatform(other, '+15550177')

    const stopped = await desk.import(push, { 'on-drift': 'fail' })
    expect(stopped.errors).toEqual([
      '1 user changed on the platform meanwhile, and on-drift is fail, so nothing is applied: take what is there into the roster first.',
    ])
    expect(writes(desk)).toBe(0)

    const held = await desk.import(push)
    expect(held.errors).toEqual([])
    expect(held.outputs).toMatchObject({ updated: '1', held: '1', reviewed: 'true', complete: 'false' })
    expect([desk.phone(one), desk.phone(other)]).toEqual(['+15550100', '+15550177'])
    expect(held.summary).toContain('**Changed since the review**')
    expect(held.summary).toMatch(
      /in the base version, \\\+15550177 on the platform, \\\+15550100 in the roster/,
    )
    expect(held.outputs['undo-path']).toMatch(/\/undo\.csv$/)
    expect(held.outputs['failures-path']).toBe('')

    const overwritten = await desk.import(push, { 'on-drift': 'apply' })
    expect(overwritten.outputs).toMatchObject({ updated: '1', held: '0', reviewed: 'true' })
    expect(desk.phone(other)).toBe('+15550100')
  })

  test('never applies what came after the plan, and tells of the difference', async () => {
    await using desk = await ReviewDesk.open()
    const [one = '', late = ''] = desk.people
    const pull = await desk.propose({ [one]: asked })
    const last = desk.repository.pushTo(pull.number, await desk.edit({ [late]: asked }))
    const imported = await desk.import(desk.merge(pull, { method: 'squash' }), { 'on-drift': 'apply' })
    expect(imported.errors).toEqual([])
    expect(imported.outputs).toMatchObject({ updated: '1', held: '1' })
    expect([desk.phone(one), desk.phone(late)]).toEqual(['+15550100', expect.not.stringContaining('0100')])
    expect(importedPlan(desk).changes.find(({ key }) => key === late)?.held?.reason).toBe('unreviewed')
    const first = pull.pull.commits[0]?.slice(0, 7)
    expect(imported.log).toContain(
      `The plan on pull request #${pull.number} was made for commit ${first} of it, and the last one is ${last.slice(0, 7)}. What only that one asks for is held.`,
    )
  })

  test('goes on in a later attempt with the plan of the first, which is not looked up again', async () => {
    await using desk = await ReviewDesk.open()
    const { stage } = desk
    const [one = '', other = ''] = desk.people
    const payload = desk.merge(await desk.propose({ [one]: asked, [other]: asked }))
    const modifyUser = { effect: 'fault', operation: 'modifyUser', fault: 'CantModifyObjectFault' } as const
    stage.five9.set([{ ...modifyUser, message: 'Not now', when: ({ userName }) => userName === other }])
    const run = stage.run(
      { command: 'import', 'reviewed-plan': 'required' },
      { event: { name: 'push', payload }, permissions: bound },
    )
    const first = await stage.ended(run.start())
    expect(first.outputs).toMatchObject({ failed: '1', updated: '1', reviewed: 'true' })
    expect(first.outputs['failures-path']).toMatch(/\/failures\.csv$/)
    expect(first.outputs.message).toBe('Five9 import: 1 of 2 changes failed.')
    stage.five9.set([])
    desk.repository.comments.clear()
    const before = stage.github.rest.requests.length
    const second = await stage.ended(run.rerunFailed())
    expect(second.errors).toEqual([])
    expect(second.outputs).toMatchObject({ failed: '0', updated: '2', reviewed: 'true' })
    expect(second.log).toContain('Bound to the plan that was reviewed on pull request #1')
    expect(stage.github.rest.requests.slice(before)).toEqual([])
    expect(desk.phone(other)).toBe('+15550100')
  })
})

describe('without a plan that was reviewed', () => {
  test('nothing is applied where it is required, and all where it is not', async () => {
    await using desk = await ReviewDesk.open()
    const { stage } = desk
    const [one = '', other = ''] = desk.people
    const payload = desk.merge(await desk.open({ [one]: asked }))
    const refused = await desk.import(payload)
    expect(refused.conclusion).toBe('failure')
    expect(refused.errors).toEqual([
      'Pull request #1 has no comment with a plan of five9-users.csv for this tenant. Nothing is applied without a plan that was reviewed: open a pull request on which command: plan runs with comment: always, or set reviewed-plan to off for this run.',
    ])
    expect(refused.summary).toContain('❌ Five9 import: there is no plan')
    const { reviewed, message } = refused.outputs
    expect([reviewed, message]).toEqual(['false', 'Five9 import: there is no plan.'])

    const unallowed = await desk.import(payload, {}, { contents: 'read' })
    expect(unallowed.errors).toEqual([
      'Could not find the plan that was reviewed: the token of the workflow is not allowed to. Add this to the job in the workflow file: permissions: { contents: read, pull-requests: read, actions: read }. On a pull request from a fork, a token can only read. Nothing was changed.',
    ])
    expect(unallowed.log).toContain(
      'permissions:\n  contents: read\n  pull-requests: read\n  actions: read\n',
    )
    expect(writes(desk)).toBe(0)

    const unbound = await desk.import(payload, { 'reviewed-plan': 'if-present' })
    expect(unbound.errors).toEqual([])
    expect(unbound.outputs).toMatchObject({ updated: '1', reviewed: 'false' })
    expect(unbound.warnings).toEqual([
      'Pull request #1 has no comment with a plan of five9-users.csv for this tenant. So this import is bound to no review.',
    ])
    expect(importedPlan(desk).reviewed).toBeUndefined()

    await desk.edit({ [other]: asked })
    const before = stage.github.rest.requests.length
    const free = await desk.import(payload, { 'reviewed-plan': 'off' }, {})
    expect(free.outputs).toMatchObject({ updated: '1', reviewed: 'false' })
    expect(stage.github.rest.requests).toHaveLength(before)
  })
})
