import type { HttpClient } from '../../http/client.ts'
import type { LimitState } from '../../work/pacer.ts'
import type { Chunk, Preflight, ReadablePlatform, Scope } from '../platform.ts'
import type { Surroundings } from '../surroundings.ts'
import { visibleUsers } from './capability.ts'
import { columns } from './cells.ts'
import { everyone } from './chunks.ts'
import { XMediusClient } from './client.ts'
import type { PortalUser } from './portal-user.ts'

/** Which enterprise of which portal. */
export interface XMediusSelection {
  /** The portal, such as https://portal.xmedius.com. */
  readonly endpoint: URL
  /** The name of the enterprise, as it stands behind `/enterprises/` in the portal's addresses. */
  readonly account: string
  /** An access token of the enterprise. */
  readonly token: string
}

const blind =
  'The users of the account cannot be seen: give the access token the permission "Query user directory" in the portal.'

/** An enterprise of XMedius Cloud that is only read. */
export class XMedius implements ReadablePlatform {
  readonly name = 'xmedius'
  readonly title = 'XMedius Cloud'
  readonly tenantWord = 'account'
  readonly key = 'username'
  readonly smallerChunks = 'The portal lists all users in one answer: give it a longer request-timeout.'
  readonly scope: Scope = { kind: 'tenant' }
  readonly selection: Readonly<Record<string, string>>
  protected readonly client: XMediusClient
  readonly #selected: XMediusSelection
  readonly #http: HttpClient
  /** What preflight listed, until a chunk takes it: listing is the dearest call there is. */
  #listed: readonly PortalUser[] | undefined
  #mayList: boolean | undefined

  constructor(selected: XMediusSelection, { http, requestTimeout }: Surroundings) {
    const { endpoint, account, token } = selected
    this.#selected = selected
    this.#http = http
    this.client = new XMediusClient({ endpoint, account, token, http, requestTimeout })
    this.selection = { server: endpoint.host, account }
  }

  get doubts(): readonly string[] {
    return []
  }

  get calls(): number {
    return this.#http.requests
  }

  /** Whether the token may list users, and so read, update and remove them; undefined before preflight. */
  protected get mayList(): boolean | undefined {
    return this.#mayList
  }

  async preflight(signal: AbortSignal): Promise<Preflight> {
    const { endpoint, account } = this.#selected
    this.#listed = await visibleUsers(this.client, signal)
    this.#mayList = this.#listed !== undefined
    return {
      tenant: `${account} (${endpoint.host})`,
      tenantId: `${endpoint.host}/${account}`,
      ...(!this.#mayList && { blind }),
    }
  }

  async probe(signal: AbortSignal): Promise<void> {
    await this.client.groups(signal)
  }

  chunks(): readonly Chunk[] {
    return [everyone(this.client, signal => this.#list(signal))]
  }

  header(): readonly string[] {
    return columns
  }

  limits(): readonly LimitState[] {
    return []
  }

  async #list(signal: AbortSignal): Promise<readonly PortalUser[]> {
    const listed = this.#listed ?? (await this.client.listUsers(signal))
    this.#listed = undefined
    return listed
  }
}
