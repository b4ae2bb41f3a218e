import { type Fields, list, opt } from './fields.ts'
import type { Bound } from './types.ts'

const plain = { message: opt('string') } as const

/** The fault details of the contract: element name and fields. `UserHasNoRequiredRole` is singular there too. */
export const faultTypes = {
  AccessDisallowedFault: plain,
  AdminSessionClosedFault: plain,
  CantModifyObjectFault: plain,
  ConcurrentModificationFault: plain,
  ExecutionRestrictionFault: plain,
  ExtensionAlreadyInUseFault: { ext: opt('string'), message: opt('string') },
  IncorrectArgumentFault: plain,
  InvalidAccountFault: plain,
  InvalidRegexpPatternFault: { message: opt('string'), pattern: opt('string') },
  InvalidUserDataFault: plain,
  LocaleNotFoundFault: { localeName: opt('string'), message: opt('string') },
  MissedArgumentFault: plain,
  MissedOsLoginFault: { agentNames: list('string'), message: opt('string') },
  NICELicencesExceededFault: {
    featureLicenseType: opt('niceLicenseType'),
    message: opt('string'),
    totalNumberOfLicenses: opt('int'),
  },
  ObjectNotFoundFault: {
    id: opt('long'),
    message: opt('string'),
    objectName: opt('string'),
    objectType: opt('wsObjectType'),
  },
  OperationsLimitExceededFault: {
    limit: opt('long'),
    message: opt('string'),
    operationType: opt('string'),
  },
  ServerFault: plain,
  ServiceUnavailableFault: plain,
  SessionClosedFault: plain,
  SkillNotFoundFault: { message: opt('string'), skillName: opt('string') },
  TooManyExtensionsFault: plain,
  TooManyUsersFault: plain,
  UserAlreadyExistsFault: { message: opt('string'), userName: opt('string') },
  UserAlreadyHasSkillFault: {
    message: opt('string'),
    skillName: opt('string'),
    userName: opt('string'),
  },
  UserAlreadyLoggedInFault: plain,
  UserCantBeDeletedFault: { message: opt('string'), userName: opt('string') },
  UserDoesntHaveSkillFault: {
    message: opt('string'),
    skillName: opt('string'),
    userName: opt('string'),
  },
  UserHasNoRequiredRoleFault: {
    message: opt('string'),
    roles: list('userRoleType'),
    userName: opt('string'),
  },
  UserNotFoundFault: { message: opt('string'), userName: opt('string') },
} as const satisfies Record<string, Fields>

/** The name of a fault's detail element. */
export type FaultName = keyof typeof faultTypes

/** The fields of a fault's detail, without its message. */
export type FaultDetail<N extends FaultName = FaultName> = Omit<Bound<(typeof faultTypes)[N]>, 'message'>

/** A refusal that the contract declares; answered with the detail element `fault`. */
export class DeclaredFault extends Error {
  readonly fault: FaultName
  readonly detail: object

  constructor(fault: FaultName, message: string, detail: object) {
    super(message)
    this.fault = fault
    this.detail = detail
  }
}

/** A refusal by the SOAP stack, which carries no detail: unreadable envelopes, elements out of place. */
export class StackFault extends Error {
  readonly code: 'Client' | 'Server' | 'VersionMismatch' | 'MustUnderstand'

  constructor(code: StackFault['code'], message: string) {
    super(message)
    this.code = code
  }
}

/** Builds the fault `name`; the compiler checks its detail against the contract. */
export function fault<N extends FaultName>(
  name: N,
  message: string,
  detail: FaultDetail<N> = {} as FaultDetail<N>,
) {
  return new DeclaredFault(name, message, detail)
}
