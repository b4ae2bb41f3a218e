import { existsSync, readFileSync } from 'node:fs'
import { SaxesParser } from 'saxes'
import { beforeEach, describe, expect, test } from 'vitest'
import { operations, records, vocabularies } from '../../../src/platforms/five9/contract.ts'
import { wsdl } from '../../../src/platforms/five9/wsdl.ts'

const vendorFile = new URL('../../../../shared/five9/AdminWebService-v13.wsdl', import.meta.url)

/** What a WSDL says: fields by complex type, in order, as `name type min max`; and the rest as sorted lines. */
interface Contract {
  readonly types: ReadonlyMap<string, readonly string[]>
  readonly simpleTypes: ReadonlySet<string>
  readonly lines: ReadonlySet<string>
}

function parse(text: string): Contract {
  const types = new Map<string, string[]>()
  const simpleTypes = new Set<string>()
  const lines = new Set<string>()
  const path: string[] = []
  let operation = ''
  const parser = new SaxesParser({ position: false, xmlns: false })
  parser.on('opentag', ({ name, attributes }) => {
    const at = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, local(value)]))
    path.push(local(name))
    const inside = path.join('/')
    if (inside.endsWith('schema/complexType')) types.set(at.name ?? '', [])
    if (inside.endsWith('schema/simpleType')) simpleTypes.add(at.name ?? '')
    if (inside.endsWith('complexType/sequence/element')) {
      types
        .get([...types.keys()].at(-1) ?? '')
        ?.push(`${at.name} ${at.type} ${at.minOccurs ?? 1} ${at.maxOccurs ?? 1}`)
    }
    if (inside.endsWith('schema')) lines.add(`schema ${attributes.targetNamespace} ${at.elementFormDefault}`)
    if (inside.endsWith('schema/element')) lines.add(`element ${at.name} ${at.type}`)
    if (inside.endsWith('message')) operation = at.name ?? ''
    if (inside.endsWith('message/part')) lines.add(`message ${operation} ${at.name} ${at.element}`)
    if (inside.endsWith('/operation') && at.name !== undefined) operation = at.name
    if (inside.endsWith('operation/operation'))
      lines.add(`binding ${operation} ${at.soapAction}. ${at.style}`)
    if (inside.endsWith('put/body')) lines.add(`${path.at(-2)} ${operation} ${at.use}`)
    if (/portType\/operation\/(in|out)put$/.test(inside))
      lines.add(`${path.at(-1)} ${operation} ${at.message}`)
    if (inside.endsWith('binding/binding')) lines.add(`transport ${attributes.transport}`)
  })
  parser.on('closetag', () => path.pop())
  parser.write(text).close()
  return { types, simpleTypes, lines }
}

function local(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1)
}

describe("The vendor's WSDL", () => {
  let vendor: Contract | undefined
  const own = parse(wsdl())

  beforeEach(context => {
    if (!existsSync(vendorFile))
      context.skip(`${vendorFile.pathname} is absent; the vendor does not allow to publish it`)
    vendor ??= parse(readFileSync(vendorFile, 'utf8'))
  })

  test.each([...own.types.keys()])('has the type %s with the same fields in the same order', name => {
    const declared = own.types.get(name) ?? []
    const theirs = vendor?.types.get(name) ?? []
    expect(theirs.filter(field => declared.includes(field))).toEqual(declared)
    // The whole configuration of a domain is not wanted; of all other types nothing is left out.
    if (name !== 'vccConfiguration') expect(theirs).toEqual(declared)
    else expect(theirs.length).toBeGreaterThan(declared.length)
  })

  test('has the lists of words', () => {
    expect([...(vendor?.simpleTypes ?? [])]).toEqual(expect.arrayContaining([...own.simpleTypes]))
  })

  test('has the same elements, messages, operations and binding', () => {
    expect([...own.lines].filter(line => !vendor?.lines.has(line))).toEqual([])
    expect(own.lines.size).toBeGreaterThan(Object.keys(operations).length * 8)
  })
})

describe("The project's WSDL", () => {
  test('has all operations and types of the contract', () => {
    const { types, simpleTypes } = parse(wsdl())
    const wrappers = Object.keys(operations).flatMap(name => [name, `${name}Response`])
    expect([...types.keys()].sort()).toEqual([...wrappers, ...Object.keys(records)].sort())
    expect([...simpleTypes].sort()).toEqual([...vocabularies].sort())
  })

  test('names nothing that soap would have to fetch', () => {
    expect(wsdl()).not.toMatch(/import|include|schemaLocation/)
  })
})
