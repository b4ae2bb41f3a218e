import { Uuid } from '../../python.ts'
import { notFound, type ResourceName } from '../../refusal.ts'
import type { Route } from '../../routing.ts'
import type { State } from '../../state.ts'
import { type Answer, created, ok, type Request, type World } from '../../world.ts'
import { type Columns, listed, rowsOf } from '../listing.ts'
import type { Look } from '../shown.ts'

/** One kind of rows that the API has an address for. */
export interface Resource<Row> {
  readonly name: ResourceName
  /** `/extensions` */
  readonly path: string
  readonly table: (state: State) => {
    get(key: string | number): Row | undefined
    by(index: 'tenant', key: string): Row[]
  }
  readonly key: 'id' | 'uuid'
  readonly columns: (state: State) => Columns<Row>
  readonly show: (look: Look, row: Row) => object
  /** As a list shows it, where that is otherwise. */
  readonly showListed?: (look: Look, row: Row) => object
}

type Handle = (world: World, request: Request) => Answer

const verbs = { GET: 'read', POST: 'create', PUT: 'update', DELETE: 'delete' } as const

/**
 * A route whose access right follows from its path, as confd's do. What writes does so in a transaction: a request
 * that is refused leaves nothing.
 */
export function route(method: keyof typeof verbs, path: string, handle: Handle): Route {
  return {
    method,
    path,
    access: accessTo(path, verbs[method]),
    handle: (world, request) =>
      method === 'GET' ? handle(world, request) : world.state.transaction(() => handle(world, request)),
  }
}

/** `confd.lines.{line}.extensions.{extension}.update` */
export function accessTo(path: string, verb: string): string {
  const parts = path.slice(1).split('/')
  return ['confd', ...parts.map(part => part.replace(/^<\w+:(\w+)>$/, '{$1}')), verb].join('.')
}

export function lookOf({ state }: World, { base }: Request): Look {
  return { state, base }
}

/** Answers with a page of all rows. */
export function list<Row>(resource: Resource<Row>): Handle {
  return (world, request) => {
    const { state } = world
    const rows = rowsOf(resource.table(state), request)
    const page = listed(state, resource.columns(state), request.query, rows)
    const look = lookOf(world, request)
    const { show, showListed = show } = resource
    return ok({ total: page.total, items: page.rows.map(row => showListed(look, row)) })
  }
}

/** Answers with the row that the path names. */
export function read<Row extends { readonly tenant_uuid: string }>(resource: Resource<Row>): Handle {
  return (world, request) => ok(resource.show(lookOf(world, request), find(world, request, resource)))
}

/** The row that a part of the path names, by default the first; refuses where the tenant has none. */
export function find<Row extends { readonly tenant_uuid: string }>(
  { state }: World,
  { parts, tenant, below }: Request,
  { name, key, table }: Resource<Row>,
  part = Object.keys(parts)[0] as string,
): Row {
  const text = parts[part] as string
  const row = table(state).get(key === 'id' ? Number(text) : text.toLowerCase())
  if (row && [tenant, ...below].some(({ uuid }) => uuid === row.tenant_uuid)) return row
  throw notFound(name, key === 'id' ? { id: Number(text) } : { uuid: new Uuid(text.toLowerCase()) })
}

/** Answers with a new row and where it is. */
export function madeAt<Row>(
  world: World,
  request: Request,
  { path, show }: Resource<Row>,
  row: Row,
  id: string | number,
): Answer {
  return created(show(lookOf(world, request), row), `${request.base}${path}/${id}`)
}
