import { parse } from 'csv-parse/sync'
import {
  type MakeTenantOptions,
  makeTenant,
  newState,
  type Wazo as Server,
  startWazo,
  type WazoOptions,
} from '../../simulators/wazo/index.ts'

export type Row = Readonly<Record<string, string>>

/** A server with one tenant, until it is disposed of. */
export interface Served extends AsyncDisposable {
  readonly server: Server
  /** Its uuid. */
  readonly tenant: string
}

export async function serveTenant(
  made: MakeTenantOptions,
  options: WazoOptions & { readonly seed?: number } = {},
): Promise<Served> {
  const state = newState(options.seed)
  const { tenant } = makeTenant(state, made)
  const server = await startWazo({ ...options, state })
  return { server, tenant: tenant.uuid, [Symbol.asyncDispose]: () => server.close() }
}

/** The export of the server itself, by uuid. */
export async function servedExport({ server, tenant }: Served): Promise<ReadonlyMap<string, Row>> {
  const answer = await fetch(`${server.url}/api/confd/1.1/users/export`, {
    headers: { 'x-auth-token': server.token(), 'wazo-tenant': tenant, accept: 'text/csv; charset=utf-8' },
  })
  if (answer.status !== 200) throw new Error(await answer.text())
  return rowsOf(await answer.text())
}

export function rowsOf(csv: string): ReadonlyMap<string, Row> {
  const rows = parse(csv, { columns: true, record_delimiter: ['\r\n', '\n'] }) as Row[]
  return new Map(rows.map(row => [row.uuid ?? '', row]))
}

/** Every secret that the server keeps of users. */
export function secretsOf({ server: { state } }: Served): ReadonlySet<string> {
  const phones = [...state.sip.all()].flatMap(one => one.auth_section_options)
  const told = [
    ...phones.filter(([name]) => name === 'password').map(([, secret]) => secret),
    ...[...state.voicemails.all()].map(({ password }) => password),
    ...[...state.users.all()].map(user => user.call_permission_password),
  ]
  return new Set(told.filter(secret => secret !== null))
}
