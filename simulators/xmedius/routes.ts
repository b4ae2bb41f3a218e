/** A permission of an access token, as the portal calls it. */
export type Permission = 'Manage users' | 'Query user directory'

interface Route {
  readonly method: string
  /** Below the account, without `.json`. */
  readonly path: RegExp
  readonly needs: Permission
}

const routes = {
  listGroups: { method: 'GET', path: /^groups$/, needs: 'Manage users' },
  listFaxNumbers: { method: 'GET', path: /^fax_numbers$/, needs: 'Manage users' },
  listUsers: { method: 'GET', path: /^users$/, needs: 'Query user directory' },
  readUser: { method: 'GET', path: /^users\/(\d{1,15})$/, needs: 'Query user directory' },
  createUser: { method: 'POST', path: /^users$/, needs: 'Manage users' },
  updateUser: { method: 'PUT', path: /^users\/(\d{1,15})$/, needs: 'Manage users' },
  deleteUser: { method: 'DELETE', path: /^users\/(\d{1,15})$/, needs: 'Manage users' },
  associate: { method: 'POST', path: /^fax_numbers\/(\d{1,15})\/associate$/, needs: 'Manage users' },
  disassociate: { method: 'POST', path: /^fax_numbers\/(\d{1,15})\/disassociate$/, needs: 'Manage users' },
} as const satisfies Readonly<Record<string, Route>>

export type OperationName = keyof typeof routes

export interface Routed {
  readonly operation: OperationName
  readonly needs: Permission
  /** Of the user or fax number in the address. */
  readonly id: number | undefined
  /** Whether a body comes with it. */
  readonly takesBody: boolean
}

/** The operation of a request to `/enterprises/{account}/…`, undefined where there is none. */
export function routed(method: string, url: string, account: string): Routed | undefined {
  const [, named, path] = /^\/enterprises\/([^/?]+)\/([^?]*?)(?:\.json)?(?:\?.*)?$/.exec(url) ?? []
  if (named !== encodeURIComponent(account) || path === undefined) return undefined
  for (const [operation, route] of Object.entries(routes) as [OperationName, Route][]) {
    const match = route.method === method ? route.path.exec(path) : null
    if (!match) continue
    const id = match[1] === undefined ? undefined : Number(match[1])
    return { operation, needs: route.needs, id, takesBody: method === 'POST' || method === 'PUT' }
  }
  return undefined
}
