import {
  type Account,
  startXMedius,
  type XMedius,
  type XMediusOptions,
} from '../../../../simulators/xmedius/index.ts'
import { HttpClient } from '../../../../src/http/client.ts'
import type { Step, WritablePlatform } from '../../../../src/platforms/platform.ts'
import { openForImport } from '../../../../src/platforms/registry.ts'
import type { PasswordSetupMode } from '../../../../src/platforms/xmedius/roster-columns.ts'
import type { Change } from '../../../../src/roster/planning/plan.ts'
import { Failure } from '../../../../src/work/failure.ts'
import { InstantClock } from '../../../work/instant-clock.ts'
import { office } from '../../../xmedius-plan/office.ts'

export { n } from '../../../xmedius-plan/office.ts'
export { failuresOf, MemoryJournal, take } from '../../five9/import/stage.ts'

const { signal } = new AbortController()

export const context = { signal, attempt: 1 }

/** What new users of these tests have for a password. */
export const password = 'Made-Up-Pass-44'

/** The platform of an import that has asked for what it must know, as one in a process of its own. */
export async function open(
  { url, account, token }: Pick<XMedius, 'url' | 'account' | 'token'>,
  passwordSetupMode: PasswordSetupMode = 'random',
): Promise<WritablePlatform> {
  const clock = new InstantClock(Date.now())
  const platform = await openForImport(
    {
      ...{ platform: 'xmedius', endpoint: new URL(url), account: account.name, token },
      ...{ passwordSetupMode, unknownGroup: 'refuse', literalPasswords: false },
    },
    ['username', 'fax_number'],
    {
      ...{ http: new HttpClient({ clock }), requestTimeout: 20_000, clock, onWait: () => undefined },
      environment: name => (name === 'NEW' ? password : undefined),
    },
  )
  await platform.preflight(signal)
  await platform.rules(signal)
  return platform
}

export interface Stage {
  readonly server: XMedius
  readonly account: Account
  readonly platform: WritablePlatform
  /** Steps of changes, with passwords from env:NEW. */
  steps(...changes: Change[]): readonly Step[]
  /** Calls since the stage was set, as `operation outcome`. */
  calls(): string[]
  /** The user that the last call created or changed was sent with. */
  sent(): unknown
}

/** Plays a scene at the office. */
export async function onStage(
  play: (stage: Stage) => Promise<void>,
  { mode, ...options }: XMediusOptions & { readonly mode?: PasswordSetupMode } = {},
): Promise<void> {
  const account = options.account ?? office()
  await using server = await startXMedius({ ...options, account })
  const platform = await open(server, mode)
  const before = server.calls.length
  await play({
    ...{ server, account, platform },
    steps: (...changes) => platform.steps(changes, () => 'env:NEW'),
    calls: () => server.calls.slice(before).map(({ operation, outcome }) => `${operation} ${outcome}`),
    sent: () => server.calls.findLast(({ operation }) => /^(?:create|update)/.test(operation))?.body,
  })
}

export type Fields = Readonly<Record<string, readonly [string | null, string | null]>>

function change(kind: Change['kind'], key: string, fields: Fields): Change {
  const changes = Object.entries(fields).map(([column, [before, after]]) => ({ column, before, after }))
  return { kind, key, line: 2, fields: changes }
}

export const update = (key: string, fields: Fields) => change('update', key, fields)
export const remove = (key: string) => change('delete', key, {})
export const create = (key: string, fields: Fields = {}) =>
  change('create', key, { email: [null, `${key}@example.com`], group: [null, 'Everybody'], ...fields })

export const only = (steps: readonly Step[]): Step => {
  const [step] = steps
  if (!step || steps.length !== 1) throw new Error(`${steps.length} steps`)
  return step
}

/** The Failure that something ends with. */
export async function failure(promise: Promise<unknown>): Promise<Failure> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof Failure) return error
  throw new Error('it did not fail', { cause: error })
}
