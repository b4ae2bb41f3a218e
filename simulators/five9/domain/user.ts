import type { Role } from '../contract/permissions.ts'
import type { Value } from '../contract/types.ts'

/** One permission of a role. The service may hold names that its contract does not list. */
export interface Permission {
  readonly type: string
  readonly value: boolean
}

export interface AgentFlags {
  readonly alwaysRecorded: boolean
  readonly attachVmToEmail: boolean
  readonly sendEmailOnVm: boolean
}

export interface Granted {
  readonly permissions: readonly Permission[]
}

export type Roles = { readonly [R in Exclude<Role, 'agent'>]?: Granted } & {
  readonly agent?: Granted & AgentFlags
}

/** The general fields as they are stored: no password, no full name, and the name and id are always there. */
export type General = Omit<Value<'userGeneralInfo'>, 'fullName' | 'id' | 'password' | 'userName'> & {
  readonly id: number
  readonly userName: string
}

/** A user as stored. Records are never changed, only replaced, so an answer that is being written stays as it was. */
export interface User {
  readonly general: General
  readonly roles: Roles
  readonly skills: readonly { readonly name: string; readonly level: number }[]
  readonly agentGroups: readonly string[]
  readonly cannedReports: readonly Value<'cannedReport'>[]
  /** Known for users who may log in; never part of an answer. */
  readonly password?: string
}
