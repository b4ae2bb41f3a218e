import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { refusal } from '../../../../src/platforms/wazo/errors.ts'
import { Redaction } from '../../../../src/platforms/wazo/redaction.ts'
import * as resources from '../../../../src/platforms/wazo/resources.ts'
import type { Method, ServiceName } from '../../../../src/platforms/wazo/wire.ts'

interface Exchange {
  readonly step: string
  readonly request: {
    readonly service: ServiceName
    readonly method: Method
    readonly path: string
    readonly query?: Readonly<Record<string, string>>
  }
  readonly response: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body: unknown
  }
}

// Exchanges with a real server. They lie beside the project, and not everywhere.
const folder = fileURLToPath(new URL('../../../../../shared/recordings/wazo/', import.meta.url))
const present = existsSync(folder)
const absent = 'the recordings are not here (../shared/recordings/wazo)'

const exchanges: readonly Exchange[] = present
  ? readdirSync(folder)
      .filter(name => name.endsWith('.json'))
      .flatMap(name => JSON.parse(readFileSync(`${folder}${name}`, 'utf8')).exchanges ?? [])
  : []

const { userSummaries, ...others } = resources

/** What was read, and the schema that it should fit. */
function readings({ request, response }: Exchange): readonly (readonly [z.ZodType, unknown])[] {
  const { service, method, path, query = {} } = request
  if (method !== 'GET' || response.status !== 200) return []
  if (path === '/users' && query.view !== undefined) {
    const { items } = response.body as { items: unknown[] }
    return query.view === 'summary' ? items.map(item => [userSummaries.item, item]) : []
  }
  return Object.values(others).flatMap(collection => {
    if (collection.service !== service) return []
    if (collection.path === path) {
      return (response.body as { items: unknown[] }).items.map(item => [collection.item, item] as const)
    }
    const rest = path.startsWith(`${collection.path}/`) ? path.slice(collection.path.length + 1) : ''
    return /^[0-9a-f-]+$/.test(rest) ? [[collection.item, response.body] as const] : []
  })
}

describe.skipIf(!present)(`what a real server answered${present ? '' : `: ${absent}`}`, () => {
  test('has all that is relied on', () => {
    const seen = new Set<z.ZodType>()
    for (const exchange of exchanges) {
      for (const [schema, item] of readings(exchange)) {
        expect(schema.safeParse(item).error, `${exchange.request.path}: ${exchange.step}`).toBeUndefined()
        seen.add(schema)
      }
    }
    expect(seen.size).toBe(Object.keys(resources).length)
  })

  test('is told without token and pages, where it was an error', () => {
    const errors = exchanges.filter(({ response }) => response.status >= 400)
    expect(errors.length).toBeGreaterThan(200)
    for (const { request, response } of errors) {
      const { status, body, headers } = response
      const failure = refusal({
        call: request,
        answer: {
          ...{ status, type: headers['content-type'] ?? '' },
          text: typeof body === 'string' ? body : JSON.stringify(body),
        },
        ...{ host: 'wazo.example.com', tenant: 'a-tenant' },
        redaction: new Redaction(['<TOKEN>', '<TOKEN:reader>']),
      })
      expect(failure.message).not.toMatch(/TOKEN|doctype|html/)
      expect(failure.message).toContain(`HTTP ${status} from wazo.example.com`)
    }
  })
})
