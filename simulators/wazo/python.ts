/** A number that Python holds as a float: written with a decimal point even when it is whole. */
export class Float {
  readonly value: number

  constructor(value: number) {
    this.value = value
  }

  toString(): string {
    return Number.isInteger(this.value) ? `${this.value}.0` : String(this.value)
  }
}

/** What messages show as `UUID('…')`. */
export class Uuid {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What messages show as `OrderedDict([…])`. */
export class OrderedDict {
  readonly entries: readonly (readonly [string, unknown])[]

  constructor(fields: Readonly<Record<string, unknown>>) {
    this.entries = Object.entries(fields)
  }
}

/** JSON as Python's `json.dumps` writes it, with the line feed that the services put at its end. */
export function writeJson(value: unknown): string {
  return `${json(value)}\n`
}

function json(value: unknown): string {
  if (value === undefined) throw new Error('There is no JSON for undefined')
  if (value instanceof Float) return value.toString()
  if (value instanceof Uuid) return json(value.text)
  if (Array.isArray(value)) return `[${value.map(json).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    // A map keeps an order that an object would not, as of names that are numbers.
    const entries = value instanceof Map ? [...value] : Object.entries(value)
    return `{${entries.map(([name, one]) => `${json(String(name))}: ${json(one)}`).join(', ')}}`
  }
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A value as Python's `repr` shows it. */
export function repr(value: unknown): string {
  if (value === null || value === undefined) return 'None'
  if (value === true) return 'True'
  if (value === false) return 'False'
  if (value instanceof Uuid) return `UUID('${value.text}')`
  if (value instanceof Float || typeof value === 'number') return String(value)
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`
  if (value instanceof OrderedDict) return `OrderedDict([${value.entries.map(reprTuple).join(', ')}])`
  const entries = value instanceof Map ? [...value] : Object.entries(value as object)
  return `{${entries.map(([name, one]) => `${repr(name)}: ${repr(one)}`).join(', ')}}`
}

function reprTuple(items: readonly unknown[]): string {
  return `(${items.map(repr).join(', ')})`
}

/** Fields as messages of confd show them, behind what they are about: `('id': 7, 'name': 'x')`. */
export function reprFields(fields: object): string {
  return `(${Object.entries(fields)
    .map(([name, value]) => `${repr(name)}: ${repr(value)}`)
    .join(', ')})`
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  const inner = [...text].map(one => {
    if (one === '\\' || one === quote) return `\\${one}`
    if (one === '\n') return '\\n'
    if (one === '\r') return '\\r'
    if (one === '\t') return '\\t'
    const code = one.codePointAt(0) as number
    if (code < 0x20 || (code >= 0x7f && code < 0xa1) || code === 0xad) {
      return `\\x${code.toString(16).padStart(2, '0')}`
    }
    return one
  })
  return `${quote}${inner.join('')}${quote}`
}
