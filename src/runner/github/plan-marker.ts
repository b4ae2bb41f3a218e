import { z } from 'zod'
import { hiddenMarker } from './marker.ts'

/** Which plan a comment tells of: one roster of one tenant. */
export interface PlanIdentity {
  /** The platform first, then what tells its tenants apart. */
  readonly place: readonly string[]
  /** The roster, as the workflow names it. */
  readonly roster: string
}

const dataSchema = z.strictObject({
  /** Digest of the plan. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Name of the artifact that holds plan.json. */
  artifact: z.string().min(1),
  /** The run that uploaded it. */
  run: z.int().min(1),
  /** The last commit of the pull request that it was made for. */
  head: z.string().regex(/^[0-9a-f]{40}$/),
})

/** Where the plan of a comment is found again. */
export type PlanData = z.output<typeof dataSchema>

/** The line by which the comment about a roster is found. */
export function planMarker({ place, roster }: PlanIdentity): string {
  return hiddenMarker('plan', ...place, roster)
}

/** A line that nobody sees, to be the first in the text of a comment. */
export function planDataLine(data: PlanData): string {
  return `<!-- rollcall-plan ${Buffer.from(JSON.stringify(data)).toString('base64url')} -->`
}

/** What a comment says of its plan; undefined when it tells of none, or not as this version does. */
export function readPlanData(body: string): PlanData | undefined {
  // The line after the marker and no other: further down stands what others have written.
  const [, line = ''] = body.split('\n', 2)
  const encoded = /^<!-- rollcall-plan ([\w-]+) -->$/.exec(line)?.[1]
  if (encoded === undefined) return undefined
  try {
    return dataSchema.parse(JSON.parse(Buffer.from(encoded, 'base64url').toString()))
  } catch {
    return undefined
  }
}
