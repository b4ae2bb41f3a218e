import { z } from 'zod'
import {
  type Collection,
  extensions,
  lines,
  sccpEndpoints,
  sipEndpoints,
  userSummaries,
} from '../resources.ts'

// What writing must know of things beyond what reading does.

const text = z.string().nullable()
const numbered = z.looseObject({ id: z.int() })

const summary = z.looseObject({
  id: z.int(),
  uuid: z.string(),
  firstname: z.string(),
  lastname: text,
  email: text,
  /** Of the main line. */
  extension: text,
  context: text,
})

const extension = z.looseObject({
  id: z.int(),
  exten: z.string(),
  context: z.string(),
  lines: z.array(numbered),
  incall: numbered.nullable(),
  conference: z.unknown(),
  parking_lot: z.unknown(),
  group: z.unknown(),
  outcall: z.unknown(),
  queue: z.unknown(),
})

const line = z.looseObject({
  id: z.int(),
  context: z.string(),
  endpoint_sip: z.looseObject({ uuid: z.string() }).nullable(),
  endpoint_sccp: numbered.nullable(),
  endpoint_custom: numbered.nullable(),
  extensions: z.array(numbered),
  users: z.array(z.looseObject({ uuid: z.string() })),
})

const sccpEndpoint = z.looseObject({ id: z.int(), line: numbered.nullable() })

const endpoint = z.looseObject({ uuid: z.string(), name: z.string(), line: numbered.nullable() })

export type NewcomerSummary = z.infer<typeof summary>
export type PlacedExtension = z.infer<typeof extension>
export type OwnedLine = z.infer<typeof line>

/** Users with what new ones are known by; to be asked for with the query `view=summary`. */
export const summaries: Collection<NewcomerSummary> = { ...userSummaries, item: summary }

/** Extensions with what they lead to. */
export const placedExtensions: Collection<PlacedExtension> = { ...extensions, item: extension }

/** Lines with whose they are. */
export const ownedLines: Collection<OwnedLine> = { ...lines, item: line }

/** SCCP endpoints with the lines that they serve. */
export const usedSccpEndpoints: Collection<z.infer<typeof sccpEndpoint>> = {
  ...sccpEndpoints,
  item: sccpEndpoint,
}

/** SIP endpoints with the lines that they serve. */
export const usedEndpoints: Collection<z.infer<typeof endpoint>> = { ...sipEndpoints, item: endpoint }
