/**
 * The part of Five9's Configuration Web Services (version 13) that Rollcall speaks, as data. The WSDL that soap reads
 * (`wsdl.ts`) and the TypeScript types of what is sent and received (`messages.ts`) both come from it.
 *
 * A field is the name of its type and how often it occurs: nothing for exactly once, `?` for at most once, `*` for any
 * number of times. The order of the fields is the order in which the server demands them.
 */

export const namespace = 'http://service.admin.ws.five9.com/'

/** The simple types, by which a text is a text, a number or a moment. */
export const scalars = ['boolean', 'byte', 'dateTime', 'int', 'long', 'string'] as const

/** The types whose values are words from a list of the vendor's. Servers know words that the lists lack. */
export const vocabularies = [
  'adminPermissionType',
  'agentPermissionType',
  'apiOperationType',
  'crmManagerPermissionType',
  'mediaType',
  'reportingPermissionType',
  'supervisorPermissionType',
  'userRoleType',
] as const

export const records = {
  userInfo: {
    agentGroups: 'string*',
    cannedReports: 'cannedReport*',
    generalInfo: 'userGeneralInfo?',
    roles: 'userRoles?',
    skills: 'userSkill*',
  },
  userGeneralInfo: {
    active: 'boolean?',
    canChangePassword: 'boolean?',
    EMail: 'string?',
    extension: 'string?',
    federationId: 'string?',
    firstName: 'string?',
    fullName: 'string?',
    IEXScheduled: 'boolean?',
    id: 'long?',
    lastName: 'string?',
    locale: 'string?',
    mediaTypeConfig: 'mediaTypeConfig?',
    mustChangePassword: 'boolean?',
    osLogin: 'string?',
    password: 'string?',
    phoneNumber: 'string?',
    startDate: 'dateTime?',
    unifiedCommunicationId: 'string?',
    userName: 'string?',
    userProfileName: 'string?',
  },
  mediaTypeConfig: { mediaTypes: 'mediaTypeItem*' },
  mediaTypeItem: {
    enabled: 'boolean?',
    intlligentRouting: 'boolean?',
    maxAlowed: 'byte?',
    type: 'mediaType?',
  },
  userRoles: {
    admin: 'adminRole?',
    agent: 'agentRole?',
    crmManager: 'crmManagerRole?',
    reporting: 'reportingRole?',
    supervisor: 'supervisorRole?',
  },
  adminRole: { permissions: 'adminPermission*' },
  agentRole: {
    alwaysRecorded: 'boolean',
    attachVmToEmail: 'boolean',
    permissions: 'agentPermission*',
    sendEmailOnVm: 'boolean',
  },
  crmManagerRole: { permissions: 'crmManagerPermission*' },
  reportingRole: { permissions: 'reportingPermission*' },
  supervisorRole: { permissions: 'supervisorPermission*' },
  adminPermission: { type: 'adminPermissionType?', value: 'boolean' },
  agentPermission: { type: 'agentPermissionType?', value: 'boolean' },
  crmManagerPermission: { type: 'crmManagerPermissionType?', value: 'boolean' },
  reportingPermission: { type: 'reportingPermissionType?', value: 'boolean' },
  supervisorPermission: { type: 'supervisorPermissionType?', value: 'boolean' },
  userSkill: { id: 'long?', level: 'int', skillName: 'string?', userName: 'string?' },
  cannedReport: { index: 'int?', name: 'string?' },
  agentGroup: { agents: 'string*', description: 'string?', id: 'long?', name: 'string?' },
  skill: {
    description: 'string?',
    id: 'long?',
    messageOfTheDay: 'string?',
    name: 'string?',
    routeVoiceMails: 'boolean?',
  },
  userProfile: {
    description: 'string?',
    IEXScheduled: 'boolean?',
    locale: 'string?',
    mediaTypeConfig: 'mediaTypeConfig?',
    name: 'string?',
    roles: 'userRoles?',
    skills: 'string*',
    users: 'string*',
  },
  limitTimeoutState: { callCounterStates: 'callCounterState*', timeout: 'long' },
  callCounterState: { limit: 'long', operationType: 'apiOperationType?', value: 'long' },
  // The server's own record also holds passwords of other servers; what is not declared here is never handed on.
  vccConfiguration: {
    domainId: 'long?',
    domainName: 'string?',
    emailProperties: 'emailNotifications?',
    extensionSettings: 'extensionSettings?',
    passwordPolicies: 'passwordPolicies?',
  },
  emailNotifications: { emailAddress: 'string?', maxAttachmentSize: 'int?', newUserNotification: 'boolean?' },
  extensionSettings: {
    maximalExtensionLength: 'int?',
    minimalExtensionLength: 'int?',
    minimalGeneratedExtension: 'string?',
  },
  passwordPolicies: {
    adminLoginAttempts: 'int?',
    enforcePasswordHistory: 'int?',
    loginAttempts: 'int?',
    minCapitalCharacters: 'int?',
    minNumberCharacters: 'int?',
    minPasswordLength: 'int?',
    minSpecialCharacters: 'int?',
    passwordExpires: 'int?',
  },
} as const

