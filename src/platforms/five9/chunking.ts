import { notNumberedFrom, otherwise, type PrefixSlice, type Slice, under } from './slice.ts'

/** How the users of a domain are divided over calls. */
export type Chunking =
  /** Lists the names, then asks for them by common prefix. */
  | { readonly kind: 'auto'; readonly size: number }
  /** One call for the whole domain. */
  | { readonly kind: 'off' }
  /** A call for each first character. */
  | { readonly kind: 'alphanumeric'; readonly characters: readonly string[] }
  /** A call for each number of `width` digits from `start`. */
  | { readonly kind: 'numeric'; readonly width: number; readonly start: number }

/** The first characters that an alphanumeric enumeration tries unless told otherwise. */
export const defaultPrefixCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

export interface Enumeration {
  /** By label, in order. */
  readonly slices: readonly { readonly label: string; readonly slice: PrefixSlice }[]
  /** The names that none of them holds. */
  readonly outside: Slice
}

/** The slices that an enumeration asks for. */
export function enumeration(chunking: Extract<Chunking, { kind: 'alphanumeric' | 'numeric' }>): Enumeration {
  const prefixes = chunking.kind === 'numeric' ? numbers(chunking) : chunking.characters
  return {
    slices: prefixes.map(prefix => ({ label: prefix, slice: under(prefix) })),
    outside:
      chunking.kind === 'numeric'
        ? notNumberedFrom(chunking.width, chunking.start)
        : otherwise('', chunking.characters),
  }
}

function numbers({ width, start }: { readonly width: number; readonly start: number }): string[] {
  const count = Math.max(0, 10 ** width - start)
  return Array.from({ length: count }, (_, index) => String(start + index).padStart(width, '0'))
}
