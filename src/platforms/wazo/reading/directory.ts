import type { WazoClient } from '../client.ts'
import {
  type Account,
  accounts,
  type Collection,
  type Incall,
  incalls,
  lines,
  type SipEndpoint,
  sipEndpoints,
  type User,
  userSummaries,
  users,
  type Voicemail,
  voicemails,
} from '../resources.ts'
import { cellsOf, type Mailbox, type Parts } from './cells.ts'
import type { SecretCells } from './secrets.ts'
import { Sweep } from './sweep.ts'

/** Things in one answer: some hundred kilobytes. */
const size = 1_000

/**
 * The users of a tenant with all that belongs to them. What users do not tell themselves is read for all of them in
 * pages when it is first needed, and kept in memory.
 */
export class Directory {
  readonly #client: WazoClient
  readonly #secrets: SecretCells
  readonly #usernames: Sweep<Account, string, string | null>
  readonly #mailboxes: Sweep<Voicemail, number, Mailbox>
  readonly #ringTimes: Sweep<Incall, number, number | null>
  readonly #sipSecrets: Sweep<SipEndpoint, string, string | undefined>

  constructor(client: WazoClient, secrets: SecretCells) {
    const numbered = { client, size, id: ({ id }: { readonly id: number }) => id }
    const named = { client, size, id: ({ uuid }: { readonly uuid: string }) => uuid }
    this.#client = client
    this.#secrets = secrets
    this.#usernames = new Sweep({ ...named, of: accounts, keep: ({ username }) => username })
    this.#mailboxes = new Sweep({ ...numbered, of: voicemails, keep: mailboxOf })
    this.#ringTimes = new Sweep({ ...numbered, of: incalls, keep: ringTimeOf })
    this.#sipSecrets = new Sweep({ ...named, of: sipEndpoints, keep: sipSecretOf })
  }

  /** Those of these users who exist. */
  async users(uuids: readonly string[], signal: AbortSignal): Promise<readonly User[]> {
    return this.#withProtocols(await this.#asked(users, uuids, {}, signal), signal)
  }

  /** One user; undefined when there is none of this uuid. */
  async user(uuid: string, signal: AbortSignal): Promise<User | undefined> {
    const user = await this.#client.find(users, uuid, signal)
    return user && (await this.#withProtocols([user], signal))[0]
  }

  async #asked<T extends { readonly uuid: string }>(
    of: Collection<T>,
    uuids: readonly string[],
    query: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<readonly T[]> {
    const asked = { ...query, uuid: uuids.join(','), limit: String(uuids.length) }
    const { items } = await this.#client.page(of, asked, signal)
    // A server that did not know the filter would answer anybody.
    const wanted = new Set(uuids)
    return items.filter(({ uuid }) => wanted.has(uuid))
  }

  /** Users do not tell which of their SIP lines are for WebRTC: summaries of them do. */
  async #withProtocols(all: readonly User[], signal: AbortSignal): Promise<readonly User[]> {
    const sip = all.flatMap(({ uuid, lines: [line] }) => (line?.protocol === 'sip' ? { uuid, line } : []))
    if (sip.length === 0) return all
    const uuids = sip.map(({ uuid }) => uuid)
    const summaries = await this.#asked(userSummaries, uuids, { view: 'summary' }, signal)
    const told = new Map(summaries.map(({ uuid, is_webrtc }) => [uuid, is_webrtc]))
    for (const { uuid, line } of sip) {
      if (!told.has(uuid))
        told.set(uuid, (await this.#client.find(lines, line.id, signal))?.is_webrtc ?? false)
    }
    return all.map(user => {
      const [line, ...others] = user.lines
      const is_webrtc = told.get(user.uuid)
      return line && is_webrtc !== undefined ? { ...user, lines: [{ ...line, is_webrtc }, ...others] } : user
    })
  }

  async cells(user: User, signal: AbortSignal): Promise<Map<string, string>> {
    const {
      voicemail,
      incalls: calls,
      lines: [line],
    } = user
    const sip = this.#secrets.columns.has('sip_secret') ? line?.endpoint_sip : undefined
    const ringTimes = new Map<number, number | null>()
    for (const { id } of calls) ringTimes.set(id, (await this.#ringTimes.find(id, signal)) ?? null)
    const parts: Parts = {
      username: await this.#username(user, signal),
      mailbox: voicemail ? await this.#mailboxes.find(voicemail.id, signal) : undefined,
      ringTimes,
      sipSecret: sip ? await this.#sipSecrets.find(sip.uuid, signal) : undefined,
    }
    return cellsOf(user, parts, this.#secrets)
  }

  /** A user may have no account. Only where accounts may have been missed is it worth a question. */
  async #username({ uuid }: User, signal: AbortSignal): Promise<string | null | undefined> {
    const all = await this.#usernames.all(signal)
    return this.#usernames.complete ? all.get(uuid) : this.#usernames.find(uuid, signal)
  }
}

function mailboxOf(voicemail: Voicemail): Mailbox {
  const { name, number, context, password, email, attach_audio, delete_messages, ask_password } = voicemail
  return { name, number, context, password, email, attach_audio, delete_messages, ask_password }
}

function ringTimeOf({ destination }: Incall): number | null {
  return destination.ring_time ?? null
}

function sipSecretOf({ auth_section_options: options }: SipEndpoint): string | undefined {
  return options.find(([option]) => option === 'password')?.[1]
}
