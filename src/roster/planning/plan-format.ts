import { z } from 'zod'
import type { Plan } from './plan.ts'
import { planDigest } from './plan-digest.ts'

const count = (description: string) => z.int().min(0).meta({ description })
const text = (description: string) => z.string().meta({ description })
const list = <T extends z.ZodType>(item: T) => z.array(item).readonly()
const sha256 = (description: string) =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description })

const field = z
  .strictObject({
    column: text('Name of the column.'),
    before: z
      .string()
      .nullable()
      .meta({ description: 'What the platform has; null for nothing, or a secret.' }),
    after: z
      .string()
      .nullable()
      .meta({ description: 'What the roster asks for; null for nothing, or a secret.' }),
    added: list(z.string()).exactOptional().meta({ description: 'Of a set: the items that come.' }),
    removed: list(z.string()).exactOptional().meta({ description: 'Of a set: the items that go.' }),
    secret: z
      .literal(true)
      .exactOptional()
      .meta({ description: 'The column is secret; both values are null.' }),
    origin: z.enum(['roster', 'platform', 'both']).exactOptional().meta({
      description: 'Who has changed the field since the base version of the roster, where there is one.',
    }),
    base: z.string().nullable().exactOptional().meta({
      description: 'Where the platform was changed: what the base version has; null for nothing.',
    }),
  })
  .meta({ description: 'One field of a change.' })

const held = z
  .strictObject({
    reason: z.enum([
      'rename',
      'protected',
      'account',
      'ambiguous',
      'drifted',
      'unproven',
      'unreviewed',
      'moved',
    ]),
    message: text('Why, and what releases it.'),
    others: list(z.string()).exactOptional().meta({ description: 'Keys of other users that it is about.' }),
  })
  .meta({ description: 'Why the change is not applied. Absent for a change that is.' })

const change = z
  .strictObject({
    kind: z.enum(['create', 'update', 'deactivate', 'delete']),
    key: text('Key of the user.'),
    label: text('What people call the user, where the key says little to them.').exactOptional(),
    line: z.int().min(1).nullable().meta({ description: 'Line of the roster; null for a user not in it.' }),
    fields: list(field).meta({ description: 'In the order of the roster; none for a delete.' }),
    held: held.exactOptional(),
  })
  .meta({ description: 'What is to happen to one user.' })

const allowance = z
  .strictObject({
    count: z.number().min(0).exactOptional().meta({ description: 'So many users.' }),
    percent: z
      .number()
      .min(0)
      .exactOptional()
      .meta({ description: "So many of the platform's users in percent." }),
  })
  .meta({ description: 'A limit; of two the greater counts, and none is no limit.' })

/** The file plan.json. */
export const planSchema = z
  .strictObject({
    format: z.literal(1).meta({ description: 'Version of this format.' }),
    platform: text('five9, wazo or xmedius.'),
    tenant: z
      .strictObject({ id: text('For machines.'), name: text('For people.') })
      .meta({ description: 'The part of the platform that the account sees.' }),
    roster: z.strictObject({
      file: text('The roster, as the workflow names it.'),
      rows: count('Rows, with those that could not be read.'),
      digest: sha256("SHA-256 of the rows' content, whatever their order."),
    }),
    snapshot: z.strictObject({
      users: count('Users of the platform.'),
      takenAt: z.iso.datetime().meta({ description: 'When they were read, UTC.' }),
      statement: text('The proof that all of them were read, in one sentence.'),
    }),
    options: z.strictObject({
      onMissing: z.enum(['ignore', 'deactivate', 'delete']),
      onDrift: z.enum(['hold', 'fail', 'apply']),
      onRename: z.enum(['hold', 'replace']),
      onDamage: z.enum(['refuse', 'warn']),
      protect: list(z.string()),
      maxCreates: allowance,
      maxUpdates: allowance,
      maxRemovals: allowance,
    }),
    reviewed: list(
      z.strictObject({
        pull: z.int().min(1).meta({ description: 'Number of the pull request.' }),
        digest: sha256('Digest of the plan that was reviewed on it.'),
      }),
    )
      .exactOptional()
      .meta({
        description: 'The plans that this one was compared with: what differs from them is held.',
      }),
    digest: sha256(
      'SHA-256 of platform, tenant, roster and changes: the same when two plans ask for the same.',
    ),
    counts: z.strictObject({
      creates: count('Users to be created.'),
      updates: count('Users to be updated.'),
      deactivates: count('Users to be taken out of service.'),
      deletes: count('Users to be deleted.'),
      held: count('Changes that are held.'),
      invalid: count('Rows with an error, and so without a change.'),
      unchanged: count('Rows that are as the platform has it.'),
      missing: count('Users of the platform that the roster does not name.'),
    }),
    changes: list(change).meta({ description: 'By key.' }),
    guards: list(
      z.strictObject({
        input: z.enum(['max-creates', 'max-updates', 'max-removals']),
        planned: count('How many are planned.'),
        allowed: count('How many are allowed.'),
        limit: text('The limit as it was given.'),
      }),
    ).meta({ description: 'Limits that the plan breaks: with any, nothing is applied.' }),
    effects: list(
      z.strictObject({
        code: text('For programs.'),
        users: count('How many users it concerns.'),
        message: text('One sentence.'),
      }),
    ).meta({ description: 'What applying the plan does besides changing users.' }),
    forecast: z
      .strictObject({
        calls: list(
          z.strictObject({
            limit: text("The platform's name of what is limited."),
            calls: count('Calls that the plan takes.'),
            windows: list(
              z.strictObject({
                seconds: z.number().meta({ description: 'Length of the window.' }),
                max: count('Calls allowed in it.'),
                left: count('Calls left in the one that is running.'),
              }),
            ),
          }),
        ),
        leastMilliseconds: z.number().min(0).meta({ description: 'What limits and pauses take at least.' }),
        attempts: count('Attempts that this needs.'),
      })
      .meta({ description: 'What applying the plan costs.' }),
  })
  .meta({
    title: 'Rollcall: plan',
    description: 'The changes that turn the users of a platform into those of a roster.',
  })

/**
 * Reads the text of a plan.json.
 * @throws Error, in one sentence, for what is no plan, or one that was changed after it was written
 */
export function readPlan(content: string): Plan {
  const parsed = planSchema.safeParse(jsonOf(content))
  if (!parsed.success) throw new Error(`this is no plan that this version reads: ${problemOf(parsed.error)}`)
  const plan = parsed.data
  if (planDigest(plan) !== plan.digest) {
    throw new Error(
      'the plan was changed after it was written, since its digest is not of its changes: make it anew',
    )
  }
  return plan
}

function jsonOf(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch (error) {
    throw new Error(`this is no plan, since it is no JSON: ${(error as Error).message}`)
  }
}

/** The first thing that is wrong, with its place: `changes.3.kind: …`. */
function problemOf({ issues: [issue] }: z.ZodError): string {
  return issue ? [issue.path.join('.'), issue.message].filter(part => part !== '').join(': ') : ''
}
