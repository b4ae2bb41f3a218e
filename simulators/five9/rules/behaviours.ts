import type { OperationName } from '../contract/operations.ts'
import { createUser } from './create-user.ts'
import { modifyAgentGroup, modifyUserCannedReports, modifyUserProfileUserList } from './memberships.ts'
import { deleteUser, modifyUser } from './modify-user.ts'
import * as readings from './readings.ts'
import { userSkillAdd, userSkillModify, userSkillRemove } from './skills.ts'
import type { Behaviour, World } from './world.ts'

const behaviours: { readonly [N in OperationName]: Behaviour<N> } = {
  ...readings,
  createUser,
  modifyUser,
  deleteUser,
  userSkillAdd,
  userSkillModify,
  userSkillRemove,
  modifyAgentGroup,
  modifyUserProfileUserList,
  modifyUserCannedReports,
}

/**
 * Carries out an operation and returns the content of its answer.
 * Throws a DeclaredFault, having changed nothing, where a rule forbids it.
 */
export function perform(operation: OperationName, request: object, world: World): unknown {
  const behaviour = behaviours[operation] as (request: object, world: World) => unknown
  return behaviour(request, world)
}
