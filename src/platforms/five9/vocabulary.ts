/** The roles of a user, by the element names under `roles`, in the contract's order. */
export const roleKeys = ['admin', 'agent', 'crmManager', 'reporting', 'supervisor'] as const

export type RoleKey = (typeof roleKeys)[number]

/**
 * Permission names of each role in the contract's order, which is the order of their columns. A server may know others:
 * those are kept, after these.
 */
export const permissionNames: Readonly<Record<RoleKey, readonly string[]>> = {
  admin: [
    'FullPermissions',
    'ManageUsers',
    'ManageSkills',
    'ManageAgentGroups',
    'ManageCampaignsStartStop',
    'ManageCampaignsResetDispositions',
    'ManageCampaignsResetListPosition',
    'ManageCampaignsReset',
    'ManageCampaignsProperties',
    'ManageLists',
    'ManageCRM',
    'ManageDNC',
    'EditIvr',
    'EditProfiles',
    'EditConnectors',
    'EditDispositions',
    'EditPrompts',
    'EditReasonCodes',
    'EditWorkflowRules',
    'AccessConfigANI',
    'EditCallAttachedData',
    'EditTrustedIPAddresses',
    'NICEEnabled',
    'AccessBillingApplication',
    'EditDomainEMailNotification',
    'EditCampaignEMailNotification',
    'CanUseAdminSoapApi',
    'EditFTPSettings',
  ],
  agent: [
    'ReceiveTransfer',
    'ProcessVoiceMail',
    'DeleteVoiceMail',
    'TransferVoiceMail',
    'MakeRecordings',
    'SendMessages',
    'CreateChatSessions',
    'TrainingMode',
    'CannotRemoveCRM',
    'CannotEditSession',
    'CallForwarding',
    'AddingToDNC',
    'DialManuallyDNC',
    'CreateCallbacks',
    'PlayAudioFiles',
    'SkipCrmInPreviewDialMode',
    'ManageAvailabilityBySkill',
    'BrowseWebInEmbeddedBrowser',
    'ChangePreviewPreferences',
    'CanWrapCall',
    'CanPlaceCallOnHold',
    'CanParkCall',
    'CanRejectCalls',
    'CanConfigureAutoAnswer',
    'NICEEnabled',
    'ScreenRecording',
    'RecycleDispositionAllowed',
    'MakeTransferToAgents',
    'MakeTransferToSkills',
    'MakeTransferToInboundCampaigns',
    'MakeTransferToExternalCalls',
    'CreateConferenceWithAgents',
    'CreateConferenceWithSkills',
    'CreateConferenceWithInboundCampaigns',
    'CreateConferenceWithExternalCalls',
    'MakeCallToAgents',
    'MakeCallToSkills',
    'MakeCallToExternalCalls',
    'CanRunJavaClient',
    'CanRunWebClient',
    'MakeCallToSpeedDialNumber',
    'CreateConferenceWithSpeedDialNumber',
    'MakeTransferToSpeedDialNumber',
    'CanSelectDisplayLanguage',
    'CanViewMissedCalls',
    'CanViewWebAnalytics',
    'CanTransferChatsToAgents',
    'CanTransferChatsToSkills',
    'CanTransferEmailsToAgents',
    'CanTransferEmailsToSkills',
    'CanCreateChatConferenceWithAgents',
    'CanCreateChatConferenceWithSkills',
    'CanTransferSocialsToAgents',
    'CanTransferSocialsToSkills',
    'MustPickSalesforceObjectForInteractionLog',
  ],
  crmManager: [],
  reporting: [
    'CanScheduleReportsViaFtp',
    'CanAccessRecordingsColumn',
    'NICEEnabled',
    'CanViewStandardReports',
    'CanViewCustomReports',
    'CanViewScheduledReports',
    'CanViewRecentReports',
    'CanViewRelease7Reports',
    'CanViewCannedReports',
    'CanViewDashboards',
    'CanViewAllSkills',
    'CanViewAllGroups',
    'CanViewSocialReports',
  ],
  supervisor: [
    'Users',
    'Agents',
    'CallMonitoring',
    'Stations',
    'ChatSessions',
    'Campaigns',
    'CampaignManagement',
    'AllSkills',
    'BillingInfo',
    'BargeInMonitor',
    'WhisperMonitor',
    'ViewDataForAllAgentGroups',
    'ReviewVoiceRecordings',
    'EditAgentSkills',
    'NICEEnabled',
    'CanAccessDashboardMenu',
    'CampaignManagementStart',
    'CampaignManagementStop',
    'CampaignManagementReset',
    'CampaignManagementResetDispositions',
    'CampaignManagementResetListPositions',
    'CampaignManagementResetAbandonCallRate',
    'CanViewTextDetailsTab',
    'CanAccessShowFields',
    'CanRunJavaClient',
    'CanRunWebClient',
    'CanChangeDisplayLanguage',
    'CanMonitorIdleAgents',
    'CanUseSupervisorSoapApi',
    'CanMonitorEmails',
    'CanTransferEmails',
    'CanSilentMonitorChats',
    'CanManageComplianceData',
  ],
}

/** Supervisor permissions that open a view; a supervisor has at least one of them. */
export const supervisorViews = [
  'Users',
  'Agents',
  'CallMonitoring',
  'Stations',
  'ChatSessions',
  'Campaigns',
  'CampaignManagement',
] as const

/** The admin permission that only Five9's own staff can change. */
export const vendorsPermission = 'AccessBillingApplication'

/** Switches of the agent role that are not permissions. */
export const agentFlags = ['alwaysRecorded', 'attachVmToEmail', 'sendEmailOnVm'] as const

/** Media types in the order of their columns. */
export const mediaTypes = ['VOICE', 'CHAT', 'SOCIAL', 'EMAIL', 'VIDEO', 'CASE'] as const

/** What is told of each media type, by the word in its columns, with the contract's own spelling. */
export const mediaDetails = {
  enabled: 'enabled',
  intelligentRouting: 'intlligentRouting',
  maxAllowed: 'maxAlowed',
} as const

export type MediaDetail = keyof typeof mediaDetails

/** Fields of `generalInfo` that hold text, a number, a date or a switch, in the contract's order; the password is never returned. */
export const generalInfoFields = [
  'active',
  'canChangePassword',
  'EMail',
  'extension',
  'federationId',
  'firstName',
  'fullName',
  'IEXScheduled',
  'id',
  'lastName',
  'locale',
  'mustChangePassword',
  'osLogin',
  'phoneNumber',
  'startDate',
  'unifiedCommunicationId',
  'userName',
  'userProfileName',
] as const

export type GeneralInfoField = (typeof generalInfoFields)[number]
