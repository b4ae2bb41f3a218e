import type { Chunk, ChunkFacts } from '../platforms/platform.ts'
import type { Spool } from '../roster/spool.ts'
import type { Extent } from '../roster/spool-chunk.ts'
import type { Json, Unit } from '../work/unit.ts'

/** What the journal keeps of a chunk: where its users are, and what it found out. */
export type ChunkResult = {
  readonly extent: { readonly [Name in keyof Extent]: Extent[Name] } | null
  readonly facts: ChunkFacts & { readonly [name: string]: Json }
}

/** A chunk as a unit of the engine: its users are in the spool, on disk, before it counts as done. */
export function chunkUnit(chunk: Chunk, spool: Spool): Unit<ChunkResult> {
  const { split, followers } = chunk
  const units = (chunks: readonly Chunk[]) => chunks.map(part => chunkUnit(part, spool))
  return {
    id: chunk.id,
    label: chunk.label,
    users: [],
    cost: chunk.cost,
    needs: chunk.needs ?? [],
    async run(context) {
      const spooled = chunk.yields === 'users' ? spool.open() : undefined
      try {
        const facts = await chunk.read((key, cells) => spooled?.add(key, cells), context)
        return { extent: spooled?.commit() ?? null, facts: { ...facts } }
      } catch (error) {
        spooled?.abandon()
        throw error
      }
    },
    ...(split ? { split: failure => units(split(failure)) } : {}),
    ...(followers ? { followers: result => units(followers(result.facts)) } : {}),
  }
}
