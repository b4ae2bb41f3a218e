import type { Service } from './routing.ts'

/** Where a request goes. */
export interface Address {
  readonly service: Service
  /** Whether it passes through the product's TLS front. */
  readonly front: boolean
  /** The prefix of its path: `/api/confd/1.1`. */
  readonly prefix: string
  /** The rest of the path, without query. */
  readonly path: string
  readonly query: URLSearchParams
}

/** The front has both services below it; each of them also answers alone, in reality on a port of its own. */
const prefixes: readonly Omit<Address, 'path' | 'query'>[] = [
  { service: 'confd', front: true, prefix: '/api/confd/1.1' },
  { service: 'auth', front: true, prefix: '/api/auth/0.1' },
  { service: 'confd', front: false, prefix: '/1.1' },
  { service: 'auth', front: false, prefix: '/0.1' },
]

/** Nothing where the address belongs to no service. */
export function addressOf(url: string): Address | undefined {
  const [path = '', query = ''] = url.split('?', 2)
  const found = prefixes.find(({ prefix }) => path.startsWith(`${prefix}/`))
  if (!found) return undefined
  return { ...found, path: decode(path.slice(found.prefix.length)), query: new URLSearchParams(query) }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
