import { z } from 'zod'

/** What an import has made of one row. */
const createdUser = z.looseObject({
  /** From 1, of the rows that were sent. */
  row_number: z.int(),
  user_id: z.int(),
  user_uuid: z.string(),
  voicemail_id: z.int().nullable(),
  line_id: z.int().nullable(),
  sip_uuid: z.string().nullable(),
  sccp_id: z.int().nullable(),
  extension_id: z.int().nullable(),
  incall_extension_id: z.int().nullable(),
  call_permission_ids: z.array(z.int()),
})

export type CreatedUser = z.infer<typeof createdUser>

export const importAnswer = z.looseObject({ created: z.array(createdUser) })

/** The server sends each row back with its passwords, under `row`, which is dropped here. */
export const importErrors = z.object({
  errors: z.array(z.object({ message: z.string(), details: z.object({ row_number: z.int() }) })).min(1),
})
