import type { Key } from '../platforms/platform.ts'
import type { ChunkResult } from './chunk-unit.ts'

/** What all chunks together found out. */
export function collectFacts(results: readonly ChunkResult[]) {
  const facts = results.map(result => result.facts)
  const all = (name: 'listed' | 'gone' | 'unknown') => new Set(facts.flatMap<Key>(fact => fact[name] ?? []))
  const outside = facts.map(fact => fact.outside).filter(count => count !== undefined)
  return {
    ...(facts.some(fact => fact.listed) ? { listed: all('listed') } : {}),
    ...(outside.length > 0 ? { outside: Math.min(...outside) < 0 ? -1 : Math.max(...outside) } : {}),
    gone: all('gone'),
    unknown: all('unknown'),
  }
}
