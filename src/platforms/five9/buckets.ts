import { compareCodePoints } from '../../roster/order.ts'
import { anyOf, exactly, patternOf, type Slice, under } from './slice.ts'

/** Users to ask for in one call. */
export interface Bucket {
  readonly slice: Slice
  readonly names: readonly string[]
}

/** Some servers and the parts before them limit what they read; no limit is documented. */
const longestPattern = 1_000

/**
 * Divides `names` by common prefix into as few buckets as their order allows, none of more than `size` names. The
 * buckets' slices do not overlap.
 * @param size at least 1
 */
export function buckets(names: readonly string[], size: number): Bucket[] {
  return pack(groups('', [...names].sort(compareCodePoints), size), size)
}

/** Names by the shortest prefix that no more than `size` of them share. */
function groups(prefix: string, sorted: readonly string[], size: number): Bucket[] {
  if (sorted.length <= size) return sorted.length === 0 ? [] : [{ slice: under(prefix), names: sorted }]
  const own = sorted.filter(name => name === prefix)
  const byNext = Map.groupBy(
    sorted.filter(name => name !== prefix),
    name => prefix + String.fromCodePoint(name.codePointAt(prefix.length) ?? 0),
  )
  return [
    ...(own.length > 0 ? [{ slice: exactly(prefix), names: own }] : []),
    ...[...byNext].flatMap(([longer, rest]) => groups(longer, rest, size)),
  ]
}

/** Joins neighbouring groups while they fit into one bucket. */
function pack(all: readonly Bucket[], size: number): Bucket[] {
  const packed: Bucket[] = []
  let open: Bucket[] = []
  const close = () => {
    if (open.length > 0) packed.push(joined(open))
    open = []
  }
  let names = 0
  let length = 0
  for (const group of all) {
    const cost = patternOf(group.slice).length
    if (names + group.names.length > size || length + cost > longestPattern) {
      close()
      names = 0
      length = 0
    }
    open.push(group)
    names += group.names.length
    length += cost
  }
  close()
  return packed
}

function joined(groups: readonly Bucket[]): Bucket {
  const [first, ...rest] = groups as [Bucket, ...Bucket[]]
  if (rest.length === 0) return first
  return { slice: anyOf(groups.map(group => group.slice)), names: groups.flatMap(group => group.names) }
}
