import { z } from 'zod'
import { invalid, Refusal } from './refusal.ts'

const longestBody = 65_536
const longestTitle = 256

const comment = z.strictObject({ body: z.string() })
const newIssue = z.strictObject({
  title: z.string(),
  body: z.string().optional(),
  labels: z.array(z.string()).optional(),
})
const changedIssue = z.strictObject({
  title: z.string().optional(),
  body: z.string().optional(),
  state: z.enum(['open', 'closed']).optional(),
  state_reason: z.enum(['completed', 'not_planned', 'reopened']).optional(),
  labels: z.array(z.string()).optional(),
})

/** What was sent for a comment; refused when it is empty or too long. */
export function readComment(body: unknown): string {
  const text = read(comment, body).body
  if (text.trim() === '') throw invalid('IssueComment', 'data', 'unprocessable', "Body can't be blank")
  if (characters(text) > longestBody) {
    const message = `Body is too long (maximum is ${longestBody} characters)`
    throw invalid('IssueComment', 'data', 'unprocessable', message)
  }
  return text
}

export function readNewIssue(body: unknown): z.infer<typeof newIssue> {
  return checked(read(newIssue, body))
}

export function readChangedIssue(body: unknown): z.infer<typeof changedIssue> {
  return checked(read(changedIssue, body))
}

function checked<T extends { title?: string | undefined; body?: string | undefined }>(issue: T): T {
  if (issue.title?.trim() === '') throw invalid('Issue', 'title', 'missing_field', "title can't be blank")
  for (const [field, longest] of [
    ['title', longestTitle],
    ['body', longestBody],
  ] as const) {
    if (characters(issue[field] ?? '') > longest) {
      throw invalid('Issue', field, 'custom', `${field} is too long (maximum is ${longest} characters)`)
    }
  }
  return issue
}

function read<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw new Refusal(422, `Invalid request.\n\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** Characters as people count them: an emoji beyond the basic plane is one. */
function characters(text: string): number {
  return [...text].length
}
