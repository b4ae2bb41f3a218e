import { stringify } from 'csv-stringify/sync'
import { createTenant, type Furnished, newState, startWazo, type Wazo } from '../../simulators/wazo/index.ts'
import type { Change } from '../../src/roster/planning/plan.ts'
import type { Row } from '../wazo-export/served.ts'

export interface Answered {
  readonly status: number
  readonly text: string
}

/** A small tenant on a server of its own, as its administrator sees it. */
export class Office implements AsyncDisposable {
  readonly server: Wazo
  readonly furnished: Furnished

  private constructor(server: Wazo, furnished: Furnished) {
    this.server = server
    this.furnished = furnished
  }

  static async open(): Promise<Office> {
    const state = newState(7)
    const range = (start: string, end: string) => ({ start, end })
    const furnished = createTenant(state, {
      name: 'office',
      internal: range('1000', '1999'),
      incall: range('5551000', '5551999'),
    })
    return new Office(await startWazo({ state }), furnished)
  }

  /** The uuid of the tenant. */
  get tenant(): string {
    return this.furnished.tenant.uuid
  }

  /** The name of its context for lines. */
  get inside(): string {
    return this.furnished.internal.name
  }

  /** The name of its context for numbers from outside. */
  get outside(): string {
    return this.furnished.incall.name
  }

  async post(path: string, body: object | string, type = 'application/json'): Promise<Answered> {
    const answer = await fetch(`${this.server.url}/api/confd/1.1${path}`, {
      method: 'POST',
      headers: { 'x-auth-token': this.server.token(), 'wazo-tenant': this.tenant, 'content-type': type },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return { status: answer.status, text: await answer.text() }
  }

  /** Has the server create a user from a row, with the columns that are filled. */
  import(row: Row): Promise<Answered> {
    const filled = Object.entries(row).filter(([, cell]) => cell !== '')
    const csv = stringify([filled.map(([name]) => name), filled.map(([, cell]) => cell)])
    return this.post('/users/import', csv, 'text/csv; charset=utf-8')
  }

  /** The same, of somebody who is to be there. */
  async hire(row: Row): Promise<void> {
    const { status, text } = await this.import(row)
    if (status !== 201) throw new Error(text)
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.server.close()
  }
}

/**
 * What a change of a new user asks for, as an import would send it.
 * @param row where secrets are, or their names in the environment
 */
export function cellsOf({ fields }: Change, environment: Readonly<Record<string, string>>, row: Row): Row {
  return Object.fromEntries(
    fields.map(({ column, after, secret }) => {
      const cell = secret ? secretIn(row[column] ?? '', environment) : (after ?? '')
      return [column, column === 'call_permissions' ? cell.split(/;\s*/).filter(Boolean).join(';') : cell]
    }),
  )
}

function secretIn(cell: string, environment: Readonly<Record<string, string>>): string {
  return cell.startsWith('env:') ? (environment[cell.slice('env:'.length)] ?? '') : cell
}
