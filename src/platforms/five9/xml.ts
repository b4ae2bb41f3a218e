import { type SaxesOptions, SaxesParser, type SaxesTagPlain } from 'saxes'
import { Failure } from '../../work/failure.ts'

/** A place in a document: what is made of the elements inside one element. Names come without their prefix. */
export interface Place {
  /** The place that a child element is; `undefined` for a child that only holds text, or that is of no interest. */
  enter(name: string): Place | undefined
  /** A child that holds text, unchanged, and nothing else. Not called for `xsi:nil`. */
  text(name: string, value: string): void
  leave(): void
}

/**
 * Walks through the elements of a document that arrives in pieces. Holds no more of it than the text it is in.
 *
 * Elements are told apart by local name alone: the contract has no two that differ in namespace only, and servers
 * choose their prefixes freely. A document type is refused, so that no entities are defined.
 */
export class XmlWalk {
  readonly #parser = new SaxesParser<SaxesOptions & { xmlns: false }>({ position: false, xmlns: false })
  readonly #outer: Place[] = []
  /** Names without their prefix, by name: finding one is quicker than cutting it out a million times. */
  readonly #localNames = new Map<string, string>()
  #place: Place
  /** Open elements at and below a child that is not a place. */
  #below = 0
  /** The local name of that child. */
  #child = ''
  /** The text of that child; `undefined` when it is nil or holds more than text. */
  #text: string | undefined

  constructor(document: Place) {
    this.#place = document
    this.#parser.on('opentag', tag => this.#open(tag))
    this.#parser.on('closetag', () => this.#close())
    this.#parser.on('text', text => this.#append(text))
    this.#parser.on('cdata', text => this.#append(text))
    this.#parser.on('doctype', () => {
      throw malformed()
    })
  }

  /** Throws a `Failure` with the code `MalformedAnswer` for what is not well-formed XML; no more may be written then. */
  write(text: string): void {
    try {
      this.#parser.write(text)
    } catch (error) {
      throw error instanceof Failure ? error : malformed()
    }
  }

  /** Throws a `Failure` with the code `TruncatedAnswer` unless the document has come to its end. */
  end(): void {
    try {
      this.#parser.close()
    } catch {
      throw new Failure('transient', 'The answer broke off before its end.', {
        code: 'TruncatedAnswer',
        effectUnknown: true,
      })
    }
  }

  #localName(name: string): string {
    let local = this.#localNames.get(name)
    if (local === undefined) {
      local = localName(name)
      this.#localNames.set(name, local)
    }
    return local
  }

  #open(tag: SaxesTagPlain): void {
    if (this.#below > 0) {
      this.#below += 1
      this.#text = undefined
      return
    }
    const nil = isNil(tag.attributes)
    const name = this.#localName(tag.name)
    const place = nil ? undefined : this.#place.enter(name)
    if (place) {
      this.#outer.push(this.#place)
      this.#place = place
    } else {
      this.#below = 1
      this.#child = name
      this.#text = nil ? undefined : ''
    }
  }

  #close(): void {
    if (this.#below === 0) {
      this.#place.leave()
      this.#place = this.#outer.pop() as Place
      return
    }
    this.#below -= 1
    if (this.#below === 0 && this.#text !== undefined) this.#place.text(this.#child, this.#text)
  }

  #append(text: string): void {
    if (this.#below === 1 && this.#text !== undefined) this.#text += text
  }
}

/** Throws the `Failure` that `XmlWalk` throws unless this is a whole, well-formed document. */
export function assertWhole(text: string): void {
  const walk = new XmlWalk({ enter: () => undefined, text: () => undefined, leave: () => undefined })
  walk.write(text)
  walk.end()
}

function malformed(): Failure {
  return new Failure('transient', 'The answer is not well-formed XML.', {
    code: 'MalformedAnswer',
    effectUnknown: true,
  })
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function isNil(attributes: Readonly<Record<string, string>>): boolean {
  for (const name in attributes) {
    if (localName(name) === 'nil') return attributes[name] === 'true' || attributes[name] === '1'
  }
  return false
}
