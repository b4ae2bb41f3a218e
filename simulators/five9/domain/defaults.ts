import { permissionNames, type Role } from '../contract/permissions.ts'
import type { Permission } from './user.ts'

const granted: Record<Role, RegExp> = {
  admin: /^(?:ManageUsers|ManageSkills|ManageAgentGroups|ManageLists)$/,
  agent: /^(?:ReceiveTransfer|SendMessages|CreateChatSessions|PlayAudioFiles|CanRun|Make|CanPlace|CanPark)/,
  reporting: /^CanView/,
  supervisor: /^(?:Users|Agents|Stations|CanRun|CanAccess)/,
  crmManager: /./,
}

/** The permissions that a role gets when a request names none. */
export const defaultPermissions: Readonly<Record<Role, readonly Permission[]>> = {
  admin: defaults('admin'),
  agent: defaults('agent'),
  reporting: defaults('reporting'),
  supervisor: defaults('supervisor'),
  crmManager: defaults('crmManager'),
}

function defaults(role: Role): readonly Permission[] {
  return Object.freeze(permissionNames[role].map(type => ({ type, value: granted[role].test(type) })))
}
