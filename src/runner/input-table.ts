import type { PlatformName } from '../platforms/platform.ts'

/** Commands of the action. */
export const commands = ['export', 'plan', 'import'] as const
export type Command = (typeof commands)[number]

export const platforms: readonly PlatformName[] = ['five9', 'wazo', 'xmedius']

/** Whom an input is for. */
interface Owners {
  readonly platforms: readonly PlatformName[]
  readonly commands: readonly Command[]
}

const always: Owners = { platforms, commands }
const planning: Owners = { platforms, commands: ['plan', 'import'] }
const planOnly: Owners = { platforms, commands: ['plan'] }
const importing: Owners = { platforms, commands: ['import'] }
const five9: Owners = { platforms: ['five9'], commands }
const xmediusPlanning: Owners = { platforms: ['xmedius'], commands: ['plan', 'import'] }
const five9Export: Owners = { platforms: ['five9'], commands: ['export'] }

/** Which inputs there are, and whom each is for. The same names stand in action.yml. */
export const inputTable = {
  platform: always,
  command: always,
  roster: always,
  config: always,
  region: five9,
  url: always,
  username: { platforms: ['five9', 'wazo'], commands },
  password: { platforms: ['five9', 'wazo'], commands },
  token: { platforms: ['wazo', 'xmedius'], commands },
  tenant: { platforms: ['wazo'], commands },
  account: { platforms: ['xmedius'], commands },
  'ca-file': always,
  'token-in-config': { platforms: ['xmedius'], commands },
  'password-setup-mode': xmediusPlanning,
  'unknown-group': xmediusPlanning,
  'on-missing': planning,
  'on-drift': planning,
  'on-rename': planning,
  'on-damage': planning,
  protect: planning,
  'max-creates': planning,
  'max-updates': planning,
  'max-removals': planning,
  'password-mode': { platforms: ['five9'], commands: ['plan', 'import'] },
  'literal-passwords': planning,
  base: planning,
  'fail-on-changes': planOnly,
  comment: planOnly,
  'drift-issue': planOnly,
  recheck: planOnly,
  'reviewed-plan': importing,
  'github-token': always,
  'dry-run': importing,
  'fail-on': importing,
  users: five9Export,
  chunking: five9,
  'prefix-characters': five9Export,
  'numeric-prefix-width': five9Export,
  'numeric-prefix-start': five9Export,
  'chunk-size': five9,
  'include-media-types': five9Export,
  'include-secrets': { platforms: ['wazo'], commands: ['export'] },
  'sort-by': { platforms: ['wazo'], commands: ['export'] },
  'time-budget': always,
  'request-timeout': always,
  resume: always,
  'progress-max-age': always,
  'artifact-name': always,
  'retention-days': always,
} as const satisfies Record<string, Owners>

export type InputName = keyof typeof inputTable

export const inputNames = Object.keys(inputTable) as readonly InputName[]

/** What speaks against giving an input here, as a clause; undefined when nothing does. */
export function misplaced(name: InputName, platform: PlatformName, command: Command): string | undefined {
  const owners: Owners = inputTable[name]
  if (!owners.platforms.includes(platform))
    return `is not an input of ${platform}, but of ${owners.platforms.join(' and ')}: leave it out`
  if (!owners.commands.includes(command))
    return `has no effect with command: ${command}, but with ${owners.commands.join(' and ')}: leave it out`
  return undefined
}

/** Inputs whose values are secret. */
export const secretInputs = ['password', 'token', 'github-token'] as const satisfies readonly InputName[]
