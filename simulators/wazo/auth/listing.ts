import { compare } from '../confd/listing.ts'
import type { Account, State } from '../state.ts'
import type { Request, World } from '../world.ts'
import { type FieldProblem, oneOf } from './body.ts'
import { authRefusal } from './refusals.ts'

const orders = ['username', 'firstname', 'lastname'] as const

const filters: Readonly<Record<string, (account: Account, value: string) => boolean>> = {
  uuid: ({ uuid }, value) => value.split(',').includes(uuid),
  username: ({ username }, value) => username === value,
  firstname: ({ firstname }, value) => firstname === value,
  lastname: ({ lastname }, value) => lastname === value,
  purpose: ({ purpose }, value) => purpose === value,
  email_address: ({ emails }, value) => emails.some(({ address }) => address === value),
}

/** The accounts of a tenant: `total` counts all, `filtered` those that the query asks for. */
export function listAccounts(world: World, { tenant, below, query }: Request) {
  const { state } = world
  const { order, direction, limit, offset } = checkedPaging(world, query)
  const tenants = query.get('recurse')?.toLowerCase() === 'true' ? [tenant, ...below] : [tenant]
  const all = tenants.flatMap(({ uuid }) => state.accounts.by('tenant', uuid))
  const found = ordered(
    state,
    all.filter(account => wanted(account, query)),
    order,
  )
  if (direction === 'desc') found.reverse()
  const rows = found.slice(offset, limit ? offset + limit : undefined)
  return { filtered: found.length, total: all.length, rows }
}

function ordered(state: State, accounts: readonly Account[], order: (typeof orders)[number]): Account[] {
  return state.shuffled(accounts).sort((one, other) => compare(one[order], other[order]))
}

function wanted(account: Account, query: URLSearchParams): boolean {
  for (const [name, value] of query) {
    if (Object.hasOwn(filters, name) && !filters[name]?.(account, value)) return false
  }
  const search = query.get('search')?.toLowerCase()
  if (search === undefined) return true
  const { username, firstname, lastname, emails } = account
  const texts = [username, firstname, lastname, ...emails.map(({ address }) => address)]
  return texts.some(text => text?.toLowerCase().includes(search))
}

function checkedPaging({ clock }: World, query: URLSearchParams) {
  const problems: Record<string, readonly FieldProblem[]> = {}
  const check = (name: string, problem: FieldProblem | undefined) => {
    if (problem) problems[name] = [problem]
  }
  const order = query.get('order') ?? 'username'
  const direction = query.get('direction') ?? 'asc'
  check('order', oneOf(orders)(order))
  check('direction', oneOf(['asc', 'desc'])(direction))
  for (const name of ['limit', 'offset']) check(name, pageProblem(query.get(name)))
  if (Object.keys(problems).length > 0) {
    throw authRefusal(clock, 400, {
      message: problems,
      error_id: 'invalid-list-param',
      details: {},
      resource: 'users',
    })
  }
  return {
    order: order as (typeof orders)[number],
    direction,
    limit: Number(query.get('limit') ?? 0),
    offset: Number(query.get('offset') ?? 0),
  }
}

function pageProblem(given: string | null): FieldProblem | undefined {
  if (given === null) return undefined
  if (!/^-?\d+$/.test(given)) {
    return { message: 'Not a valid integer.', constraint_id: 'type', constraint: 'integer' }
  }
  if (Number(given) >= 0) return undefined
  return {
    constraint_id: 'range',
    constraint: { min: 0 },
    message: 'Must be greater than or equal to 0.',
  }
}
