import { isUuid } from './fields.ts'
import type { Answer, Request, World } from './world.ts'

export type Service = 'confd' | 'auth'

export interface Route {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'
  /** Below the version: `/lines/<int:line>/endpoints/sip/<uuid:sip>`. */
  readonly path: string
  /** What the token must allow; nothing where none is needed. `{line}` stands for that part of the path. */
  readonly access: string | undefined
  readonly handle: (world: World, request: Request) => Answer | Promise<Answer>
  /** The content type of a refused token, where it is not JSON. */
  readonly refusedAs?: (headers: Request['headers']) => string | undefined
}

export type Match =
  | { readonly route: Route; readonly parts: Readonly<Record<string, string>> }
  | { readonly allowed: readonly string[] }
  | undefined

/** The kinds of parts that a path may have. */
const kinds: Readonly<Record<string, (text: string) => boolean>> = {
  int: text => /^\d+$/.test(text),
  uuid: isUuid,
  user: text => isUuid(text) || /^\d+$/.test(text),
  text: () => true,
}

/** The routes of a service, by the shape of their paths. */
export class Router {
  readonly #routes: readonly { readonly route: Route; readonly pattern: readonly Part[] }[]

  constructor(routes: readonly Route[]) {
    this.#routes = routes.map(route => ({ route, pattern: route.path.split('/').map(asPart) }))
  }

  /** The route of a request; or, for another method of a path that there is, what it allows. */
  match(method: string, path: string): Match {
    const segments = path.split('/')
    const matching = this.#routes.flatMap(({ route, pattern }) => {
      const parts = matched(pattern, segments)
      return parts ? [{ route, parts }] : []
    })
    if (matching.length === 0) return undefined
    const methods = matching.map(({ route }) => route.method as string)
    const asked = method === 'HEAD' && !methods.includes('HEAD') ? 'GET' : method
    return matching.find(({ route }) => route.method === asked) ?? { allowed: allowed(methods) }
  }
}

interface Part {
  readonly kind?: string
  /** The literal text, or the name of what stands there. */
  readonly text: string
}

function asPart(segment: string): Part {
  const [, kind, name] = /^<(\w+):(\w+)>$/.exec(segment) ?? []
  return kind !== undefined && name !== undefined ? { kind, text: name } : { text: segment }
}

function matched(
  pattern: readonly Part[],
  segments: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (pattern.length !== segments.length) return undefined
  const parts: Record<string, string> = {}
  for (const [index, { kind, text }] of pattern.entries()) {
    const segment = segments[index] as string
    if (kind === undefined ? segment !== text : !kinds[kind]?.(segment)) return undefined
    if (kind !== undefined) parts[text] = segment
  }
  return parts
}

function allowed(methods: readonly string[]): string[] {
  const all = new Set([...methods, 'OPTIONS', ...(methods.includes('GET') ? ['HEAD'] : [])])
  return ['GET', 'PUT', 'OPTIONS', 'HEAD', 'DELETE', 'POST'].filter(method => all.has(method))
}
