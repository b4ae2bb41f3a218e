import { type Field, type Fields, nils, opt, req, type Simple } from './fields.ts'
import { permissionNames } from './permissions.ts'

/** Enumerations, by the name the contract gives them. */
export const enums = {
  adminPermissionType: permissionNames.admin,
  agentPermissionType: permissionNames.agent,
  reportingPermissionType: permissionNames.reporting,
  supervisorPermissionType: permissionNames.supervisor,
  userRoleType: ['DomainAdmin', 'Agent', 'Supervisor', 'Reporting', 'CrmManager'],
  mediaType: ['VOICE', 'CHAT', 'SOCIAL', 'EMAIL', 'VIDEO', 'CASE'],
  niceLicenseType: ['USER', 'SCREEN_RECORDED_AGENT', 'IEX_SCHEDULED_AGENT'],
  stateDialingRule: ['REGION', 'REGION_THEN_PHONE_NUMBER', 'REGION_THEN_POSTCODE'],
  timeZoneAssignment: ['PHONE_NUMBER', 'POSTCODE_THEN_PHONE_NUMBER', 'REGION_THEN_PHONE_NUMBER'],
  apiOperationType: [
    'Query',
    'Modify',
    'Upload',
    'SingleUpload',
    'ReportRequest',
    'RetrieveReport',
    'AsynchronousUpload',
    'QueryStatistics',
    'QueryChangedStatistics',
    'Web2CampaignUpload',
    'VIVRCreateSession',
  ],
  wsObjectType: [
    'AgentGroup',
    'Campaign',
    'CampaignProfile',
    'CrmField',
    'Disposition',
    'List',
    'Prompt',
    'ReasonCode',
    'Skill',
    'User',
    'UserProfile',
    'IvrScript',
    'CallVariableGroup',
    'CallVariable',
    'Connector',
  ],
} as const satisfies Record<string, readonly string[]>

/** Complex types of users and what surrounds them. The spelling mistakes are the contract's own. */
const userTypes = {
  mediaTypeItem: {
    enabled: opt('boolean'),
    intlligentRouting: opt('boolean'),
    maxAlowed: opt('byte'),
    type: opt('mediaType'),
  },
  mediaTypeConfig: { mediaTypes: nils('mediaTypeItem') },
  userGeneralInfo: {
    active: opt('boolean'),
    canChangePassword: opt('boolean'),
    EMail: opt('string'),
    extension: opt('string'),
    federationId: opt('string'),
    firstName: opt('string'),
    fullName: opt('string'),
    IEXScheduled: opt('boolean'),
    id: opt('long'),
    lastName: opt('string'),
    locale: opt('string'),
    mediaTypeConfig: opt('mediaTypeConfig'),
    mustChangePassword: opt('boolean'),
    osLogin: opt('string'),
    password: opt('string'),
    phoneNumber: opt('string'),
    startDate: opt('dateTime'),
    unifiedCommunicationId: opt('string'),
    userName: opt('string'),
    userProfileName: opt('string'),
  },
  adminPermission: { type: opt('adminPermissionType'), value: req('boolean') },
  agentPermission: { type: opt('agentPermissionType'), value: req('boolean') },
  crmManagerPermission: { type: opt('string'), value: req('boolean') },
  reportingPermission: { type: opt('reportingPermissionType'), value: req('boolean') },
  supervisorPermission: { type: opt('supervisorPermissionType'), value: req('boolean') },
  adminRole: { permissions: nils('adminPermission') },
  agentRole: {
    alwaysRecorded: req('boolean'),
    attachVmToEmail: req('boolean'),
    permissions: nils('agentPermission'),
    sendEmailOnVm: req('boolean'),
  },
  crmManagerRole: { permissions: nils('crmManagerPermission') },
  reportingRole: { permissions: nils('reportingPermission') },
  supervisorRole: { permissions: nils('supervisorPermission') },
  userRoles: {
    admin: opt('adminRole'),
    agent: opt('agentRole'),
    crmManager: opt('crmManagerRole'),
    reporting: opt('reportingRole'),
    supervisor: opt('supervisorRole'),
  },
  userSkill: { id: opt('long'), level: req('int'), skillName: opt('string'), userName: opt('string') },
  cannedReport: { index: opt('int'), name: opt('string') },
  userInfo: {
    agentGroups: nils('string'),
    cannedReports: nils('cannedReport'),
    generalInfo: opt('userGeneralInfo'),
    roles: opt('userRoles'),
    skills: nils('userSkill'),
  },
  skill: {
    description: opt('string'),
    id: opt('long'),
    messageOfTheDay: opt('string'),
    name: opt('string'),
    routeVoiceMails: opt('boolean'),
  },
  agentGroup: { agents: nils('string'), description: opt('string'), id: opt('long'), name: opt('string') },
  userProfile: {
    description: opt('string'),
    IEXScheduled: opt('boolean'),
    locale: opt('string'),
    mediaTypeConfig: opt('mediaTypeConfig'),
    name: opt('string'),
    roles: opt('userRoles'),
    skills: nils('string'),
    users: nils('string'),
  },
} as const satisfies Record<string, Fields>