/** `counter` names the call limit that an operation counts against; `gives` is what its answer repeats as `return`. */
export const operations = {
  getUsersInfo: { takes: { userNamePattern: 'string?' }, gives: 'userInfo*', counter: 'Query' },
  getUsersGeneralInfo: { takes: { userNamePattern: 'string?' }, gives: 'userGeneralInfo*', counter: 'Query' },
  getUserInfo: { takes: { userName: 'string?' }, gives: 'userInfo?', counter: 'Query' },
  getUserGeneralInfo: { takes: { userName: 'string?' }, gives: 'userGeneralInfo?', counter: 'Query' },
  createUser: { takes: { userInfo: 'userInfo?' }, gives: 'userInfo?', counter: 'Modify' },
  modifyUser: {
    takes: { userGeneralInfo: 'userGeneralInfo?', rolesToSet: 'userRoles?', rolesToRemove: 'userRoleType*' },
    gives: 'userInfo?',
    counter: 'Modify',
  },
  deleteUser: { takes: { userName: 'string?' }, gives: undefined, counter: 'Modify' },
  userSkillAdd: { takes: { userSkill: 'userSkill?' }, gives: undefined, counter: 'Modify' },
  userSkillModify: { takes: { userSkill: 'userSkill?' }, gives: undefined, counter: 'Modify' },
  userSkillRemove: { takes: { userSkill: 'userSkill?' }, gives: undefined, counter: 'Modify' },
  modifyUserCannedReports: {
    takes: { userName: 'string?', cannedReportsToAdd: 'cannedReport*', cannedReportsToRemove: 'string*' },
    gives: 'userInfo?',
    counter: 'Modify',
  },
  getSkills: { takes: { skillNamePattern: 'string?' }, gives: 'skill*', counter: 'Query' },
  getAgentGroups: { takes: { groupNamePattern: 'string?' }, gives: 'agentGroup*', counter: 'Query' },
  modifyAgentGroup: {
    takes: { group: 'agentGroup?', addAgents: 'string*', removeAgents: 'string*' },
    gives: undefined,
    counter: 'Modify',
  },
  getUserProfiles: { takes: { userProfileNamePatern: 'string?' }, gives: 'userProfile*', counter: 'Query' },
  modifyUserProfileUserList: {
    takes: { userProfileName: 'string?', addUsers: 'string*', removeUsers: 'string*' },
    gives: undefined,
    counter: 'Modify',
  },
  getCallCountersState: { takes: {}, gives: 'limitTimeoutState*', counter: undefined },
  getVCCConfiguration: { takes: {}, gives: 'vccConfiguration?', counter: 'Query' },
} as const

export type Operation = keyof typeof operations
