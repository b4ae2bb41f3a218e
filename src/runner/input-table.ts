import type { PlatformName } from '../platforms/platform.ts'

/** Commands of the action; those of later releases are known, so that they are refused by name. */
export const commands = ['export', 'plan', 'import', 'merge'] as const
export type Command = (typeof commands)[number]

export const platforms: readonly PlatformName[] = ['five9', 'wazo', 'xmedius']

/** Which inputs there are, and which platforms each belongs to. The same names stand in action.yml. */
export const inputTable = {
  platform: platforms,
  command: platforms,
  roster: platforms,
  config: platforms,
  region: ['five9'],
  url: platforms,
  username: ['five9', 'wazo'],
  password: ['five9', 'wazo'],
  token: ['wazo', 'xmedius'],
  tenant: ['wazo'],
  account: ['xmedius'],
  users: ['five9'],
  chunking: ['five9'],
  'prefix-characters': ['five9'],
  'numeric-prefix-width': ['five9'],
  'numeric-prefix-start': ['five9'],
  'chunk-size': ['five9'],
  'include-media-types': ['five9'],
  'include-secrets': ['wazo'],
  'time-budget': platforms,
  'request-timeout': platforms,
  resume: platforms,
  'progress-max-age': platforms,
  'artifact-name': platforms,
  'retention-days': platforms,
} as const satisfies Record<string, readonly PlatformName[]>

export type InputName = keyof typeof inputTable

export const inputNames = Object.keys(inputTable) as readonly InputName[]

/** Inputs whose values are secret. */
export const secretInputs = ['password', 'token'] as const satisfies readonly InputName[]
