import type { FaultName } from './faults.ts'
import { type Fields, list, opt } from './fields.ts'
import type { Bound, Value } from './types.ts'

/** What the contract, and the platform's access rules, say about an operation. */
export interface Operation {
  readonly request: Fields
  readonly response: Fields
  /** The call counter it is charged to; `none` is never refused for a limit. */
  readonly counter: Value<'apiOperationType'> | 'none'
  /** The administrator's permission it needs, beside access to the service itself. */
  readonly needs?: string
  /** Fault details that the contract declares for it. */
  readonly faults: readonly FaultName[]
}

const always = [
  'AccessDisallowedFault',
  'InvalidAccountFault',
  'OperationsLimitExceededFault',
  'ServerFault',
  'ServiceUnavailableFault',
  'UserAlreadyLoggedInFault',
] as const

const usual = [...always, 'AdminSessionClosedFault', 'IncorrectArgumentFault', 'MissedArgumentFault'] as const

const writes = [...usual, 'ConcurrentModificationFault'] as const

const query = { counter: 'Query' } as const
const modify = { counter: 'Modify' } as const
const users = { needs: 'ManageUsers' } as const
const skills = { needs: 'ManageSkills' } as const
const groups = { needs: 'ManageAgentGroups' } as const

const readings = {
  getUsersInfo: {
    ...query,
    ...users,
    request: { userNamePattern: opt('string') },
    response: { return: list('userInfo') },
    faults: [...usual, 'InvalidRegexpPatternFault'],
  },
  getUsersGeneralInfo: {
    ...query,
    ...users,
    request: { userNamePattern: opt('string') },
    response: { return: list('userGeneralInfo') },
    faults: [...usual, 'InvalidRegexpPatternFault'],
  },
  getUserInfo: {
    ...query,
    ...users,
    request: { userName: opt('string') },
    response: { return: opt('userInfo') },
    faults: [...usual, 'ExecutionRestrictionFault', 'UserNotFoundFault'],
  },
  getUserGeneralInfo: {
    ...query,
    ...users,
    request: { userName: opt('string') },
    response: { return: opt('userGeneralInfo') },
    faults: [...usual, 'ExecutionRestrictionFault', 'UserNotFoundFault'],
  },
  getSkills: {
    ...query,
    ...skills,
    request: { skillNamePattern: opt('string') },
    response: { return: list('skill') },
    faults: [...usual, 'InvalidRegexpPatternFault'],
  },
  getAgentGroups: {
    ...query,
    ...groups,
    request: { groupNamePattern: opt('string') },
    response: { return: list('agentGroup') },
    faults: [...usual, 'InvalidRegexpPatternFault'],
  },
  getAgentGroup: {
    ...query,
    ...groups,
    request: { groupName: opt('string') },
    response: { return: opt('agentGroup') },
    faults: [...writes, 'ObjectNotFoundFault'],
  },
  getUserProfiles: {
    ...query,
    ...users,
    request: { userProfileNamePatern: opt('string') },
    response: { return: list('userProfile') },
    faults: [...usual, 'InvalidRegexpPatternFault'],
  },
  getUserProfile: {
    ...query,
    ...users,
    request: { userProfileName: opt('string') },
    response: { return: opt('userProfile') },
    faults: [...writes, 'ExecutionRestrictionFault', 'ObjectNotFoundFault'],
  },
  getVCCConfiguration: {
    ...query,
    request: {},
    response: { return: opt('vccConfiguration') },
    faults: [...always, 'AdminSessionClosedFault'],
  },
  getApiVersions: { ...query, request: {}, response: { return: opt('versions') }, faults: usual },
  getCallCountersState: {
    counter: 'none',
    request: {},
    response: { return: list('limitTimeoutState') },
    faults: [...always, 'IncorrectArgumentFault', 'SessionClosedFault'],
  },
  closeSession: { counter: 'none', request: {}, response: {}, faults: [] },
} as const satisfies Record<string, Operation>

