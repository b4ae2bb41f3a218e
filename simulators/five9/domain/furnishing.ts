import type { Furnishing } from './domain.ts'
import type { Roles } from './user.ts'

/** The password, in clear, of the domain's FTP servers. Nothing that Rollcall writes may ever contain it. */
export const FTP_PASSWORD = 'Ftp-Made-Up-9031!'

const skillNames = [
  'Billing',
  'Billing, EN',
  'Español',
  'Retention',
  'Sales "gold"',
  'Sales',
  'Support L1',
  'Support L2',
  '技術',
]

const groupNames = ['Everyone', 'Berlin', 'Lisbon', 'Night shift', 'R&D <test>', 'Überlauf']

const cannedReports = ['Agent Login-Logout', 'Call Log', 'Queue, by hour', 'Skill Summary']

const locales = ['de', 'en', 'es', 'fr', 'ja', 'pt']

const ftp = { hostName: 'ftp.example.com', password: FTP_PASSWORD, userName: 'recordings' }

const configuration: Furnishing['configuration'] = {
  agentProductivity: { longACWTime: 300, longCallDuration: 900, shortACWTime: 5, shortCallDuration: 10 },
  campaignsSettings: {
    gracefulAgentStateTransitionModeEnabled: false,
    priorityEnabled: true,
    ratioEnabled: true,
  },
  domainId: 110_042,
  domainName: 'Made-Up Contact Centre',
  emailProperties: { emailAddress: 'admin@example.com', maxAttachmentSize: 5, newUserNotification: true },
  extensionSettings: {
    maximalExtensionLength: 6,
    minimalExtensionLength: 3,
    minimalGeneratedExtension: '1000',
  },
  keyPerfomanceIndicators: { minTimeOfResponse: 5, speedOfAnswer: 20 },
  miscOptions: { enableReasonCodes: true, internalCallTimeout: 30, voicemailTimeout: 60 },
  passwordPolicies: {
    adminLoginAttempts: 5,
    enforcePasswordHistory: 0,
    loginAttempts: 5,
    minCapitalCharacters: 1,
    minNumberCharacters: 1,
    minPasswordLength: 8,
    minSpecialCharacters: 0,
    passwordExpires: 90,
  },
  recordingsServer: ftp,
  reportsServer: { ...ftp, userName: 'reports' },
  saleforceEmailAccount: { enabled: false },
  stateDialingRule: 'REGION',
  timeZoneAssignment: 'PHONE_NUMBER',
  transcriptsServer: { ...ftp, userName: 'transcripts' },
}

/** Skills, groups, profiles, reports, locales and settings of a made-up domain. `roles` are the profiles' roles. */
export function furnish(roles: { readonly agent: Roles; readonly lead: Roles }): Furnishing {
  return {
    skills: skillNames.map((name, index) => ({
      description: index % 2 === 0 ? `Calls about ${name}` : '',
      id: 200_000_000_000_001 + index,
      messageOfTheDay: '',
      name,
      routeVoiceMails: index % 3 === 0,
    })),
    groups: groupNames.map((name, index) => ({
      description: index === 0 ? 'Every agent' : '',
      id: 250_000_000_000_001 + index,
      name,
    })),
    profiles: [
      { description: 'Agents on probation', name: 'New agents', roles: roles.agent, skills: ['Support L1'] },
      {
        description: '',
        IEXScheduled: false,
        locale: 'de',
        name: 'Team leads',
        roles: roles.lead,
        skills: ['Retention', 'Sales'],
      },
    ],
    cannedReports,
    locales,
    configuration,
  }
}
