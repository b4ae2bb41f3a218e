import { code } from './markdown.ts'

/** What stands in a comment besides the plan. */
export interface CommentFrame {
  /** A hidden line by which the plan is found again; empty where there is none. */
  readonly data: string
  /** The commit that the plan was made for. */
  readonly commit: string
  /** The run that made it. */
  readonly runUrl: string
  readonly attempt: number
}

/**
 * A plan as a comment on a pull request.
 * @param told the plan, or why there is none, as Markdown of at most so many bytes
 * @param room characters
 */
export function commentMarkdown(
  told: (bytes: number) => string,
  room: number,
  { data, commit, runUrl, attempt }: CommentFrame,
): string {
  const foot = `For ${code(commit.slice(0, 7))}, by [attempt ${attempt} of this run](${runUrl}). The comment is kept up to date.\n`
  const head = data === '' ? '' : `${data}\n\n`
  // A character takes a byte or more.
  return `${head}${told(room - head.length - foot.length - 1)}\n${foot}`
}
