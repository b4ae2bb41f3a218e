import type { Step } from '../../platform.ts'
import type { Sketch } from '../roster/steps.ts'
import { changeUser } from './change-user.ts'
import { createUser } from './create-user.ts'
import { deleteUser } from './delete-user.ts'
import { giveNumber } from './give-number.ts'
import { takeNumber } from './take-number.ts'
import type { Tools } from './tools.ts'
import { useNumber } from './use-number.ts'
import type { Writing } from './writing.ts'

/** A step as data, with the means to take it. */
export function stepOf(sketch: Sketch, tools: Tools): Step {
  const { id, label, cost, needs, serves } = sketch
  return { id, label, cost, needs, serves, ...writingOf(sketch, tools) }
}

function writingOf(sketch: Sketch, tools: Tools): Writing {
  switch (sketch.does) {
    case 'create':
      return createUser(sketch, tools)
    case 'change':
      return changeUser(sketch, tools)
    case 'give':
      return giveNumber(sketch, tools)
    case 'use':
      return useNumber(sketch, tools)
    case 'take':
      return takeNumber(sketch, tools)
    case 'delete':
      return deleteUser(sketch, tools)
  }
}
