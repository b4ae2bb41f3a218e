import { compareCodePoints } from '../../roster/order.ts'
import { anyOf, byNextCharacter, exactly, type PrefixSlice, patternOf, type Slice, under } from './slice.ts'

/** Users to ask for in one call: all those of a few prefixes. */
export interface Bucket {
  readonly groups: readonly Group[]
  readonly slice: Slice
  readonly names: readonly string[]
}

/** Users whose names begin with a prefix, or the one whose name it is. */
interface Group {
  readonly prefix: string
  readonly exact: boolean
  readonly names: readonly string[]
}

/** Some servers and the parts before them limit what they read; no limit is documented. */
const longestPattern = 1_000

/**
 * Divides `names`, all of `slice`, by common prefix into as few buckets as their order allows, none of more than `size`
 * names. The buckets' slices lie within `slice` and do not overlap.
 * @param size at least 1
 */
export function buckets(names: readonly string[], slice: PrefixSlice, size: number): Bucket[] {
  const sorted = [...names].sort(compareCodePoints)
  return pack(
    [...slice.byPrefix(sorted)].flatMap(([prefix, part]) => divide(prefix, part, size)),
    size,
  )
}

/** Divides a bucket into smaller ones, each within the bucket's own slice. */
export function smaller({ groups }: Bucket, size: number): Bucket[] {
  const parts = groups.flatMap(group => (group.exact ? [group] : divide(group.prefix, group.names, size)))
  return pack(parts, size)
}

/** Names by the shortest prefix, at least this one, that no more than `size` of them share. */
function divide(prefix: string, sorted: readonly string[], size: number): Group[] {
  if (sorted.length <= size) return sorted.length === 0 ? [] : [{ prefix, exact: false, names: sorted }]
  const own = sorted.filter(name => name === prefix)
  const longer = byNextCharacter(
    prefix,
    sorted.filter(name => name !== prefix),
  )
  return [
    ...(own.length > 0 ? [{ prefix, exact: true, names: own }] : []),
    ...[...longer].flatMap(([next, names]) => divide(next, names, size)),
  ]
}

/** Joins neighbouring groups while they fit into one bucket. */
function pack(all: readonly Group[], size: number): Bucket[] {
  const packed: Bucket[] = []
  let open: Group[] = []
  let names = 0
  let length = 0
  for (const group of all) {
    const cost = patternOf(sliceOf(group)).length
    if (open.length > 0 && (names + group.names.length > size || length + cost > longestPattern)) {
      packed.push(bucket(open))
      open = []
      names = 0
      length = 0
    }
    open.push(group)
    names += group.names.length
    length += cost
  }
  return open.length > 0 ? [...packed, bucket(open)] : packed
}

function bucket(groups: readonly Group[]): Bucket {
  return { groups, slice: anyOf(groups.map(sliceOf)), names: groups.flatMap(group => group.names) }
}

function sliceOf({ prefix, exact }: Group): Slice {
  return exact ? exactly(prefix) : under(prefix)
}
