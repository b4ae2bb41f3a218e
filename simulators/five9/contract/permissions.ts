/** The permission names that version 13 of the service knows, per role, in the order in which it lists them. */
export const permissionNames = {
  admin: names(`
    FullPermissions ManageUsers ManageSkills ManageAgentGroups ManageCampaignsStartStop
    ManageCampaignsResetDispositions ManageCampaignsResetListPosition ManageCampaignsReset
    ManageCampaignsProperties ManageLists ManageCRM ManageDNC EditIvr EditProfiles EditConnectors
    EditDispositions EditPrompts EditReasonCodes EditWorkflowRules AccessConfigANI EditCallAttachedData
    EditTrustedIPAddresses NICEEnabled AccessBillingApplication EditDomainEMailNotification
    EditCampaignEMailNotification CanUseAdminSoapApi EditFTPSettings`),
  agent: names(`
    ReceiveTransfer ProcessVoiceMail DeleteVoiceMail TransferVoiceMail MakeRecordings SendMessages
    CreateChatSessions TrainingMode CannotRemoveCRM CannotEditSession CallForwarding AddingToDNC
    DialManuallyDNC CreateCallbacks PlayAudioFiles SkipCrmInPreviewDialMode ManageAvailabilityBySkill
    BrowseWebInEmbeddedBrowser ChangePreviewPreferences CanWrapCall CanPlaceCallOnHold CanParkCall
    CanRejectCalls CanConfigureAutoAnswer NICEEnabled ScreenRecording RecycleDispositionAllowed
    MakeTransferToAgents MakeTransferToSkills MakeTransferToInboundCampaigns MakeTransferToExternalCalls
    CreateConferenceWithAgents CreateConferenceWithSkills CreateConferenceWithInboundCampaigns
    CreateConferenceWithExternalCalls MakeCallToAgents MakeCallToSkills MakeCallToExternalCalls
    CanRunJavaClient CanRunWebClient MakeCallToSpeedDialNumber CreateConferenceWithSpeedDialNumber
    MakeTransferToSpeedDialNumber CanSelectDisplayLanguage CanViewMissedCalls CanViewWebAnalytics
    CanTransferChatsToAgents CanTransferChatsToSkills CanTransferEmailsToAgents CanTransferEmailsToSkills
    CanCreateChatConferenceWithAgents CanCreateChatConferenceWithSkills CanTransferSocialsToAgents
    CanTransferSocialsToSkills MustPickSalesforceObjectForInteractionLog`),
  reporting: names(`
    CanScheduleReportsViaFtp CanAccessRecordingsColumn NICEEnabled CanViewStandardReports
    CanViewCustomReports CanViewScheduledReports CanViewRecentReports CanViewRelease7Reports
    CanViewCannedReports CanViewDashboards CanViewAllSkills CanViewAllGroups CanViewSocialReports`),
  supervisor: names(`
    Users Agents CallMonitoring Stations ChatSessions Campaigns CampaignManagement AllSkills BillingInfo
    BargeInMonitor WhisperMonitor ViewDataForAllAgentGroups ReviewVoiceRecordings EditAgentSkills
    NICEEnabled CanAccessDashboardMenu CampaignManagementStart CampaignManagementStop
    CampaignManagementReset CampaignManagementResetDispositions CampaignManagementResetListPositions
    CampaignManagementResetAbandonCallRate CanViewTextDetailsTab CanAccessShowFields CanRunJavaClient
    CanRunWebClient CanChangeDisplayLanguage CanMonitorIdleAgents CanUseSupervisorSoapApi
    CanMonitorEmails CanTransferEmails CanSilentMonitorChats CanManageComplianceData`),
  /** The contract types these as any string and names none. */
  crmManager: names(''),
} as const

/** A role, by the element that holds it. */
export type Role = keyof typeof permissionNames

/** Supervisor permissions that open a view; a supervisor has at least one of them. */
export const supervisorViews: readonly string[] = names(
  'Users Agents CallMonitoring Stations ChatSessions Campaigns CampaignManagement',
)

function names(text: string): readonly string[] {
  return text.split(/\s+/).filter(Boolean)
}
