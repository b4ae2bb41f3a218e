import { wazoColumns } from '../roster-columns.ts'
import type { SecretCells } from './secrets.ts'

/** The columns of a roster in their order: those that Wazo tells, with the secrets that were asked for. */
export function rosterHeader(secrets: SecretCells): readonly string[] {
  const { columns } = wazoColumns({ literalPasswords: false })
  return columns.filter(({ name, secret }) => !secret || secrets.columns.has(name)).map(({ name }) => name)
}
