import type { HttpClient } from '../../http/client.ts'
import { digest } from '../../roster/digest.ts'
import { CalendarPacer } from '../../work/calendar-pacer.ts'
import type { LimitState } from '../../work/pacer.ts'
import type { Chunk, Preflight, ReadablePlatform, Scope } from '../platform.ts'
import type { Surroundings } from '../surroundings.ts'
import { type Chunking, enumeration } from './chunking.ts'
import { Five9Chunks } from './chunks.ts'
import { Five9Client } from './client.ts'
import { header } from './columns.ts'
import { Directory } from './directory.ts'
import { doubtfulPermissions, type ExportConfig } from './export-config.ts'
import { ifPermitted } from './permitted.ts'

/** Which users and columns of which domain. */
export interface Five9Selection {
  readonly endpoint: URL
  readonly username: string
  readonly password: string
  readonly scope: Scope
  readonly chunking: Chunking
  readonly config: ExportConfig
}

/** A Five9 domain that is only read. */
export class Five9 implements ReadablePlatform {
  readonly name = 'five9'
  readonly title = 'Five9'
  readonly tenantWord = 'domain'
  readonly key = 'userName'
  readonly smallerChunks = 'Use chunking: auto with a smaller chunk-size, or a longer request-timeout.'
  readonly scope: Scope
  readonly selection: Readonly<Record<string, string>>
  protected readonly client: Five9Client
  readonly #selected: Five9Selection
  readonly #http: HttpClient
  readonly #pacer: CalendarPacer

  constructor(selected: Five9Selection, { http, requestTimeout, clock, onWait }: Surroundings) {
    const { endpoint, username, password } = selected
    this.#selected = selected
    this.#http = http
    this.scope = selected.scope
    this.#pacer = new CalendarPacer({
      clock,
      platformNow: () => http.serverNow(),
      read: signal => this.client.limits(signal),
      onWait,
    })
    this.client = new Five9Client({ endpoint, username, password, http, pacer: this.#pacer, requestTimeout })
    this.selection = {
      server: endpoint.host,
      columns: digest(JSON.stringify(selected.config)),
      users: digest(JSON.stringify(selected.scope)),
      chunking: digest(JSON.stringify(selected.chunking)),
    }
  }

  get doubts(): readonly string[] {
    return doubtfulPermissions(this.#selected.config)
  }

  get calls(): number {
    return this.#http.requests
  }

  /** The domain's own description needs a permission of its own; without it the server stands for the domain. */
  async preflight(signal: AbortSignal): Promise<Preflight> {
    const { endpoint, username } = this.#selected
    const member = this.#reaches(username) ? { account: username } : {}
    await this.probe(signal)
    const domain = await ifPermitted(this.client.domain(signal))
    if ('refused' in domain) {
      return { tenant: `of ${username}`, tenantId: `${endpoint.host}/${username}`, ...member }
    }
    const { id, name } = domain.read
    return { tenant: `${name} (${id})`, tenantId: id, ...member }
  }

  /** Whether a whole reading must come upon this user. */
  #reaches(name: string): boolean {
    const { scope, chunking } = this.#selected
    if (scope.kind === 'users') return false
    if (chunking.kind === 'auto' || chunking.kind === 'off') return true
    return enumeration(chunking).slices.some(({ slice }) => slice.holds(name))
  }

  async probe(signal: AbortSignal): Promise<void> {
    await this.client.limits(signal)
  }

  chunks(): readonly Chunk[] {
    const { username, scope, chunking, config } = this.#selected
    const size = chunking.kind === 'auto' ? chunking.size : 1
    const directory = new Directory(this.client, username)
    return new Five9Chunks(directory, username, config, size).initial(scope, chunking)
  }

  header(found: ReadonlySet<string>): readonly string[] {
    return header(found, this.#selected.config)
  }

  limits(): readonly LimitState[] {
    return this.#pacer.states
  }
}
