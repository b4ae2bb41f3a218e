import type { Value } from '../contract/types.ts'
import type { Roles, User } from './user.ts'

export type Skill = Value<'skill'> & { readonly id: number; readonly name: string }

/** An agent group; its members are the users that name it. */
export type Group = Omit<Value<'agentGroup'>, 'agents'> & { readonly id: number; readonly name: string }

/** A user profile; its members are the users that name it. */
export type Profile = Omit<Value<'userProfile'>, 'name' | 'roles' | 'skills' | 'users'> & {
  readonly name: string
  readonly roles: Roles
  readonly skills: readonly string[]
}

/** What a domain holds beside its users. */
export interface Furnishing {
  readonly skills: readonly Skill[]
  readonly groups: readonly Group[]
  readonly profiles: readonly Profile[]
  readonly cannedReports: readonly string[]
  readonly locales: readonly string[]
  readonly configuration: Value<'vccConfiguration'>
}

/** The state of one Five9 domain. Tests may read and change it at any time; the server answers from it. */
export class Domain {
  /** The user that the export or import logs in as. */
  readonly account: string
  readonly skills: Map<string, Skill>
  readonly groups: Map<string, Group>
  readonly profiles: Map<string, Profile>
  readonly cannedReports: readonly string[]
  readonly locales: readonly string[]
  configuration: Value<'vccConfiguration'>
  /** Users beyond this number are refused with TooManyUsersFault. */
  maxUsers = Number.POSITIVE_INFINITY
  readonly #users = new Map<string, User>()
  readonly #extensions = new Map<string, string>()
  #lastId = 0
  #extensionHint = 0

  constructor(account: string, furnishing: Furnishing) {
    this.account = account
    this.skills = new Map(furnishing.skills.map(skill => [skill.name, skill]))
    this.groups = new Map(furnishing.groups.map(group => [group.name, group]))
    this.profiles = new Map(furnishing.profiles.map(profile => [profile.name, profile]))
    this.cannedReports = furnishing.cannedReports
    this.locales = furnishing.locales
    this.configuration = furnishing.configuration
  }

  /** Users by name, in the order of their creation. Names are case sensitive. */
  get users(): ReadonlyMap<string, User> {
    return this.#users
  }

  /** Stores a user, in place of the one of the same name. Checks nothing: rules are the operations' business. */
  put(user: User): void {
    const { userName, extension, id } = user.general
    this.#release(userName)
    this.#users.set(userName, user)
    if (extension !== undefined) this.#extensions.set(extension, userName)
    this.#lastId = Math.max(this.#lastId, id)
  }

  /** Removes a user; tells whether there was one. */
  remove(userName: string): boolean {
    this.#release(userName)
    return this.#users.delete(userName)
  }

  /** The name of the user who has `extension`. */
  ownerOf(extension: string): string | undefined {
    return this.#extensions.get(extension)
  }

  /** An id that no user has or had. */
  nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  /** The lowest free extension that the domain's settings allow, or nothing when all are taken. */
  freeExtension(): string | undefined {
    const { minimalGeneratedExtension = '1', maximalExtensionLength = 6 } =
      this.configuration.extensionSettings ?? {}
    let extension = Math.max(this.#extensionHint, Number(minimalGeneratedExtension))
    while (this.#extensions.has(String(extension))) extension += 1
    this.#extensionHint = extension
    return String(extension).length <= maximalExtensionLength ? String(extension) : undefined
  }

  #release(userName: string): void {
    const extension = this.#users.get(userName)?.general.extension
    if (extension === undefined) return
    this.#extensions.delete(extension)
    this.#extensionHint = Math.min(this.#extensionHint, Number(extension))
  }
}
