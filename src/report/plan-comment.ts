import { code } from './markdown.ts'
import { place, type Uploaded } from './markdown-parts.ts'

/** A text of at most so many bytes in UTF-8: a plan, or why there is none, as Markdown. */
export type Told = (bytes: number) => string

/** The run that a text on GitHub is from. */
export interface Teller {
  readonly runUrl: string
  readonly attempt: number
}

/** What stands in a comment besides the plan. */
export interface CommentFrame extends Teller {
  /** A hidden line by which the plan is found again; empty where there is none. */
  readonly data: string
  /** The commit that the plan was made for. */
  readonly commit: string
  /** What people can take from the run. */
  readonly files?: Uploaded
}

/**
 * A plan as a comment on a pull request.
 * @param room characters; a character takes a byte or more, so what fits in bytes fits
 */
export function commentMarkdown(told: Told, room: number, frame: CommentFrame): string {
  const { data, commit, files } = frame
  const head = data === '' ? '' : `${data}\n\n`
  const taken = files ? ` The files are in ${place(files)}.` : ''
  const foot = `For ${code(commit.slice(0, 7))}, by ${runLink(frame)}.${taken} This comment is kept up to date.\n`
  return framed(told, room, head, foot)
}

/** The way to the run. */
export function runLink({ runUrl, attempt }: Teller): string {
  return `[attempt ${attempt} of this run](${runUrl})`
}

/** A text between two others, all within so many characters. */
export function framed(told: Told, room: number, head: string, foot: string): string {
  return `${head}${told(room - Buffer.byteLength(head + foot) - 1)}\n${foot}`
}
