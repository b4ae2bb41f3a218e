import { z } from 'zod'
import { oneLine } from '../../platforms/one-line.ts'
import { Failure } from '../../work/failure.ts'
import type { Ask } from './api.ts'
import { MissingPermission } from './missing-permission.ts'

/** Characters of GitHub's own words in a message. */
const longestWords = 300

/** What octokit throws, as far as it is looked at. A request that got no answer has a status too, but no response. */
const octokitError = z.object({
  status: z.number(),
  response: z
    .object({
      headers: z.record(z.string(), z.unknown()).default({}),
      data: z.unknown(),
    })
    .optional(),
})

const answerOfRefusal = z.object({
  message: z.string(),
  errors: z.array(z.object({ message: z.string() }).catch({ message: '' })).catch([]),
})

const trouble = 'Re-run the failed jobs in a while; www.githubstatus.com tells whether GitHub has trouble.'

/** The answer of a call, if it is what it must be. */
export function readAnswer<Schema extends z.ZodType>(ask: Ask<Schema>, data: unknown): z.infer<Schema> {
  const parsed = ask.answer.safeParse(data)
  if (parsed.success) return parsed.data
  const message = `Could not ${ask.purpose}: GitHub gave an answer that is not as documented.`
  throw new Failure('transient', message, {
    ...{ code: 'unexpected answer', cure: trouble, cause: parsed.error, effectUnknown: hasEffect(ask) },
  })
}

/** What octokit threw, told as what it means for the call. */
export function refusal(error: unknown, ask: Omit<Ask<z.ZodType>, 'answer'>): Failure {
  const { purpose, needs } = ask
  const parsed = octokitError.safeParse(error)
  const response = parsed.data?.response
  if (!parsed.success || response === undefined) return unanswered(error, ask)
  const { status } = parsed.data
  const words = wordsOf(response.data)
  const told = (kind: 'fatal' | 'rejected' | 'limited', why: string, cure?: string) =>
    new Failure(kind, `Could not ${purpose}: ${why}`, {
      ...{ code: `HTTP ${status}`, cause: error },
      ...(cure !== undefined && { cure }),
    })
  if (status === 401) {
    const cure = 'Hand over the token of the run (github.token), or another that has not expired.'
    return told('fatal', 'GitHub does not take the token.', cure)
  }
  if (status === 429 || (status === 403 && isLimit(words, response.headers))) {
    const cure = 'Re-run the failed jobs in an hour, and see what else uses the same token as often.'
    return told('limited', 'GitHub takes no more calls from this token for now.', cure)
  }
  if (status === 403 && words.startsWith('Resource not accessible'))
    return new MissingPermission(purpose, needs)
  if (status === 404) {
    const cure = 'See whether it is still there, and whether the token is one for this repository.'
    return told('rejected', 'the token sees nothing there.', cure)
  }
  if (status < 500) return told('rejected', `GitHub says: ${words || `HTTP ${status}`}`)
  return new Failure('transient', `Could not ${purpose}: GitHub answered with HTTP ${status}.`, {
    ...{ code: `HTTP ${status}`, cure: trouble, cause: error, effectUnknown: hasEffect(ask) },
  })
}

function unanswered(error: unknown, ask: Omit<Ask<z.ZodType>, 'answer'>): Failure {
  const { cause } = error as Error
  const late = cause instanceof Error && cause.name === 'TimeoutError'
  const why = late ? 'GitHub did not answer in time.' : oneLine((error as Error).message, longestWords)
  return new Failure(late ? 'timeout' : 'transient', `Could not ${ask.purpose}: ${why}`, {
    ...{ code: late ? 'timeout' : 'no answer', cure: trouble, cause: error, effectUnknown: hasEffect(ask) },
  })
}

/** Whether the call changes anything; then nobody knows, without an answer, whether it has. */
function hasEffect({ route }: Pick<Ask<z.ZodType>, 'route'>): boolean {
  return !route.startsWith('GET ')
}

function isLimit(words: string, headers: Readonly<Record<string, unknown>>): boolean {
  return /rate limit/i.test(words) || headers['x-ratelimit-remaining'] === '0'
}

/** What GitHub says is wrong, on one line. */
function wordsOf(data: unknown): string {
  const parsed = answerOfRefusal.safeParse(data)
  if (!parsed.success) return ''
  const { message, errors } = parsed.data
  return oneLine([message, ...errors.map(error => error.message)].filter(Boolean).join('; '), longestWords)
}
