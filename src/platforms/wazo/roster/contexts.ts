import { nearest } from '../../../roster/columns/nearest.ts'
import type { Context } from '../resources.ts'

/** What a context is named for. */
export type ContextUse = 'line' | 'incall' | 'voicemail'

/** The kind of context that Wazo takes; for mailboxes any will do, and lines have theirs in the same ones as a rule. */
const kinds: Readonly<Record<ContextUse, string>> = {
  line: 'internal',
  incall: 'incall',
  voicemail: 'internal',
}

/** The contexts of a tenant. Rosters name them by what Wazo has generated; people know them by their labels. */
export class Contexts {
  readonly #byName: ReadonlyMap<string, Context>
  readonly #byLabel: ReadonlyMap<string, readonly Context[]>

  constructor(contexts: readonly Context[]) {
    this.#byName = new Map(contexts.map(context => [context.name, context]))
    this.#byLabel = Map.groupBy(contexts, ({ label }) => folded(label ?? ''))
  }

  named(name: string): Context | undefined {
    return this.#byName.get(name)
  }

  /** The contexts of the right kind that a cell may mean: the one of this name, else those of this label. */
  meant(cell: string, use: ContextUse): readonly Context[] {
    const named = this.#byName.get(cell)
    if (named) return [named]
    const labelled = (this.#byLabel.get(folded(cell)) ?? []).filter(({ type }) => type === kinds[use])
    const exact = labelled.filter(({ label }) => label === cell)
    return exact.length > 0 ? exact : labelled
  }

  /** The name that a cell stands for; the cell itself where that is not one. */
  nameFor(cell: string, use: ContextUse): string {
    const [context, ...others] = this.meant(cell, use)
    return context && others.length === 0 ? context.name : cell
  }

  fits({ type }: Context, use: ContextUse): boolean {
    return use === 'voicemail' || type === kinds[use]
  }

  /** Those that would do, to choose from. */
  for(use: ContextUse): readonly Context[] {
    return [...this.#byName.values()].filter(({ type }) => type === kinds[use])
  }

  /** The name or label that was probably meant by a cell that is none. */
  near(cell: string, use: ContextUse): Context | undefined {
    const all = this.for(use)
    const spellings = new Map(all.flatMap(one => [[one.label ?? '', one] as const, [one.name, one] as const]))
    spellings.delete('')
    return spellings.get(nearest(cell, spellings.keys()) ?? '')
  }
}

/** Labels are for people, who do not mind letter case. */
function folded(label: string): string {
  return label.trim().toLowerCase()
}
