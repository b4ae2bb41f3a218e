import type { OperationName } from '../routes.ts'
import { deleteUser, updateUser } from './change-user.ts'
import { createUser } from './create-user.ts'
import { associate, disassociate } from './fax-numbers.ts'
import { listFaxNumbers, listGroups, listUsers, readUser } from './readings.ts'
import type { Behaviour, Request, World } from './world.ts'

const behaviours: Readonly<Record<OperationName, Behaviour>> = {
  listGroups,
  listFaxNumbers,
  listUsers,
  readUser,
  createUser,
  updateUser,
  deleteUser,
  associate,
  disassociate,
}

/**
 * Carries out an operation and returns the data of its answer, undefined where it has none.
 * Throws a Refusal or a BadRequest, having changed nothing.
 */
export function perform(operation: OperationName, request: Request, world: World): unknown {
  return behaviours[operation](request, world)
}
