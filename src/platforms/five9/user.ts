/**
 * A user of a Five9 domain as the server described it. Every value is the text that was sent, blanks included; what an
 * entry of a list does not say is an empty text.
 */
export interface UserInfo {
  readonly agentGroups: readonly string[]
  readonly cannedReports: readonly CannedReport[]
  readonly generalInfo: GeneralInfo
  /** By the name of the role: `admin`, `agent`, `crmManager`, `reporting`, `supervisor`, or one that is newer. */
  readonly roles: Readonly<Record<string, Role>>
  readonly skills: readonly Skill[]
}

export interface GeneralInfo {
  /** By the names of the contract; only those that the server sent with a value. Never a password. */
  readonly fields: Readonly<Record<string, string>>
  readonly mediaTypes: readonly MediaType[]
}

export interface Role {
  /** Pairs of a permission's name and `true` or `false`, in the server's order. */
  readonly permissions: readonly (readonly [name: string, value: string])[]
  /** The agent role's `alwaysRecorded`, `attachVmToEmail` and `sendEmailOnVm`. */
  readonly flags: Readonly<Record<string, string>>
}

export interface Skill {
  readonly id: string
  readonly level: string
  readonly skillName: string
}

export interface CannedReport {
  readonly index: string
  readonly name: string
}

/** The names are spelled as in the contract. */
export interface MediaType {
  readonly enabled: string
  readonly intlligentRouting: string
  readonly maxAlowed: string
  readonly type: string
}
