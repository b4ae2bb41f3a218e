import { describe, expect, test } from 'vitest'
import { type FaultName, type OperationName, operations } from '../../../../simulators/five9/index.ts'
import type { Change } from '../../../../src/roster/planning/plan.ts'
import { change, create, onStage, update } from './on-stage.ts'
import { take } from './stage.ts'

const perUser: Readonly<Partial<Record<OperationName, (key: string) => Change>>> = {
  createUser: key => create(key),
  modifyUser: key => update(key, { phoneNumber: ['+1555', '+1'] }),
  deleteUser: key => change('delete', key),
  userSkillAdd: key => update(key, { skills: [null, 'Retention:1'] }),
  userSkillModify: key => update(key, { skills: ['Sales:3', 'Sales:1'] }),
  userSkillRemove: key => update(key, { skills: ['Sales:3', null] }),
  modifyUserCannedReports: key => update(key, { cannedReports: [null, 'Call Log:1'] }),
  modifyAgentGroup: key => update(key, { agentGroups: [null, 'Lisbon'] }),
}

const everyone: readonly FaultName[] = [
  'AccessDisallowedFault',
  'OperationsLimitExceededFault',
  'TooManyUsersFault',
]

describe('a fault at one user', () => {
  const cases = Object.entries(perUser).flatMap(([operation, make]) =>
    operations[operation as OperationName].faults
      .filter(
        fault =>
          !everyone.includes(fault) &&
          !(fault === 'InvalidAccountFault' && !/^(?:create|modify)User$/.test(operation)),
      )
      .map(fault => [fault, operation as OperationName, make] as const),
  )
  test.each(cases)('%s of %s fails that one, with a cure, and no other', (fault, operation, make) => {
    const [one, other] =
      operation === 'createUser' ? ['a@example.com', 'b@example.com'] : ['kim@example.com', 'lee@example.com']
    return onStage(
      async ({ five9, steps, user }) => {
        // Whatever a change asks for, both may have it.
        for (const live of [user(one), user(other)]) {
          if (!live) continue
          const roles = { ...live.roles, reporting: { permissions: [] } }
          five9.domain.put({ ...live, roles, skills: [{ name: 'Sales', level: 3 }] })
        }
        const { failed, notAttempted, results } = await take(steps(make(one), make(other)))
        expect(failed.map(({ unit, failure }) => [unit.users, failure.code])).toEqual([[[one], fault]])
        expect([notAttempted, results.size]).toEqual([[], 1])
        const { kind, cure, message } = failed[0]?.failure ?? {}
        expect(message).toContain(fault)
        if (kind === 'rejected') expect(cure).toMatch(/\.$/)
      },
      {
        quirks: [
          { effect: 'fault', fault, operation, when: ({ request }) => JSON.stringify(request).includes(one) },
        ],
      },
    )
  })
})
