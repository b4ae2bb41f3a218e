import { plain } from '../../../roster/columns/plain.ts'
import type { Five9Client } from '../client.ts'
import type { Five9Record } from '../messages.ts'
import { ifPermitted } from '../permitted.ts'

/** What a plan must know of a domain besides its users. */
export interface DomainFacts {
  /** Existing names by the kind of thing, as in `Column.refersTo`; a kind that was not read is not there. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>
  /** The roles that each user profile gives. */
  readonly profileRoles: ReadonlyMap<string, ReadonlySet<string>>
  readonly extension: Five9Record<'extensionSettings'>
  readonly passwordPolicy: Five9Record<'passwordPolicies'>
  /** Whether Five9 mails new users; undefined where that is not known. */
  readonly mailsNewUsers: boolean | undefined
  /** What the account may not read, and so is not checked; a sentence each. */
  readonly doubts: readonly string[]
}

/**
 * Reads what a roster with these columns needs to be judged: one call each, and none for what it does not name.
 * @returns without what the account may not read; rejects with a `Failure` for anything else
 */
export async function readDomainFacts(
  client: Five9Client,
  columns: readonly string[],
  signal: AbortSignal,
): Promise<DomainFacts> {
  const names = new Map<string, ReadonlySet<string>>()
  const doubts: string[] = []
  const attempt = async <T>(what: string, reading: Promise<T>): Promise<T | undefined> => {
    const answer = await ifPermitted(reading)
    if ('read' in answer) return answer.read
    const { message, cure = '' } = answer.refused
    doubts.push(`${what} cannot be checked: ${message.replace(/\.$/, '')}. ${cure}`.trim())
    return undefined
  }
  const list = async <T extends Named>(kind: string, what: string, reading: Promise<readonly T[]>) => {
    const things = await attempt(what, reading)
    if (things) names.set(kind, new Set(things.map(nameOf)))
    return things ?? []
  }

  const domain = await attempt('Extensions and passwords', client.domain(signal))
  if (columns.includes('skills')) await list('skill', 'Names of skills', client.call('getSkills', {}, signal))
  if (columns.includes('agentGroups'))
    await list('agent group', 'Names of agent groups', client.call('getAgentGroups', {}, signal))
  const profiles = columns.includes('userProfileName')
    ? await list('user profile', 'Names of user profiles', client.call('getUserProfiles', {}, signal))
    : []
  const mails = domain?.emailProperties.newUserNotification
  return {
    names,
    profileRoles: new Map(
      profiles.map(profile => [nameOf(profile), new Set(Object.keys(profile.roles ?? {}))]),
    ),
    extension: domain?.extensionSettings ?? {},
    passwordPolicy: domain?.passwordPolicies ?? {},
    mailsNewUsers: mails === undefined ? undefined : mails === 'true' || mails === '1',
    doubts,
  }
}

interface Named {
  readonly name?: string | undefined
}

/** In the form in which cells are compared with it. */
function nameOf({ name = '' }: Named): string {
  return plain(name)
}
