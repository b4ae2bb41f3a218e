import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { find, type Node, parseXml } from './xml.ts'

/** Where the vendor's WSDL lies, beside the repository; it is not part of it. */
export const wsdlPath = fileURLToPath(
  new URL('../../../../shared/five9/AdminWebService-v13.wsdl', import.meta.url),
)
export const hasWsdl = existsSync(wsdlPath)
export const noWsdl = 'the vendor WSDL is not here (../shared/five9/AdminWebService-v13.wsdl)'

interface Particle {
  readonly name: string
  readonly type: string
  readonly min: number
  readonly max: number
  readonly nillable: boolean
}

const lexical: Record<string, RegExp> = {
  string: /^[\s\S]*$/,
  boolean: /^(?:true|false|0|1)$/,
  byte: /^-?\d{1,3}$/,
  int: /^-?\d{1,10}$/,
  long: /^-?\d{1,19}$/,
  dateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/,
}

/** The vendor's WSDL, as far as it is needed to judge requests, answers and faults. */
export class VendorContract {
  readonly #sequences = new Map<string, readonly Particle[]>()
  readonly #enums = new Map<string, readonly string[]>()
  readonly #elements = new Map<string, string>()
  readonly #faults = new Map<string, readonly string[]>()

  constructor() {
    const definitions = parseXml(readFileSync(wsdlPath, 'utf8'))
    for (const schema of find(definitions, 'types/schema')) this.#readSchema(schema)
    const messages = new Map(
      find(definitions, 'message').map(message => [
        message.attributes.get('name'),
        local(find(message, 'part')[0]?.attributes.get('element')),
      ]),
    )
    for (const operation of find(definitions, 'portType/operation')) {
      const faults = find(operation, 'fault').map(
        fault => messages.get(local(fault.attributes.get('message'))) ?? '',
      )
      this.#faults.set(operation.attributes.get('name') ?? '', faults)
    }
  }

  /** The detail elements that an operation declares. */
  faultsOf(operation: string): readonly string[] {
    return this.#faults.get(operation) ?? []
  }

  /** The children of a global element's type. */
  childrenOf(element: string): readonly Particle[] | undefined {
    return this.#sequences.get(this.#elements.get(element) ?? '')
  }

  enumOf(type: string): readonly string[] | undefined {
    return this.#enums.get(type)
  }

  sequenceOf(type: string): readonly Particle[] | undefined {
    return this.#sequences.get(type)
  }

  /** What is wrong with an answer or a fault to `operation`; an empty list when nothing is. */
  problems(operation: string, xml: string): string[] {
    const [, body] = parseXml(xml).children
    const [content, second] = body?.children ?? []
    if (!content || second || body?.name !== 'Body') return ['no envelope with one element in its body']
    if (content.name !== 'Fault') return this.#global(content, `${operation}Response`)
    const [detail] = find(content, 'detail')[0]?.children ?? []
    if (!detail) return ['the fault has no detail']
    const known = this.faultsOf(operation).includes(detail.name)
      ? []
      : [`${operation} declares no ${detail.name}`]
    return [...known, ...this.#global(detail, detail.name)]
  }

  #global(node: Node, expected: string): string[] {
    const wrong =
      node.name === expected && node.uri === 'http://service.admin.ws.five9.com/' ? [] : [`<${node.name}>`]
    return [...wrong, ...this.#check(node, this.#elements.get(expected) ?? '', expected)]
  }

  #check(node: Node, type: string, path: string): string[] {
    const values = this.#enums.get(type)
    if (values) return values.includes(node.text) ? [] : [`${path}: "${node.text}" is no ${type}`]
    const sequence = this.#sequences.get(type)
    if (sequence) return this.#checkSequence(node, sequence, path)
    const ok = node.children.length === 0 && lexical[type]?.test(node.text)
    return ok ? [] : [`${path}: "${node.text}" is no ${type}`]
  }

  #checkSequence(node: Node, sequence: readonly Particle[], path: string): string[] {
    const left = [...node.children]
    const problems: string[] = []
    for (const { name, type, min, max } of sequence) {
      let count = 0
      while (left[0]?.name === name && left[0].uri === '' && count < max) {
        problems.push(...this.#check(left.shift() as Node, type, `${path}/${name}`))
        count += 1
      }
      if (count < min) problems.push(`${path}: ${name} is missing`)
    }
    return left.length > 0 ? [...problems, `${path}: unexpected ${left[0]?.name}`] : problems
  }

  #readSchema(schema: Node): void {
    for (const { name, attributes, children } of schema.children) {
      const own = attributes.get('name') ?? ''
      if (name === 'element') this.#elements.set(own, local(attributes.get('type')))
      if (name === 'complexType') {
        this.#sequences.set(own, find({ ...schema, children }, 'sequence/element').map(toParticle))
      }
      if (name !== 'simpleType') continue
      const values = find({ ...schema, children }, 'restriction/enumeration').map(
        value => value.attributes.get('value') ?? '',
      )
      if (values.length > 0) this.#enums.set(own, values)
      else this.#sequences.delete(own)
    }
  }
}

function toParticle({ attributes }: Node): Particle {
  return {
    name: attributes.get('name') ?? '',
    type: local(attributes.get('type')),
    min: Number(attributes.get('minOccurs') ?? 1),
    max:
      attributes.get('maxOccurs') === 'unbounded'
        ? Number.POSITIVE_INFINITY
        : Number(attributes.get('maxOccurs') ?? 1),
    nillable: attributes.get('nillable') === 'true',
  }
}

function local(name: string | undefined): string {
  return name?.split(':').at(-1) ?? ''
}
