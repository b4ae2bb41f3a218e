import { inputError } from '../refusal.ts'
import type { State } from '../state.ts'
import type { Request } from '../world.ts'

export type Cell = string | number | boolean | null | undefined

/** What a list can be ordered and filtered by; `searched` names the columns that `search` looks into. */
export interface Columns<Row> {
  readonly columns: Readonly<Record<string, (row: Row) => Cell>>
  readonly searched: readonly string[]
  /** What it is ordered by unless told; by nothing in particular where this is not given. */
  readonly order?: string
}

export interface Page<Row> {
  readonly total: number
  readonly rows: readonly Row[]
}

/**
 * Filters, orders and cuts `rows` as the query says. Filters for columns that there are not are ignored. Rows that
 * the order does not tell apart come in any order, as they would out of a database.
 */
export function listed<Row>(
  state: State,
  { columns, searched, order: usual }: Columns<Row>,
  query: URLSearchParams,
  rows: readonly Row[],
): Page<Row> {
  const limit = pageNumber(query, 'limit')
  const offset = pageNumber(query, 'offset') ?? 0
  const direction = query.get('direction') ?? 'asc'
  if (direction !== 'asc' && direction !== 'desc') throw inputError("direction: must be 'asc' or 'desc'")
  const order = query.get('order') ?? usual
  const column = order === undefined ? undefined : own(columns, order)
  if (order !== undefined && !column) throw inputError(`order: column '${order}' was not found`)
  if (limit === 0) throw inputError("field 'limit': wrong type. Should be a positive number")
  const found = rows.filter(row => wanted(row, columns, searched, query))
  const shuffled = state.shuffled(found)
  if (column) shuffled.sort((one, other) => compare(column(one), column(other)))
  if (column && direction === 'desc') shuffled.reverse()
  return {
    total: found.length,
    rows: shuffled.slice(offset, limit === undefined ? undefined : offset + limit),
  }
}

/** The rows of a table that the request's tenant owns, and with `recurse=true` those of the tenants below. */
export function rowsOf<Row>(
  table: { by(index: 'tenant', key: string): Row[] },
  { tenant, below, query }: Pick<Request, 'tenant' | 'below' | 'query'>,
): Row[] {
  const tenants = query.get('recurse')?.toLowerCase() === 'true' ? [tenant, ...below] : [tenant]
  return tenants.flatMap(({ uuid }) => table.by('tenant', uuid))
}

function wanted<Row>(
  row: Row,
  columns: Columns<Row>['columns'],
  searched: readonly string[],
  query: URLSearchParams,
): boolean {
  for (const [name, value] of query) {
    const column = own(columns, name)
    if (!column) continue
    const options = name === 'uuid' ? value.split(',') : [value]
    if (!options.includes(asText(column(row)) ?? '')) return false
  }
  const search = query.get('search')
  if (search === null) return true
  const needle = plain(search)
  return searched.some(name => plain(asText(columns[name]?.(row)) ?? '').includes(needle))
}

function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

function asText(cell: Cell): string | undefined {
  return cell === null || cell === undefined ? undefined : String(cell)
}

/** Searching is blind to case and accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** By code point; what is empty comes last. */
export function compare(one: Cell, other: Cell): number {
  if (one === other) return 0
  if (one === null || one === undefined) return 1
  if (other === null || other === undefined) return -1
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other)))
}

function pageNumber(query: URLSearchParams, name: 'limit' | 'offset'): number | undefined {
  const given = query.get(name)
  if (given === null) return undefined
  if (!/^\s*[+-]?\d+\s*$/.test(given)) {
    throw inputError(
      `${name}: {'message': 'Not a valid integer.', 'constraint_id': 'type', 'constraint': 'integer'}`,
    )
  }
  if (Number(given) < 0) {
    throw inputError(
      `${name}: [{'constraint_id': 'range', 'constraint': {'min': 0}, 'message': 'Must be greater than or equal to 0.'}]`,
    )
  }
  return Number(given)
}