/** Complex types of the domain's settings and call counters. */
const domainTypes = {
  callCounterState: { limit: req('long'), operationType: opt('apiOperationType'), value: req('long') },
  limitTimeoutState: { callCounterStates: nils('callCounterState'), timeout: req('long') },
  versions: { maxVersion: opt('string'), minVersion: opt('string') },
  agentProductivity: {
    longACWTime: opt('int'),
    longCallDuration: opt('int'),
    longHoldDuration: opt('int'),
    longParkDuration: opt('int'),
    shortACWTime: opt('int'),
    shortCallDuration: opt('int'),
  },
  campaignsSettings: {
    gracefulAgentStateTransitionDelay: opt('int'),
    gracefulAgentStateTransitionModeEnabled: opt('boolean'),
    priorityEnabled: opt('boolean'),
    ratioEnabled: opt('boolean'),
  },
  emailNotifications: {
    emailAddress: opt('string'),
    maxAttachmentSize: opt('int'),
    newUserNotification: opt('boolean'),
  },
  extensionSettings: {
    maximalExtensionLength: opt('int'),
    minimalExtensionLength: opt('int'),
    minimalGeneratedExtension: opt('string'),
  },
  keyPerfomanceIndicators: { minTimeOfResponse: opt('int'), speedOfAnswer: opt('int') },
  miscVccOptions: {
    defaultCampaign: opt('string'),
    enableReasonCodes: opt('boolean'),
    internalCallTimeout: opt('int'),
    maySelectCampaign: opt('boolean'),
    maySelectNone: opt('boolean'),
    showDialAttempts: opt('boolean'),
    voicemailTimeout: opt('int'),
  },
  passwordPolicies: {
    adminLoginAttempts: opt('int'),
    enforcePasswordHistory: opt('int'),
    loginAttempts: opt('int'),
    minCapitalCharacters: opt('int'),
    minNumberCharacters: opt('int'),
    minPasswordLength: opt('int'),
    minSpecialCharacters: opt('int'),
    passwordExpires: opt('int'),
  },
  remoteHostLoginSettings: { hostName: opt('string'), password: opt('string'), userName: opt('string') },
  sForceEmailAccount: {
    consumerKey: opt('string'),
    consumerSecret: opt('string'),
    enabled: req('boolean'),
    password: opt('string'),
    securityToken: opt('string'),
    userName: opt('string'),
  },
  vccConfiguration: {
    agentProductivity: opt('agentProductivity'),
    campaignsSettings: opt('campaignsSettings'),
    domainId: opt('long'),
    domainName: opt('string'),
    emailProperties: opt('emailNotifications'),
    extensionSettings: opt('extensionSettings'),
    keyPerfomanceIndicators: opt('keyPerfomanceIndicators'),
    miscOptions: opt('miscVccOptions'),
    passwordPolicies: opt('passwordPolicies'),
    recordingsServer: opt('remoteHostLoginSettings'),
    reportsServer: opt('remoteHostLoginSettings'),
    saleforceEmailAccount: opt('sForceEmailAccount'),
    stateDialingRule: opt('stateDialingRule'),
    timeZoneAssignment: opt('timeZoneAssignment'),
    transcriptsServer: opt('remoteHostLoginSettings'),
  },
} as const satisfies Record<string, Fields>

/** Every complex type that the emulated operations use. */
export const complexTypes = { ...userTypes, ...domainTypes }

/** The TypeScript shape of a type of the contract, by its name. */
export type Value<T extends string> = T extends keyof Simple
  ? Simple[T]
  : T extends keyof typeof enums
    ? (typeof enums)[T][number]
    : T extends keyof typeof complexTypes
      ? Bound<(typeof complexTypes)[T]>
      : never

type FieldValue<F> =
  F extends Field<infer T> ? (F['many'] extends true ? readonly Value<T>[] : Value<T>) : never

/** The TypeScript shape of a sequence. Repeating children that are absent are absent here too. */
export type Bound<F> = {
  readonly [K in keyof F as F[K] extends { required: true } ? K : never]: FieldValue<F[K]>
} & {
  readonly [K in keyof F as F[K] extends { required: true } ? never : K]?: FieldValue<F[K]>
}

/** The fields of a complex type, or nothing where `type` is simple. */
export function fieldsOf(type: string): Fields | undefined {
  return (complexTypes as Record<string, Fields>)[type]
}

/** The values of an enumeration, or nothing where `type` is not one. */
export function enumOf(type: string): readonly string[] | undefined {
  return (enums as Record<string, readonly string[]>)[type]
}
