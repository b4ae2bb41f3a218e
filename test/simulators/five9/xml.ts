import { SaxesParser } from 'saxes'

/** An element of a parsed answer, with its namespace resolved. */
export interface Node {
  readonly uri: string
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: Node[]
  text: string
}

/** Parses a well-formed document; throws otherwise. */
export function parseXml(xml: string): Node {
  const parser = new SaxesParser({ xmlns: true })
  const open: Node[] = []
  let root: Node | undefined
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    const values = Object.entries(attributes).map(([name, { value }]) => [name, value] as const)
    const node: Node = { uri, name: local, attributes: new Map(values), children: [], text: '' }
    open.at(-1)?.children.push(node)
    root ??= node
    open.push(node)
  })
  parser.on('text', text => {
    const inside = open.at(-1)
    if (inside) inside.text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(xml).close()
  if (!root) throw new Error('no element')
  return root
}

/** The descendants that a path of names leads to. */
export function find(node: Node | undefined, path: string): Node[] {
  let level = node ? [node] : []
  for (const name of path.split('/'))
    level = level.flatMap(one => one.children.filter(child => child.name === name))
  return level
}

/** The text of the first descendant that a path of names leads to. */
export function textAt(node: Node | undefined, path: string): string | undefined {
  return find(node, path)[0]?.text
}

/** Fields of a request, in the order in which they are to be sent. `undefined` is left out. */
export interface Sent {
  readonly [name: string]: string | number | boolean | undefined | Sent | readonly (string | Sent)[]
}

/** Writes fields without a namespace, as the contract wants them. */
export function writeXml(fields: Sent): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map(one => [name, one] as const))
    .map(([name, value]) => {
      if (value === undefined) return ''
      return `<${name}>${typeof value === 'object' ? writeXml(value as Sent) : escaped(String(value))}</${name}>`
    })
    .join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
