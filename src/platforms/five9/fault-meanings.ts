import type { FailureKind } from '../../work/failure.ts'

/** What a fault of the vendor's means for the work. */
export interface Meaning {
  readonly kind: FailureKind
  /** In plain words, without a full stop. */
  readonly says: string
  readonly cure?: string
  /** True when the server may have done a part of the work before it failed. */
  readonly effectUnknown?: true
}

export const permissionCure =
  'The API user needs the Administrator role with the permission CanUseAdminSoapApi and the one for the operation: ' +
  'ManageUsers, ManageSkills, ManageAgentGroups or EditProfiles.'

export const credentialsCure =
  'Check the username and password inputs; Five9 locks the account after repeated wrong logins, so nothing more was tried.'

const dedicatedUserCure =
  'Give Rollcall an API user of its own, and its workflows one concurrency group, so that nobody else is logged in as it.'

const passing = (says: string, cure?: string): Meaning => ({ kind: 'transient', says, ...(cure && { cure }) })
const refused = (says: string, cure?: string): Meaning => ({ kind: 'rejected', says, ...(cure && { cure }) })

/** By the vendor's name of the fault, less `Fault` or `Exception`. */
export const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['AccessDisallowed', { kind: 'fatal', says: 'The API user may not do this', cure: permissionCure }],
  ['OperationsLimitExceeded', { kind: 'limited', says: 'A call limit of the domain is used up' }],

  ['AdminSessionClosed', passing('Five9 closed the session', dedicatedUserCure)],
  ['SessionClosed', passing('Five9 closed the session', dedicatedUserCure)],
  ['UserAlreadyLoggedIn', passing('The API user is logged in elsewhere', dedicatedUserCure)],
  ['ConcurrentModification', passing('Somebody else is changing the same record')],
  ['ServiceUnavailable', passing('Five9 is not available at the moment')],
  ['Server', { kind: 'transient', says: 'Five9 had an error of its own', effectUnknown: true }],

  ['CantModifyObject', refused('Five9 does not let this record be changed')],
  ['ExecutionRestriction', refused('A feature of the domain forbids this for the user')],
  ['ExtensionAlreadyInUse', refused('The extension belongs to another user')],
  ['IncorrectArgument', refused('Five9 does not accept a value')],
  ['InvalidRegexpPattern', refused('Five9 does not accept the pattern')],
  ['InvalidUserData', refused('Five9 does not accept the data of the user')],
  ['LocaleNotFound', refused('Five9 knows no such locale')],
  ['MissedArgument', refused('Five9 misses a value')],
  ['MissedOsLogin', refused('The user needs an osLogin')],
  [
    'NICELicencesExceeded',
    refused('The domain has no NICE licence left', 'Free a licence, or buy one, then run again.'),
  ],
  ['ObjectNotFound', refused('Five9 knows no such record')],
  ['SkillNotFound', refused('Five9 knows no such skill')],
  ['TooManyExtensions', refused('The domain has no extension left')],
  [
    'TooManyUsers',
    refused('The domain has no user licence left', 'Free a licence, or buy one, then run again.'),
  ],
  ['UserAlreadyExists', refused('The user name is taken', 'A user name is unique over all Five9 domains.')],
  ['UserAlreadyHasSkill', refused('The user has the skill already')],
  ['UserCantBeDeleted', refused('Five9 does not let the user be deleted')],
  ['UserDoesntHaveSkill', refused('The user does not have the skill')],
  ['UserHasNoRequiredRole', refused('The user lacks a role that this needs')],
  ['UserHasNoRequiredRoles', refused('The user lacks a role that this needs')],
  ['UserNotFound', refused('Five9 knows no user of this name')],
])
