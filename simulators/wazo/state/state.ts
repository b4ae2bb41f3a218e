import { Random } from '../../five9/domain/random.ts'
import type {
  Account,
  CallPermission,
  Context,
  CustomEndpoint,
  Endpoint,
  Extension,
  Incall,
  Line,
  Policy,
  SccpEndpoint,
  SipEndpoint,
  Tenant,
  Token,
  User,
  Voicemail,
} from './records.ts'
import { Maker, Sequence } from './sequence.ts'
import { type Draft, Journal, type Keys, Table } from './table.ts'

const inTenant: Keys<{ readonly tenant_uuid: string }> = row => [row.tenant_uuid]

/** Rows that have numbers; the others have uuids. */
type NumberedRow =
  | 'context'
  | 'callPermission'
  | 'user'
  | 'line'
  | 'sccp'
  | 'custom'
  | 'extension'
  | 'voicemail'
  | 'incall'

/**
 * Everything that one server keeps, of all its tenants. confd's tables are written in transactions; wazo-auth is
 * another service with a database of its own, and keeps what it was told.
 */
export class State {
  readonly random: Random
  readonly make: Maker
  readonly #journal = new Journal()

  readonly tenants = new Table<Tenant, 'parent'>(({ uuid }) => uuid, {
    parent: ({ parent_uuid }) => [parent_uuid],
  })
  readonly contexts = new Table<Context, 'tenant' | 'name'>(
    ({ id }) => id,
    { tenant: inTenant, name: ({ name }) => [name] },
    this.#journal,
  )
  readonly callPermissions = new Table<CallPermission, 'tenant'>(({ id }) => id, { tenant: inTenant })
  readonly templates = new Table<SipEndpoint, 'tenant'>(({ uuid }) => uuid, { tenant: inTenant })

  readonly users = new Table<User, 'tenant' | 'id' | 'email' | 'line' | 'voicemail' | 'permission'>(
    ({ uuid }) => uuid,
    {
      tenant: inTenant,
      id: ({ id }) => [id],
      email: ({ email }) => (email === null ? [] : [email.toLowerCase()]),
      line: ({ line_ids }) => line_ids,
      voicemail: ({ voicemail_id }) => (voicemail_id === null ? [] : [voicemail_id]),
      permission: ({ call_permission_ids }) => call_permission_ids,
    },
    this.#journal,
  )
  readonly lines = new Table<Line, 'tenant' | 'endpoint' | 'extension' | 'code'>(
    ({ id }) => id,
    {
      tenant: inTenant,
      endpoint: ({ endpoint }) => (endpoint ? [endpointKey(endpoint)] : []),
      extension: ({ extension_ids }) => extension_ids,
      code: ({ provisioning_code }) => [provisioning_code],
    },
    this.#journal,
  )
  readonly sip = new Table<SipEndpoint, 'tenant' | 'name'>(
    ({ uuid }) => uuid,
    { tenant: inTenant, name: ({ name }) => [name] },
    this.#journal,
  )
  readonly sccp = new Table<SccpEndpoint, 'tenant'>(({ id }) => id, { tenant: inTenant }, this.#journal)
  readonly custom = new Table<CustomEndpoint, 'tenant'>(({ id }) => id, { tenant: inTenant }, this.#journal)
  readonly extensions = new Table<Extension, 'tenant' | 'place'>(
    ({ id }) => id,
    { tenant: inTenant, place: ({ exten, context }) => [place(exten, context)] },
    this.#journal,
  )
  readonly voicemails = new Table<Voicemail, 'tenant' | 'place'>(
    ({ id }) => id,
    { tenant: inTenant, place: ({ number, context }) => [place(number, context)] },
    this.#journal,
  )
  readonly incalls = new Table<Incall, 'tenant' | 'user' | 'extension'>(
    ({ id }) => id,
    {
      tenant: inTenant,
      user: ({ destination }) => (destination ? [destination.user_id] : []),
      extension: ({ extension_ids }) => extension_ids,
    },
    this.#journal,
  )

  readonly accounts = new Table<Account, 'tenant' | 'login'>(({ uuid }) => uuid, {
    tenant: inTenant,
    login: logins,
  })
  readonly policies = new Table<Policy, 'tenant'>(({ uuid }) => uuid, { tenant: inTenant })
  readonly tokens = new Table<Token, 'account'>(({ token }) => token, {
    account: ({ account_uuid }) => [account_uuid],
  })

  /** The next number of each kind of row. */
  readonly ids: Readonly<Record<NumberedRow, Sequence>>

  constructor(seed = 1) {
    this.random = new Random(seed)
    this.make = new Maker(this.random)
    const sequence = () => new Sequence(this.random, 1 + this.random.below(900))
    this.ids = {
      context: sequence(),
      callPermission: sequence(),
      user: sequence(),
      line: sequence(),
      sccp: sequence(),
      custom: sequence(),
      extension: sequence(),
      voicemail: sequence(),
      incall: sequence(),
    }
  }

  /** Runs `work` against confd's tables; when it throws, they are as before. Numbers that were taken stay taken. */
  transaction<T>(work: () => T): T {
    return this.#journal.transaction(work)
  }

  /** Begins a transaction of confd's tables that may last, and be paused meanwhile. */
  begin(): Draft {
    return this.#journal.begin()
  }

  user(id: number): User | undefined {
    return this.users.by('id', id)[0]
  }

  /** The context of this generated name, where it belongs to the tenant or no tenant is given. */
  context(name: string, tenant?: string): Context | undefined {
    return this.contexts.by('name', name).find(one => tenant === undefined || one.tenant_uuid === tenant)
  }

  extension(exten: string, context: string): Extension | undefined {
    return this.extensions.by('place', place(exten, context))[0]
  }

  voicemail(number: string, context: string): Voicemail | undefined {
    return this.voicemails.by('place', place(number, context))[0]
  }

  /** The account that logs in by this name or e-mail address. */
  login(name: string): Account | undefined {
    return this.accounts.by('login', name.toLowerCase())[0]
  }

  lineOf(endpoint: Endpoint): Line | undefined {
    return this.lines.by('endpoint', endpointKey(endpoint))[0]
  }

  /** `items` in an order that nobody can rely on. */
  shuffled<T>(items: Iterable<T>): T[] {
    const shuffled = [...items]
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const other = this.random.below(last + 1)
      const moved = shuffled[last] as T
      shuffled[last] = shuffled[other] as T
      shuffled[other] = moved
    }
    return shuffled
  }

  /** The tenant above all others. */
  get topTenant(): Tenant {
    const [first] = this.tenants.all()
    if (!first) throw new Error('There is no tenant yet')
    return first
  }

  /** The tenants below this one, at any depth. */
  tenantsBelow({ uuid }: Tenant): Tenant[] {
    const children = this.tenants.by('parent', uuid).filter(child => child.uuid !== uuid)
    return children.flatMap(child => [child, ...this.tenantsBelow(child)])
  }

  /** Six digits that no line has. */
  provisioningCode(): string {
    for (;;) {
      const code = this.make.digits(6)
      if (this.lines.by('code', code).length === 0) return code
    }
  }
}

function place(number: string, context: string): string {
  return `${number}@${context}`
}

function endpointKey(endpoint: Endpoint): string {
  return `${endpoint.kind} ${endpoint.kind === 'sip' ? endpoint.uuid : endpoint.id}`
}

/** Usernames and e-mail addresses are one name space, of all tenants, in any case. */
function logins({ username, emails }: Account): string[] {
  const names = emails.map(({ address }) => address.toLowerCase())
  return username === null ? names : [username.toLowerCase(), ...names]
}
