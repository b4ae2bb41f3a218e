import { describe, expect, test } from 'vitest'
import { change, context, failure, only, onStage } from './on-stage.ts'

describe('deleting', () => {
  test('is settled by the user being gone', () =>
    onStage(async ({ steps, user }) => {
      const step = only(steps(change('delete', 'lee@example.com')))
      expect(await step.settle(context)).toEqual({ done: false })
      expect(await step.run(context)).toEqual({})
      expect(user('lee@example.com')).toBeUndefined()
      expect(await step.settle(context)).toEqual({ done: true, result: {} })
    }))

  test('never befalls the account in use', () =>
    onStage(async ({ five9, steps, writes }) => {
      const refused = await failure(only(steps(change('delete', five9.username))).run(context))
      expect(refused).toMatchObject({ kind: 'rejected', code: 'AccountInUse' })
      expect(writes()).toEqual([])
    }))
})
