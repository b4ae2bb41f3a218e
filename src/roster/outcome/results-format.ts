import { z } from 'zod'
import { planSchema } from '../planning/plan-format.ts'

const count = (description: string) => z.int().min(0).meta({ description })
const text = (description: string) => z.string().meta({ description })
const columns = (description: string) => z.array(z.string()).readonly().meta({ description })

const { fields } = planSchema.shape.changes.unwrap().element.shape

const reason = z
  .strictObject({
    code: text('The name of the error, for programs.'),
    message: text('What happened, in plain words.'),
    cure: z.string().exactOptional().meta({ description: 'What can be done about it.' }),
    effectUnknown: z.literal(true).exactOptional().meta({
      description: 'It could not be found out whether the change took effect.',
    }),
  })
  .meta({ description: 'Why it was not done. Absent when it was.' })

const result = z
  .strictObject({
    key: text('Key of the user.'),
    label: text('What people call the user, where the key says little to them.').exactOptional(),
    line: z.int().min(1).nullable().meta({ description: 'Line of the roster; null for a user not in it.' }),
    action: z.enum(['create', 'update', 'deactivate', 'delete']),
    outcome: z.enum(['done', 'failed', 'held', 'not-attempted']),
    attempt: z.int().min(1).nullable().meta({
      description: 'The attempt of the run in which the last of it happened; null when nothing was tried.',
    }),
    seconds: z
      .number()
      .min(0)
      .meta({ description: 'Time that its calls took, those for many users counted to each.' }),
    done: columns('Columns that were brought about.'),
    remaining: columns('Columns that were not.'),
    fields: fields.meta({ description: 'What was asked for, as in plan.json.' }),
    reason: reason.exactOptional(),
    facts: z.record(z.string(), z.string()).meta({ description: 'What the platform chose for the user.' }),
  })
  .meta({ description: 'What became of one user.' })

/** The file results.json. */
export const resultsSchema = z
  .strictObject({
    format: z.literal(1).meta({ description: 'Version of this format.' }),
    ...planSchema.pick({ platform: true, tenant: true }).shape,
    planDigest: planSchema.shape.digest.meta({ description: 'The digest of the plan that was applied.' }),
    attempt: z.int().min(1).meta({ description: 'The attempt of the run that wrote this; 1 is the first.' }),
    dryRun: z.boolean().meta({ description: 'Whether it was only tried out, and nothing changed.' }),
    startedAt: z.iso.datetime().meta({ description: 'When this attempt began, UTC.' }),
    finishedAt: z.iso.datetime().meta({ description: 'When it ended, UTC.' }),
    complete: z.boolean().meta({ description: 'Whether the platform now has all that the roster asks for.' }),
    stopped: z
      .strictObject({ kind: text('For programs.'), message: text('Why, in plain words.') })
      .nullable()
      .meta({ description: 'Why the work ended before its end; null when it did not.' }),
    counts: z.strictObject({
      created: count('Users created.'),
      updated: count('Users updated.'),
      deactivated: count('Users taken out of service.'),
      deleted: count('Users deleted.'),
      failed: count('Changes that failed, wholly or in part.'),
      held: count('Changes that the plan held.'),
      notAttempted: count('Changes that were not attempted, or not to their end.'),
    }),
    outcomes: z.array(result).readonly().meta({ description: 'One for each change of the plan, by key.' }),
  })
  .meta({
    title: 'Rollcall: results of an import',
    description: 'What became of each change of a plan.',
  })

/** The content of results.json. */
export type Results = z.output<typeof resultsSchema>

/** What became of one user, as results.json has it. */
export type Result = z.output<typeof result>
