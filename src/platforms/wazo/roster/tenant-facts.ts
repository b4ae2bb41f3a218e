import { Failure } from '../../../work/failure.ts'
import type { WazoClient } from '../client.ts'
import { codes } from '../errors.ts'
import { Sweep } from '../reading/sweep.ts'
import { type Collection, callPermissions, contexts } from '../resources.ts'
import { Contexts } from './contexts.ts'
import { type LineHolders, lineHolders } from './line-holders.ts'
import { type Login, loginsOf } from './logins.ts'
import { numbersInUse } from './numbers-in-use.ts'
import { type PartName, partOf } from './parts.ts'
import { type SipNameHolder, sipNamesInUse } from './sip-names-in-use.ts'
import {
  type HeldLine,
  heldAccounts,
  heldEndpoints,
  heldExtensions,
  heldIncalls,
  heldLines,
  heldMailboxes,
  knownUsers,
  type Person,
} from './tenant-things.ts'
import { place } from './words.ts'

/**
 * What a plan must know of a tenant besides its users. Of what is in use, only that which no row of a roster can give up:
 * the rest is told by the users themselves.
 */
export interface TenantFacts {
  /** Undefined where they were not read. */
  readonly contexts: Contexts | undefined
  /** Names; undefined where they were not read. */
  readonly permissions: ReadonlySet<string> | undefined
  /** Who or what has a number, in words, by `place`. */
  readonly numbers: ReadonlyMap<string, string>
  readonly sipNames: ReadonlyMap<string, SipNameHolder>
  /** Whose lines have provisioning codes, in words, by code. */
  readonly codes: ReadonlyMap<string, string>
  /** The users of mailboxes by `place`, but for those with one user. */
  readonly mailboxes: ReadonlyMap<string, readonly Person[]>
  /** By what people log in with, in lower case. */
  readonly logins: ReadonlyMap<string, readonly Login[]>
  /** The uuids of users with several lines. */
  readonly severalLines: ReadonlySet<string>
  /** What the account may not read, and so is not checked; a sentence each. */
  readonly doubts: readonly string[]
}

/** What has a context. */
const places: ReadonlySet<PartName> = new Set(['line', 'incalls', 'voicemail'])

/**
 * Reads what a roster with these columns needs to be judged: each kind of thing once, in large pages, and none that the
 * roster does not touch.
 * @returns without what the account may not read; rejects with a `Failure` for anything else
 */
export async function readTenantFacts(
  client: WazoClient,
  columns: readonly string[],
  signal: AbortSignal,
): Promise<TenantFacts> {
  const has = (...names: readonly string[]) => names.some(name => columns.includes(name))
  const parts = new Set(columns.map(partOf))
  const withNumbers = has('exten', 'context', 'incall_exten', 'incall_context')
  const reading = new Reading(client, signal)

  const known = parts.isDisjointFrom(places) ? undefined : await reading.all(contexts, byId, 'Contexts')
  const permissions = parts.has('permissions')
    ? await reading.all(callPermissions, byId, 'Names of call permissions')
    : undefined
  const lines = parts.has('line') || withNumbers ? await reading.all(heldLines, byId, 'Lines') : undefined
  const holders = lines && (await lineHolders(client, lines, signal))
  const endpoints = has('sip_username')
    ? await reading.all(heldEndpoints, byUuid, 'SIP usernames')
    : undefined
  const mailboxes = parts.has('voicemail')
    ? await reading.all(heldMailboxes, byId, 'Mailboxes in use')
    : undefined
  return {
    contexts: known && new Contexts(known),
    permissions: permissions && new Set(permissions.map(({ name }) => name)),
    numbers: withNumbers ? await readNumbers(reading, holders) : new Map(),
    sipNames: endpoints && holders ? sipNamesInUse(endpoints, holders) : new Map(),
    codes: lines && holders ? codesOf(lines, holders) : new Map(),
    mailboxes: new Map(
      (mailboxes ?? [])
        .filter(({ users }) => users.length !== 1)
        .map(({ number, context, users }) => [place(number, context), users]),
    ),
    logins: has('username', 'email') ? await readLogins(reading) : new Map(),
    severalLines: holders?.several ?? new Set(),
    doubts: reading.doubts,
  }
}

/** Reads whole collections, as far as the account may. */
class Reading {
  readonly doubts: string[] = []
  readonly #client: WazoClient
  readonly #signal: AbortSignal

  constructor(client: WazoClient, signal: AbortSignal) {
    this.#client = client
    this.#signal = signal
  }

  /** @param what it is, to begin a sentence: `Contexts` */
  async all<T, Id extends string | number>(
    of: Collection<T>,
    id: (item: T) => Id,
    what: string,
    query: Readonly<Record<string, string>> = {},
  ): Promise<readonly T[] | undefined> {
    const keep = (item: T) => item
    const sweep = new Sweep({ client: this.#client, of, query, size, id, keep })
    try {
      return [...(await sweep.all(this.#signal)).values()]
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== codes.accessRefused) throw error
      const why = `${error.message.replace(/\.$/, '')}. ${error.cure ?? ''}`.trim()
      this.doubts.push(`${what} cannot be checked: ${why}`)
      return undefined
    }
  }
}

/** Things in one answer: some hundred kilobytes. */
const size = 1_000

const byId = ({ id }: { readonly id: number }) => id
const byUuid = ({ uuid }: { readonly uuid: string }) => uuid

async function readNumbers(reading: Reading, holders: LineHolders | undefined) {
  const extensions = await reading.all(heldExtensions, byId, 'Numbers in use')
  const incalls = await reading.all(heldIncalls, byId, 'Numbers from outside')
  return numbersInUse(extensions ?? [], incalls ?? [], holders)
}

async function readLogins(reading: Reading) {
  const all = await reading.all(heldAccounts, byUuid, 'Usernames and addresses')
  const users = await reading.all(knownUsers, byUuid, 'Usernames and addresses', { view: 'summary' })
  return all && users ? loginsOf(all, users) : new Map()
}

function codesOf(lines: readonly HeldLine[], { byLine }: LineHolders): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap(({ id, provisioning_code: code }) => {
      const holder = byLine.get(id)
      return code && holder ? [[code, holder.words] as const] : []
    }),
  )
}
