import { z } from 'zod'
import { rosterConfigSchema } from '../roster-mapping.ts'
import { wazoColumns } from './roster-columns.ts'

/** The configuration file of a plan for Wazo. */
export const planConfigSchema = z
  .strictObject({
    roster: rosterConfigSchema(wazoColumns({ literalPasswords: false }))
      .optional()
      .meta({ description: 'How a plan reads a roster whose headers are not the names of columns.' }),
  })
  .meta({ title: 'Rollcall: configuration for Wazo Platform' })