const writings = {
  createUser: {
    ...modify,
    ...users,
    request: { userInfo: opt('userInfo') },
    response: { return: opt('userInfo') },
    faults: [
      ...writes,
      'ExecutionRestrictionFault',
      'ExtensionAlreadyInUseFault',
      'InvalidUserDataFault',
      'LocaleNotFoundFault',
      'MissedOsLoginFault',
      'NICELicencesExceededFault',
      'SkillNotFoundFault',
      'TooManyExtensionsFault',
      'TooManyUsersFault',
      'UserAlreadyExistsFault',
      'UserHasNoRequiredRoleFault',
    ],
  },
  modifyUser: {
    ...modify,
    ...users,
    request: {
      userGeneralInfo: opt('userGeneralInfo'),
      rolesToSet: opt('userRoles'),
      rolesToRemove: list('userRoleType'),
    },
    response: { return: opt('userInfo') },
    faults: [
      ...writes,
      'CantModifyObjectFault',
      'ExecutionRestrictionFault',
      'ExtensionAlreadyInUseFault',
      'LocaleNotFoundFault',
      'MissedOsLoginFault',
      'NICELicencesExceededFault',
      'UserNotFoundFault',
    ],
  },
  deleteUser: {
    ...modify,
    ...users,
    request: { userName: opt('string') },
    response: {},
    faults: [...writes, 'ExecutionRestrictionFault', 'UserCantBeDeletedFault', 'UserNotFoundFault'],
  },
  userSkillAdd: {
    ...modify,
    ...users,
    request: { userSkill: opt('userSkill') },
    response: {},
    faults: [...writes, 'SkillNotFoundFault', 'UserAlreadyHasSkillFault', 'UserNotFoundFault'],
  },
  userSkillModify: {
    ...modify,
    ...users,
    request: { userSkill: opt('userSkill') },
    response: {},
    faults: [...writes, 'SkillNotFoundFault', 'UserDoesntHaveSkillFault', 'UserNotFoundFault'],
  },
  userSkillRemove: {
    ...modify,
    ...users,
    request: { userSkill: opt('userSkill') },
    response: {},
    faults: [...writes, 'SkillNotFoundFault', 'UserDoesntHaveSkillFault', 'UserNotFoundFault'],
  },
  modifyAgentGroup: {
    ...modify,
    ...groups,
    request: { group: opt('agentGroup'), addAgents: list('string'), removeAgents: list('string') },
    response: {},
    faults: [...writes, 'ObjectNotFoundFault', 'UserHasNoRequiredRoleFault'],
  },
  modifyUserProfileUserList: {
    ...modify,
    ...users,
    request: { userProfileName: opt('string'), addUsers: list('string'), removeUsers: list('string') },
    response: {},
    faults: [
      ...writes,
      'ExecutionRestrictionFault',
      'MissedOsLoginFault',
      'NICELicencesExceededFault',
      'ObjectNotFoundFault',
    ],
  },
  modifyUserCannedReports: {
    ...modify,
    ...users,
    request: {
      userName: opt('string'),
      cannedReportsToAdd: list('cannedReport'),
      cannedReportsToRemove: list('string'),
    },
    response: { return: opt('userInfo') },
    faults: [
      ...writes,
      'CantModifyObjectFault',
      'ExecutionRestrictionFault',
      'ExtensionAlreadyInUseFault',
      'ObjectNotFoundFault',
      'UserHasNoRequiredRoleFault',
      'UserNotFoundFault',
    ],
  },
} as const satisfies Record<string, Operation>

/** The operations that are emulated, by name. */
export const operations = { ...readings, ...writings }

export type OperationName = keyof typeof operations

/** What a request of operation `N` holds once it has been read. */
export type Request<N extends OperationName> = Bound<(typeof operations)[N]['request']>

/** What operation `N` returns: the content of its `return` element or elements. */
export type Returned<N extends OperationName> =
  Bound<(typeof operations)[N]['response']> extends {
    readonly return?: infer R
  }
    ? R
    : undefined

export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name)
}
