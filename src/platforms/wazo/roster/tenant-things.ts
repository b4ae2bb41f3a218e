import { z } from 'zod'
import {
  accounts,
  type Collection,
  extensions,
  incalls,
  lines,
  sipEndpoints,
  userSummaries,
  voicemails,
} from '../resources.ts'

// What rules look at of the things of a tenant: whose they are, and what they are called. The rest is dropped, since there
// may be hundreds of thousands of them at once.

const text = z.string().nullish()
const numbered = z.object({ id: z.int() })
const named = z.object({ name: text, label: text }).nullish()

const person = z.object({ uuid: z.string(), firstname: z.string(), lastname: text })

const summary = z.object({
  id: z.int(),
  uuid: z.string(),
  firstname: z.string(),
  lastname: text,
  email: text,
})

const line = z.object({
  id: z.int(),
  provisioning_code: text,
  users: z.array(person),
})

const endpoint = z.object({
  uuid: z.string(),
  name: z.string(),
  auth_section_options: z.array(z.tuple([z.string(), z.string()])),
  line: numbered.nullable(),
  trunk: z.object({}).nullish(),
})

const extension = z.object({
  id: z.int(),
  exten: z.string(),
  context: z.string(),
  lines: z.array(numbered),
  incall: numbered.nullish(),
  group: named,
  queue: named,
  conference: named,
  parking_lot: named,
  outcall: named,
})

const incall = z.object({
  id: z.int(),
  destination: z.object({
    type: z.string(),
    user_id: z.int().nullish(),
    user_firstname: text,
    user_lastname: text,
  }),
  extensions: z.array(numbered),
})

const mailbox = z.object({
  id: z.int(),
  number: z.string(),
  context: z.string(),
  users: z.array(person),
})

const account = z.object({
  uuid: z.string(),
  username: z.string().nullable(),
  emails: z.array(z.object({ address: z.string() })),
})

export type Person = z.infer<typeof person>
export type HeldLine = z.infer<typeof line>
export type HeldEndpoint = z.infer<typeof endpoint>
export type HeldExtension = z.infer<typeof extension>
export type HeldIncall = z.infer<typeof incall>
export type HeldMailbox = z.infer<typeof mailbox>
export type KnownUser = z.infer<typeof summary>
export type HeldAccount = z.infer<typeof account>

export const heldLines: Collection<HeldLine> = { ...lines, item: line }
export const heldEndpoints: Collection<HeldEndpoint> = { ...sipEndpoints, item: endpoint }
export const heldExtensions: Collection<HeldExtension> = { ...extensions, item: extension }
export const heldIncalls: Collection<HeldIncall> = { ...incalls, item: incall }
export const heldMailboxes: Collection<HeldMailbox> = { ...voicemails, item: mailbox }
export const heldAccounts: Collection<HeldAccount> = { ...accounts, item: account }
/** To be asked for with the query `view=summary`. */
export const knownUsers: Collection<KnownUser> = { ...userSummaries, item: summary }
