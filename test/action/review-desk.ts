import { expect } from 'vitest'
import type { Permissions } from '../../simulators/github/index.ts'
import type { Comment } from '../../simulators/github/rest/records.ts'
import type { MergeOptions, PullRequest } from '../../simulators/github/rest/repository.ts'
import type { Planned } from './action-stage.ts'
import { ordinary } from './ordinary-users.ts'
import { forPull, repositoryOf } from './pull-runs.ts'
import { edited, type Row } from './roster-edits.ts'
import { type Exported, Stage } from './stage.ts'

/** What jobs may do that tell a plan and those that are bound to one. */
export const telling: Permissions = { contents: 'read', 'pull-requests': 'write', actions: 'read' }
export const bound: Permissions = { contents: 'read', 'pull-requests': 'read', actions: 'read' }

const users = 40
const fresh = await freshRoster()

async function freshRoster(): Promise<string> {
  await using stage = await Stage.open({ users })
  return (await stage.export()).roster
}

/** Users by name, with what is to be changed of them. */
export type Edits = Readonly<Record<string, Row>>

/** The payload of an event that a run is started by. */
export type Payload = Readonly<Record<string, unknown>>

/** A repository whose main branch has a fresh roster, and people who propose changes to it. */
export class ReviewDesk implements AsyncDisposable {
  readonly stage: Stage
  /** Names of users whom any change suits. */
  readonly people: readonly string[]
  #roster = fresh

  private constructor(stage: Stage) {
    this.stage = stage
    this.people = ordinary(fresh).map(({ userName = '' }) => userName)
    this.repository.refs.set('refs/heads/main', stage.commit())
  }

  static async open(): Promise<ReviewDesk> {
    return new ReviewDesk(await Stage.open({ users, files: { 'five9-users.csv': fresh } }))
  }

  get repository() {
    return repositoryOf(this.stage)
  }

  /** Commits a roster with these changes upon those before. */
  async edit(edits: Edits): Promise<string> {
    this.#roster = edited(this.#roster, rows => rows.map(row => ({ ...row, ...edits[row.userName ?? ''] })))
    await this.stage.write({ 'five9-users.csv': this.#roster })
    return this.stage.commit()
  }

  /** Opens a pull request with these changes. */
  async open(edits: Edits): Promise<PullRequest> {
    return this.repository.openPull({ commits: [await this.edit(edits)] })
  }

  /** Opens a pull request with these changes, on which their plan is told. */
  async propose(edits: Edits): Promise<PullRequest & { readonly comment: Comment }> {
    const pull = await this.open(edits)
    const planned = await this.tell(pull)
    expect(planned.errors).toEqual([])
    const [comment] = this.repository.commentsOf(pull.number)
    if (!comment) throw new Error('the plan was not told')
    return { ...pull, comment }
  }

  /** Runs the plan of a pull request. */
  tell(
    { number }: Pick<PullRequest, 'number'>,
    inputs: Readonly<Record<string, string>> = {},
  ): Promise<Planned> {
    return this.stage.plan({ comment: 'always', ...inputs }, forPull(this.stage, number, telling))
  }

  /** Merges a pull request; answers with the payload of the push. */
  merge({ number }: Pick<PullRequest, 'number'>, options: MergeOptions = {}): Payload {
    return { ...this.repository.merge(number, options) }
  }

  /** Runs an import that needs a review. */
  import(
    push: Payload,
    inputs: Readonly<Record<string, string>> = {},
    permissions: Permissions = bound,
  ): Promise<Exported> {
    return this.stage.import(
      { 'reviewed-plan': 'required', ...inputs },
      { event: { name: 'push', payload: push }, permissions },
    )
  }

  /** What the platform has of a user. */
  phone(name: string | undefined): unknown {
    return this.stage.five9.domain.users.get(name ?? '')?.general.phoneNumber
  }

  /** Somebody changes a user on the platform itself. */
  changeOnPlatform(name: string, phoneNumber: string): void {
    const { domain } = this.stage.five9
    const user = domain.users.get(name)
    if (!user) throw new Error(`there is no ${name}`)
    domain.put({ ...user, general: { ...user.general, phoneNumber } })
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stage[Symbol.asyncDispose]()
  }
}
