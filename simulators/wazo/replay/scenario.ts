import { readFileSync } from 'node:fs'

/** A sequence of requests and the answers of a server, as one JSON file holds it, starting from a new tenant. */
export interface Scenario {
  readonly scenario: string
  readonly about: string
  readonly tenant: RecordedTenant
  readonly other_tenant?: RecordedTenant
  readonly exchanges: readonly RecordedExchange[]
}

export interface RecordedTenant {
  readonly uuid: string
  /** Names of its contexts, `ctx-<name of the tenant>-<type>-<uuid>`. */
  readonly internal: string
  readonly incall: string
  readonly internal_range: readonly [start: string, end: string]
  readonly incall_range: readonly [start: string, end: string]
  /** Names and numbers. */
  readonly call_permissions: Readonly<Record<string, NumberText>>
  /** Labels and uuids. */
  readonly sip_templates: Readonly<Record<string, string>>
}

export interface RecordedExchange {
  /** What it shows. */
  readonly step: string
  readonly request: RecordedRequest
  readonly response: {
    readonly status: NumberText
    readonly headers: Readonly<Record<string, string>>
    readonly body: Json
  }
}

export interface RecordedRequest {
  readonly service: 'confd' | 'auth'
  readonly method: string
  /** Below the version. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  /** A text as it was sent, or what was sent as JSON. */
  readonly body?: Json
  /** Bytes that are no UTF-8. */
  readonly body_base64?: string
  readonly body_repeat?: { readonly prefix: string; readonly repeat: string; readonly count: NumberText }
  /** The prefix of the product's front that it went through. */
  readonly front?: string
}

export type Json = string | boolean | null | NumberText | readonly Json[] | { readonly [name: string]: Json }

/** A number as it is written: `20` and `20.0` differ. */
export class NumberText {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export function readScenario(file: string): Scenario {
  const value = parseJson(readFileSync(file, 'utf8'))
  if (!isRecord(value) || !Array.isArray(value.exchanges) || !isRecord(value.tenant as Json)) {
    throw new Error(`${file} is no recording: it needs a tenant and exchanges`)
  }
  return value as unknown as Scenario
}

export function isRecord(value: Json | undefined): value is { readonly [name: string]: Json } {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NumberText)
  )
}

/** Parses JSON, numbers as they are written. */
export function parseJson(text: string): Json {
  type Reviver = (this: unknown, name: string, value: unknown) => unknown
  const keep = (_: string, value: unknown, { source }: { readonly source: string }) =>
    typeof value === 'number' ? new NumberText(source) : value
  return JSON.parse(text, keep as unknown as Reviver) as Json
}

/** Writes what `parseJson` has read. */
export function writeJson(value: Json): string {
  if (value instanceof NumberText) return value.text
  if (Array.isArray(value)) return `[${value.map(writeJson).join(', ')}]`
  if (isRecord(value)) {
    const fields = Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${writeJson(one)}`)
    return `{${fields.join(', ')}}`
  }
  return JSON.stringify(value)
}
