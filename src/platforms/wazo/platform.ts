import type { HttpClient } from '../../http/client.ts'
import { digest } from '../../roster/digest.ts'
import { Failure } from '../../work/failure.ts'
import type { LimitState } from '../../work/pacer.ts'
import type { Chunk, Preflight, ReadablePlatform, Scope } from '../platform.ts'
import type { Surroundings } from '../surroundings.ts'
import { WazoClient } from './client.ts'
import { codes } from './errors.ts'
import type { WazoLogin } from './login.ts'
import { WazoChunks } from './reading/chunks.ts'
import { rosterHeader } from './reading/header.ts'
import { clearSecrets, noSecrets, type SecretCells } from './reading/secrets.ts'
import { accounts, type Collection, incalls, sipEndpoints, users, voicemails } from './resources.ts'

/** Which tenant of which server, and what of it. */
export interface WazoSelection {
  /** The server, below which `/api/confd/1.1` and `/api/auth/0.1` lie. */
  readonly url: URL
  /** The uuid of the tenant. */
  readonly tenant: string
  readonly login: WazoLogin
  /** Whether an export holds SIP secrets and the passwords of mailboxes and call permissions. */
  readonly includeSecrets: boolean
  /** The column by which the roster is sorted. */
  readonly order: 'uuid' | 'username'
}

/** A Wazo tenant that is only read. */
export class Wazo implements ReadablePlatform {
  readonly name = 'wazo'
  readonly title = 'Wazo Platform'
  readonly tenantWord = 'tenant'
  readonly key = 'uuid'
  readonly smallerChunks = 'Use a longer request-timeout.'
  readonly scope: Scope = { kind: 'tenant' }
  readonly order?: string
  readonly selection: Readonly<Record<string, string>>
  protected readonly client: WazoClient
  readonly #selected: WazoSelection
  readonly #secrets: SecretCells
  readonly #http: HttpClient

  /** @param secrets what stands for secrets where this is not for an export */
  constructor(selected: WazoSelection, surroundings: Surroundings, secrets?: SecretCells) {
    const { url: server, tenant, login } = selected
    const { http, requestTimeout, clock } = surroundings
    this.#selected = selected
    this.#secrets = secrets ?? (selected.includeSecrets ? clearSecrets : noSecrets)
    this.#http = http
    if (selected.order !== this.key) this.order = selected.order
    this.client = new WazoClient({ server, tenant, login, http, requestTimeout, clock })
    this.selection = {
      server: server.host,
      columns: digest(JSON.stringify([...this.#secrets.columns])),
      // What was read under other digests cannot be compared with what is read now.
      digests: this.#secrets.columns.size === 0 ? '' : digest(this.#secrets.cell('rollcall')),
    }
  }

  get doubts(): readonly string[] {
    return this.#secrets === clearSecrets
      ? [
          'The roster will hold passwords that phones and mailboxes can be used with, for all who can read the repository.',
        ]
      : []
  }

  get calls(): number {
    return this.#http.requests
  }

  /** Reads one of everything that an export reads, so that a permission that is missing shows before the work begins. */
  async preflight(signal: AbortSignal): Promise<Preflight> {
    const { url, tenant } = this.#selected
    const name = await this.#tenantName(signal)
    const secret = this.#secrets.columns.has('sip_secret') ? [sipEndpoints] : []
    const needed: readonly Collection<unknown>[] = [users, accounts, voicemails, incalls, ...secret]
    for (const collection of needed) await this.client.page(collection, { limit: '1' }, signal)
    const account = await this.client.account(signal)
    const user = await this.client.find(users, account, signal)
    return {
      tenant: name === '' ? tenant : `${name} (${tenant})`,
      tenantId: `${url.host}/${tenant.toLowerCase()}`,
      ...(user && { account: user.uuid }),
    }
  }

  /** What the tenant is called takes a permission of its own, and can be done without. */
  async #tenantName(signal: AbortSignal): Promise<string> {
    try {
      return await this.client.tenantName(signal)
    } catch (error) {
      if (error instanceof Failure && [codes.accessRefused, codes.notFound].some(code => code === error.code))
        return ''
      throw error
    }
  }

  async probe(signal: AbortSignal): Promise<void> {
    await this.client.page(users, { limit: '1' }, signal)
  }

  chunks(): readonly Chunk[] {
    return new WazoChunks(this.client, this.#secrets).initial()
  }

  /** The columns of the server's export, whether any user has a cell of them or not. */
  header(): readonly string[] {
    return rosterHeader(this.#secrets)
  }

  limits(): readonly LimitState[] {
    return []
  }

  /** Revokes the token that was made for this run. */
  close(): Promise<void> {
    return this.client.close()
  }
}
