import { StackFault } from '../contract/faults.ts'
import type { Field, Fields } from '../contract/fields.ts'
import { parseSimple } from '../contract/lexical.ts'
import { fieldsOf } from '../contract/types.ts'
import type { Element } from './tree.ts'

const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance'

type Bound = Record<string, unknown>

/**
 * Reads the children of `element` as the sequence `fields`. Order, cardinality, qualification, nil and the text of
 * simple types are checked; whatever the contract does not allow throws a StackFault that names it.
 */
export function bind(fields: Fields, element: Element): Bound {
  checkAttributes(element)
  if (element.text.trim() !== '') {
    throw unmarshalling(`unexpected text "${element.text.trim().slice(0, 40)}" inside "${element.local}"`)
  }
  const bound: Bound = {}
  const sequence = Object.entries(fields)
  let at = 0
  for (const child of element.children) {
    if (child.uri !== '') throw unexpected(child, sequence.slice(at))
    const found = sequence.findIndex(([name], index) => index >= at && name === child.local)
    const [name, field] = sequence[found] ?? []
    if (!name || !field) throw unexpected(child, sequence.slice(at))
    demand(element, sequence.slice(at, found))
    at = field.many ? found : found + 1
    place(bound, name, field, child)
  }
  demand(
    element,
    sequence.slice(at).filter(([name]) => !Object.hasOwn(bound, name)),
  )
  return bound
}

function place(bound: Bound, name: string, field: Field, child: Element): void {
  if (!field.many) {
    bound[name] = read(field, child)
    return
  }
  const items = (bound[name] ?? []) as unknown[]
  bound[name] = items
  const item = read(field, child)
  if (item !== undefined) items.push(item)
}

function read(field: Field, element: Element): unknown {
  if (isNil(field, element)) return undefined
  const fields = fieldsOf(field.type)
  if (fields) return bind(fields, element)
  checkAttributes(element)
  const [child] = element.children
  if (child) throw unexpected(child, [])
  const value = parseSimple(field.type, element.text)
  if (value === undefined) {
    throw unmarshalling(
      `"${element.text}" is not a valid value of ${field.type} (element "${element.local}")`,
    )
  }
  return value
}

function isNil(field: Field, element: Element): boolean {
  const nil = element.attributes.find(({ uri, local }) => uri === schemaInstance && local === 'nil')
  if (!nil) return false
  if (!field.nillable) throw unmarshalling(`element "${element.local}" is not nillable`)
  if (parseSimple('boolean', nil.value) !== true) return false
  if (element.children.length > 0 || element.text !== '') {
    throw unmarshalling(`element "${element.local}" is nil and yet has content`)
  }
  return true
}

function checkAttributes({ local, attributes }: Element): void {
  const odd = attributes.find(({ uri }) => uri !== schemaInstance)
  if (odd) throw unmarshalling(`attribute "${odd.local}" is not allowed on element "${local}"`)
}

function demand(element: Element, skipped: readonly (readonly [string, Field])[]): void {
  const missing = skipped.find(([, { required }]) => required)
  if (missing) throw unmarshalling(`element "${element.local}" lacks the element "${missing[0]}"`)
}

function unexpected({ uri, local }: Element, expected: readonly (readonly [string, Field])[]): StackFault {
  const names = expected.map(([name]) => `<{}${name}>`).join(',') || '(none)'
  return unmarshalling(`unexpected element (uri:"${uri}", local:"${local}"). Expected elements are ${names}`)
}

function unmarshalling(problem: string): StackFault {
  return new StackFault('Client', `Unmarshalling Error: ${problem}`)
}
