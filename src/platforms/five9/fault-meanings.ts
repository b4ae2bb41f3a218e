import type { FailureKind } from '../../work/failure.ts'

/** What a fault of the vendor's means for the work. */
export interface Meaning {
  readonly kind: FailureKind
  /** In plain words, without a full stop. */
  readonly says: string
  /** What helps; of a refusal, when something was to be written. */
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

const planAgainCure =
  'Somebody has changed the domain since it was read: run again, so that it is read afresh.'

const rosterCure = 'Mend the row in the roster, then run again.'

const requiredRoleCure =
  'Give the user the role that the detail names (agent for groups, reporting for canned reports), then run again.'

const licenceCure = 'Free a licence, or buy one, then run again.'

const userLicenceCure = 'Buy user licences, or free some by deleting users who are not needed any more.'

/** For a password or security question that is not accepted: Five9 names it like a wrong login. */
export const accountDataCure =
  'Check that the password meets the policy of the domain and was not used before, and that a new user has one.'

const passing = (says: string, cure?: string): Meaning => ({ kind: 'transient', says, ...(cure && { cure }) })
const refused = (says: string, cure?: string): Meaning => ({ kind: 'rejected', says, ...(cure && { cure }) })

/** By the vendor's name of the fault, less `Fault` or `Exception`. */
export const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['AccessDisallowed', { kind: 'fatal', says: 'The API user may not do this', cure: permissionCure }],
  ['OperationsLimitExceeded', { kind: 'limited', says: 'A call limit of the domain is used up' }],

  ['AdminSessionClosed', passing('Five9 closed the session', dedicatedUserCure)],
  ['SessionClosed', passing('Five9 closed the session', dedicatedUserCure)],
  ['UserAlreadyLoggedIn', passing('The API user is logged in elsewhere', dedicatedUserCure)],
  [
    'ConcurrentModification',
    passing('Somebody else is changing the same record', 'Run again when nobody else is at work on it.'),
  ],
  ['ServiceUnavailable', passing('Five9 is not available at the moment')],
  ['Server', { kind: 'transient', says: 'Five9 had an error of its own', effectUnknown: true }],

  [
    'CantModifyObject',
    refused(
      'Five9 does not let this record be changed',
      'See in the VCC Administrator whether it is locked, or what the detail asks for, such as a role to keep.',
    ),
  ],
  [
    'ExecutionRestriction',
    refused(
      'A feature of the domain forbids this for the user',
      'See whether it is an API-only user or a permission that only Five9 grants, and take it out of the roster.',
    ),
  ],
  [
    'ExtensionAlreadyInUse',
    refused(
      'The extension belongs to another user',
      'Choose another extension in the roster, or leave it empty.',
    ),
  ],
  ['IncorrectArgument', refused('Five9 does not accept a value', rosterCure)],
  ['InvalidRegexpPattern', refused('Five9 does not accept the pattern')],
  ['InvalidUserData', refused('Five9 does not accept the data of the user', rosterCure)],
  ['LocaleNotFound', refused('Five9 knows no such locale', 'Give a locale that the domain has, such as en.')],
  [
    'MissedArgument',
    refused('Five9 misses a value', 'Fill in the cell that the message names, then run again.'),
  ],
  ['MissedOsLogin', refused('The user needs an osLogin', 'Fill in the column osLogin, then run again.')],
  ['NICELicencesExceeded', refused('The domain has no NICE licence left', licenceCure)],
  ['ObjectNotFound', refused('Five9 knows no such record', planAgainCure)],
  ['SkillNotFound', refused('Five9 knows no such skill', planAgainCure)],
  [
    'TooManyExtensions',
    refused(
      'The domain has no extension left',
      'Free extensions, or have Five9 allow longer ones, then run again.',
    ),
  ],
  ['TooManyUsers', { kind: 'fatal', says: 'The domain has no user licence left', cure: userLicenceCure }],
  [
    'UserAlreadyExists',
    refused(
      'The user name is taken',
      'A user name is unique over all Five9 domains: run again if the user is of this one, or choose another name.',
    ),
  ],
  ['UserAlreadyHasSkill', refused('The user has the skill already', planAgainCure)],
  [
    'UserCantBeDeleted',
    refused(
      'Five9 does not let the user be deleted',
      'See whether the user is logged in or in use by a campaign, or deactivate it instead.',
    ),
  ],
  ['UserDoesntHaveSkill', refused('The user does not have the skill', planAgainCure)],
  ['UserHasNoRequiredRole', refused('The user lacks a role that this needs', requiredRoleCure)],
  ['UserHasNoRequiredRoles', refused('The user lacks a role that this needs', requiredRoleCure)],
  ['UserNotFound', refused('Five9 knows no user of this name', planAgainCure)],
])
