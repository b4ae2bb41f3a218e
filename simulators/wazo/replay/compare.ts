import type { Bindings, Kind } from './bindings.ts'
import { isRecord, type Json, NumberText } from './scenario.ts'
import { fieldKinds, pathKinds, sameText } from './texts.ts'

/** Where two answers differ first. */
export interface Difference {
  /** `body.items[2].name` */
  readonly at: string
  readonly recorded: Json | undefined
  readonly actual: Json | undefined
}

/** What comparing needs to know beside the two values. */
export interface Comparison {
  readonly bindings: Bindings
  /** The path of the request, which says what an `id` without any context is of. */
  readonly path: string
  /** Whether a request of the recording has given this text: then the server has not made it up. */
  readonly given: (text: string) => boolean
}

/** Where a value lies: the objects around it with the names that lead inwards. */
interface Place {
  readonly at: string
  readonly name: string
  /** The recorded object that has this name. */
  readonly parent: { readonly [name: string]: Json } | undefined
  readonly outer: Place | undefined
  /** Its position, for an element of a list; the element has the name of its list. */
  readonly index: number | undefined
}

const top: Place = { at: 'body', name: '', parent: undefined, outer: undefined, index: undefined }

/** Lists whose order is the database's. */
const unordered = /^(?:items|content|call_permissions|incalls|users|joined|\w+_section_options)$/

/** The first difference between two JSON values, generated values and orders that nobody promises aside. */
export function difference(
  comparison: Comparison,
  recorded: Json,
  actual: Json,
  place: Place = top,
): Difference | undefined {
  if (Array.isArray(recorded) && Array.isArray(actual)) {
    const compare = unordered.test(place.name) && place.index === undefined ? bagDifference : listDifference
    return compare(comparison, recorded, actual, place)
  }
  if (isRecord(recorded) && isRecord(actual)) return recordDifference(comparison, recorded, actual, place)
  return sameLeaf(comparison, recorded, actual, place) ? undefined : { at: place.at, recorded, actual }
}

function recordDifference(
  comparison: Comparison,
  recorded: { readonly [name: string]: Json },
  actual: { readonly [name: string]: Json },
  place: Place,
): Difference | undefined {
  const names = Object.keys(recorded)
  const found = Object.keys(actual)
  if (names.join('\n') !== found.join('\n')) {
    return { at: `${place.at}, the names in it`, recorded: names, actual: found }
  }
  for (const name of names) {
    const inner = { at: `${place.at}.${name}`, name, parent: recorded, outer: place, index: undefined }
    const differs = difference(comparison, recorded[name] as Json, actual[name] as Json, inner)
    if (differs) return differs
  }
  return undefined
}

function listDifference(
  comparison: Comparison,
  recorded: readonly Json[],
  actual: readonly Json[],
  place: Place,
): Difference | undefined {
  if (recorded.length !== actual.length) return lengths(recorded, actual, place)
  for (const [index, one] of recorded.entries()) {
    const differs = difference(comparison, one, actual[index] as Json, inside(place, index))
    if (differs) return differs
  }
  return undefined
}

/** Each recorded element must find one of its own; the difference told is that to the nearest one left. */
function bagDifference(
  comparison: Comparison,
  recorded: readonly Json[],
  actual: readonly Json[],
  place: Place,
): Difference | undefined {
  if (recorded.length !== actual.length) return lengths(recorded, actual, place)
  const left = new Map(actual.entries())
  for (const [index, one] of recorded.entries()) {
    const fits = ([, other]: readonly [number, Json]) =>
      comparison.bindings.unlessFails(() => !difference(comparison, one, other, inside(place, index)))
    // The one at the same place first: with bindings yet to be made, others might fit as well.
    const candidates = [...left].sort(([a], [b]) => Math.abs(a - index) - Math.abs(b - index))
    const found = candidates.find(fits)
    if (!found) return difference(comparison, one, (candidates[0] as [number, Json])[1], inside(place, index))
    left.delete(found[0])
  }
  return undefined
}

function lengths(recorded: readonly Json[], actual: readonly Json[], place: Place): Difference {
  return {
    at: `${place.at}, its length`,
    recorded: [new NumberText(String(recorded.length)), recorded],
    actual: [new NumberText(String(actual.length)), actual],
  }
}

function inside(place: Place, index: number): Place {
  return { ...place, at: `${place.at}[${index}]`, index }
}

function sameLeaf(comparison: Comparison, recorded: Json, actual: Json, place: Place): boolean {
  const { name } = place
  if (name === 'timestamp') return sameShape(recorded, actual)
  if (recorded instanceof NumberText && actual instanceof NumberText) {
    const kind = name === 'id' ? idKind(comparison, place) : fieldKinds[name]
    return kind ? comparison.bindings.bind(kind, recorded.text, actual.text) : recorded.text === actual.text
  }
  if (typeof recorded !== 'string' || typeof actual !== 'string') return recorded === actual
  return sameString(comparison, recorded, actual, place)
}

function sameString(comparison: Comparison, recorded: string, actual: string, place: Place): boolean {
  const { bindings, given } = comparison
  const { name } = place
  if (/^(?:utc_)?(?:issued|expires)_at$|^created_at$/.test(name)) return sameShape(recorded, actual)
  if (name === 'token' && recorded.startsWith('<')) {
    bindings.rebind('token', recorded, actual)
    return true
  }
  const madeUp = (form: RegExp) => [recorded, actual].every(one => form.test(one) && !given(one))
  if (/^provisioning_(?:code|extension)$/.test(name) && madeUp(/^\d{6}$/)) {
    return bindings.bind('code', recorded, actual)
  }
  if (mayBeMadeUp(place) && madeUp(/^[a-z0-9]{8}$/)) return bindings.bind('name', recorded, actual)
  return sameText(bindings, recorded, actual)
}

/** Names of lines and endpoints, and the values of the options that a SIP endpoint logs in with. */
function mayBeMadeUp({ name, index }: Place): boolean {
  if (name === 'auth_section_options') return index === 1
  return /^(?:name|sip_username|sip_secret)$/.test(name)
}

/** Times: the same text but for the digits; numbers: both whole, or neither. */
function sameShape(recorded: Json, actual: Json): boolean {
  if (recorded instanceof NumberText && actual instanceof NumberText) {
    return recorded.text.includes('.') === actual.text.includes('.')
  }
  if (typeof recorded !== 'string' || typeof actual !== 'string') return false
  return recorded.replace(/\d/g, '0') === actual.replace(/\d/g, '0')
}

/** By the link beside it, by the list that it lies in, or by the address that was asked. */
function idKind({ path }: Comparison, { parent, outer }: Place): Kind | undefined {
  const [link] = (parent?.links ?? []) as readonly Json[]
  const rel = isRecord(link) ? String(link.rel).replace('endpoint_sccp', 'sccp') : undefined
  if (rel !== undefined) return pathKinds[rel]
  const around = outer ? pathKinds[outer.name] : undefined
  const asked = path.match(/[a-z]+/g)?.findLast(segment => segment in pathKinds)
  return around ?? pathKinds[asked ?? '']
}
