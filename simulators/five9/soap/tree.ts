import { SaxesParser } from 'saxes'

/** An element with its namespace resolved. */
export interface Element {
  readonly uri: string
  readonly local: string
  readonly attributes: readonly Attribute[]
  readonly children: readonly Element[]
  /** All character data directly inside the element. */
  readonly text: string
}

interface Attribute {
  readonly uri: string
  readonly local: string
  readonly value: string
}

type Growing = Element & { children: Element[]; text: string }

const maxDepth = 64

/**
 * Parses a whole document with namespaces.
 * Throws an Error that says what is wrong where the document is not well-formed, declares a DTD or nests too deep.
 */
export function parseTree(xml: string): Element {
  const parser = new SaxesParser({ xmlns: true })
  const open: Growing[] = []
  let root: Element | undefined
  parser.on('error', error => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('a DTD is not allowed')
  })
  parser.on('opentag', tag => {
    const element: Growing = {
      uri: tag.uri,
      local: tag.local,
      attributes: Object.values(tag.attributes).filter(
        ({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns',
      ),
      children: [],
      text: '',
    }
    open.at(-1)?.children.push(element)
    root ??= element
    if (open.push(element) > maxDepth) throw new Error('elements are nested too deep')
  })
  const characters = (text: string) => {
    const inside = open.at(-1)
    if (inside) inside.text += text
  }
  parser.on('text', characters)
  parser.on('cdata', characters)
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(xml).close()
  if (!root) throw new Error('the document is empty')
  return root
}
