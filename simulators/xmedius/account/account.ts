import type { User } from './user.ts'

export interface FaxNumber {
  /** In E.164 format. */
  readonly number: string
  /** Whether more than one user may have it. */
  readonly shared: boolean
}

/** What the enterprise has set. */
export interface Settings {
  readonly language: string
  readonly timeZone: string
  /** Whether new users are mailed a welcome. */
  readonly welcomeMails: boolean
  /** Whether users are mailed when a fax number is assigned to them. */
  readonly faxMails: boolean
  /** Characters that a password must have. */
  readonly shortestPassword: number
}

/** A mail that the portal has sent to a user. */
export interface Mail {
  readonly about: 'welcome' | 'choose your password' | 'fax number'
  readonly to: string
}

export interface Furnishing {
  /** As it stands behind `/enterprises/`. */
  readonly name: string
  readonly groups: readonly (readonly [id: number, name: string])[]
  readonly defaultGroup: number
  readonly faxNumbers: readonly (readonly [id: number, number: FaxNumber])[]
  readonly defaultFaxNumber: number | null
}

const settings: Settings = {
  language: 'en',
  timeZone: 'Eastern Time (US & Canada)',
  welcomeMails: true,
  faxMails: true,
  shortestPassword: 8,
}

/** The state of one enterprise. Tests may read and change it at any time; the server answers from it. */
export class Account {
  readonly name: string
  readonly enterpriseId = 4_711
  readonly groups: Map<number, string>
  defaultGroup: number
  readonly faxNumbers: Map<number, FaxNumber>
  defaultFaxNumber: number | null
  settings: Settings = settings
  /** In the order in which they were sent. */
  readonly mails: Mail[] = []
  readonly #users = new Map<number, User>()
  readonly #idByName = new Map<string, number>()
  readonly #idByEmail = new Map<string, number>()
  /** Who receives the faxes of a number of one's own, by the number's id. */
  readonly #holders = new Map<number, number>()
  #lastId = 50_000

  constructor({ name, groups, defaultGroup, faxNumbers, defaultFaxNumber }: Furnishing) {
    this.name = name
    this.groups = new Map(groups)
    this.defaultGroup = defaultGroup
    this.faxNumbers = new Map(faxNumbers)
    this.defaultFaxNumber = defaultFaxNumber
  }

  /** Users by id, in the order of their creation. */
  get users(): ReadonlyMap<number, User> {
    return this.#users
  }

  /** The user of a name, whatever its case. */
  named(username: string): User | undefined {
    return this.#users.get(this.#idByName.get(username.toLowerCase()) ?? -1)
  }

  /** The user of an e-mail address, whatever its case. */
  addressed(email: string): User | undefined {
    return this.#users.get(this.#idByEmail.get(email.toLowerCase()) ?? -1)
  }

  /** Stores a user, in place of the one of the same id. Checks nothing: rules are the operations' business. */
  put(user: User): void {
    const before = this.#users.get(user.id)
    if (before) this.#forget(before)
    this.#users.set(user.id, user)
    this.#idByName.set(user.username.toLowerCase(), user.id)
    this.#idByEmail.set(user.email.toLowerCase(), user.id)
    this.#lastId = Math.max(this.#lastId, user.id)
  }

  /** Removes a user, whose fax numbers become free; tells whether there was one. */
  remove(id: number): boolean {
    const user = this.#users.get(id)
    if (!user) return false
    this.#forget(user)
    this.#users.delete(id)
    for (const faxNumber of this.numbersOf(id)) this.#holders.delete(faxNumber)
    return true
  }

  /** An id that no user has or had. */
  nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  /** Whether a number is one user's own, neither shared nor the default of the enterprise. */
  isOwn(faxNumber: number): boolean {
    return faxNumber !== this.defaultFaxNumber && this.faxNumbers.get(faxNumber)?.shared === false
  }

  /** The id of the user who receives the faxes of a number of one's own. */
  holderOf(faxNumber: number): number | undefined {
    return this.#holders.get(faxNumber)
  }

  /** The ids of the numbers of one's own on which a user receives faxes. */
  numbersOf(user: number): number[] {
    return [...this.#holders].filter(([, holder]) => holder === user).map(([faxNumber]) => faxNumber)
  }

  associate(faxNumber: number, user: number): void {
    this.#holders.set(faxNumber, user)
  }

  disassociate(faxNumber: number): void {
    this.#holders.delete(faxNumber)
  }

  #forget({ username, email }: User): void {
    this.#idByName.delete(username.toLowerCase())
    this.#idByEmail.delete(email.toLowerCase())
  }
}
