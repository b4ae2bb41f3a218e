import type { Step } from '../../platform.ts'
import { halves, type Sketch } from '../roster/steps.ts'
import { changeGroup } from './change-group.ts'
import { changeReports } from './change-reports.ts'
import { changeSkill } from './change-skill.ts'
import { createUser } from './create-user.ts'
import { deleteUser } from './delete-user.ts'
import { modifyUser } from './modify-user.ts'
import { parkUser } from './park-user.ts'
import type { Tools } from './tools.ts'
import type { Writing } from './writing.ts'

/** A step as data, with the means to take it. */
export function stepOf(sketch: Sketch, tools: Tools): Step {
  const { id, label, cost, needs, serves } = sketch
  return {
    ...{ id, label, cost, needs, serves },
    ...writingOf(sketch, tools),
    ...(sketch.does === 'group' && { split: () => halves(sketch).map(half => stepOf(half, tools)) }),
  }
}

function writingOf(sketch: Sketch, tools: Tools): Writing {
  switch (sketch.does) {
    case 'create':
      return createUser(sketch, tools)
    case 'modify':
      return modifyUser(sketch, tools)
    case 'park':
      return parkUser(sketch, tools)
    case 'skill':
      return changeSkill(sketch, tools)
    case 'reports':
      return changeReports(sketch, tools)
    case 'group':
      return changeGroup(sketch, tools)
    case 'delete':
      return deleteUser(sketch, tools)
  }
}
