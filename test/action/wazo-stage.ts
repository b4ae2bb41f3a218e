import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import {
  createTenant,
  type Furnished,
  makeTenant,
  newState,
  startWazo,
  type TenantOptions,
  type Wazo,
  type WazoOptions,
} from '../../simulators/wazo/index.ts'
import { guard, unguard } from '../../src/roster/formula-guard.ts'
import { ActionStage, type Furniture, furnish, type Setting } from './action-stage.ts'
import type { Row } from './roster-edits.ts'

/** Needs escaping wherever a password could turn up. */
export const password = 'W4zo&Up<"pass\'%/+é>'

/** What the workspace holds before the first export. */
export const oldRoster = 'uuid,firstname\n0e0e0e0e-1111-4222-8333-444444444444,Formerly\n'

const empty: TenantOptions = {
  name: 'office',
  internal: { start: '1000', end: '1999' },
  incall: { start: '5551000', end: '5551999' },
}

export interface WazoStageOptions extends Partial<Setting> {
  /** Users of every shape that the tenant has at first; none unless told. */
  readonly users?: number
  /** How the action signs in; with a token unless told. */
  readonly login?: 'token' | 'password'
  /** What it signs in with; what the server takes unless told. */
  readonly secret?: string
  readonly wazo?: Partial<WazoOptions>
  /** More inputs that every step needs. */
  readonly inputs?: Readonly<Record<string, string>>
}

/** The action between a tenant of a Wazo server and GitHub. */
export class WazoStage extends ActionStage {
  readonly wazo: Wazo
  readonly furnished: Furnished
  /** What must be found nowhere: tokens that were made for the action, and what tests add. */
  readonly unseen: Set<string>

  private constructor(
    wazo: Wazo,
    furnished: Furnished,
    access: Access,
    furniture: Furniture,
    unseen: Set<string>,
  ) {
    const close = () => wazo.close()
    super({ platform: 'wazo', ...access, unseen: () => [...unseen], close }, furniture)
    this.wazo = wazo
    this.furnished = furnished
    this.unseen = unseen
  }

  static async open(options: WazoStageOptions = {}): Promise<WazoStage> {
    const { users = 0, login = 'token', inputs = {}, wazo: more = {}, files, run } = options
    const state = newState(7)
    const furnished = users > 0 ? makeTenant(state, { users }) : createTenant(state, empty)
    const made = new Set<string>()
    const wazo = await startWazo({
      ...{ state, password, ...more },
      onAnswer: async call => {
        for (const { token } of call.route === 'POST auth/token' ? state.tokens.all() : []) made.add(token)
        await more.onAnswer?.(call)
      },
    })
    const secret = options.secret ?? (login === 'token' ? wazo.token() : password)
    const { url, username } = wazo
    const signIn = login === 'token' ? { token: secret } : { username, password: secret }
    const access = {
      inputs: { url, tenant: furnished.tenant.uuid, ...signIn, ...inputs },
      secrets: { WAZO_SECRET: secret },
    }
    const furniture = await furnish({ files: { 'wazo-users.csv': oldRoster, ...files }, run })
    return new WazoStage(wazo, furnished, access, furniture, made)
  }

  /** Has the server make users of its own tenant, or of another one, by its import. */
  async hire(rows: readonly Row[], tenant: string = this.furnished.tenant.uuid): Promise<void> {
    for (const row of rows) {
      const answer = await fetch(`${this.wazo.url}/api/confd/1.1/users/import`, {
        method: 'POST',
        headers: {
          ...{ 'x-auth-token': this.wazo.token(), 'wazo-tenant': tenant },
          'content-type': 'text/csv; charset=utf-8',
        },
        body: stringify([Object.keys(row), Object.values(row)]),
      })
      if (answer.status !== 201) throw new Error(await answer.text())
    }
  }

  /** The name of the tenant's context for lines. */
  get inside(): string {
    return this.furnished.internal.name
  }

  /** The name of its context for numbers from outside. */
  get outside(): string {
    return this.furnished.incall.name
  }
}

interface Access {
  readonly inputs: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
}

/** The rows of a roster of Wazo. */
export function rowsIn(roster: string): Row[] {
  return parse(roster, { columns: true, cast: unguard })
}

/** Rows as a roster, with the columns that one of them has. */
export function rosterOf(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))]
  return stringify([columns, ...rows.map(row => columns.map(column => guard(row[column] ?? '')))])
}
