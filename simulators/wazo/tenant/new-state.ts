import { State } from '../state.ts'
import { createTopTenant } from './create-tenant.ts'

/** An installation without tenants but the top one. The same seed makes the same uuids, numbers and people. */
export function newState(seed = 1): State {
  const state = new State(seed)
  createTopTenant(state)
  return state
}
