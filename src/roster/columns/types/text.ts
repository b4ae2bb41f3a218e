import type { CellType } from '../cell-type.ts'
import { plain } from '../plain.ts'
import { quoted } from '../quoted.ts'

export interface TextOptions {
  /** How many characters it may have. */
  readonly longest?: number
  readonly pattern?: {
    /** Tried on the trimmed text; with anchors, without the flags `g` and `y`. */
    readonly matches: RegExp
    /** What it demands, so that it can follow "must be": `digits only`. */
    readonly rule: string
  }
  readonly example?: string
}

/** Text that means nothing but itself. */
export function text({ longest, pattern, example = 'example' }: TextOptions = {}): CellType {
  const rules = [pattern?.rule, longest === undefined ? undefined : `up to ${longest} characters`]
  return {
    name: 'text',
    check(cell) {
      const value = plain(cell)
      if (pattern && !pattern.matches.test(value)) return `must be ${pattern.rule}, not ${quoted(value)}`
      if (longest === undefined || value.length <= longest) return undefined
      const length = [...value].length
      return length <= longest ? undefined : `has ${length} characters, and may have ${longest} at most`
    },
    canonical: plain,
    rule: rules.filter(rule => rule !== undefined).join(', ') || 'any text',
    example,
    schema: {
      type: 'string',
      ...(longest !== undefined && { maxLength: longest }),
      ...(pattern && /^u?$/.test(pattern.matches.flags) && { pattern: pattern.matches.source }),
    },
  }
}
