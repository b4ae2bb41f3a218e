import * as core from '@actions/core'
import type { Log, Spot } from '../commands/ports.ts'

/**
 * One line of text that the runner cannot take for a command: control characters and line breaks are written out, and
 * the marks by which the runner knows its commands are broken up.
 */
export function harmless(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach the log
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, written)
      .replace(/##\[/g, '#\u200b#[')
      .replace(/^(\s*):(?=:)/, '$1:\u200b')
  )
}

function written(character: string): string {
  if (character === '\n') return '\\n'
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** An annotation longer than this is cut by GitHub without a sign. */
const longestAnnotation = 4_000

/** A line short enough for an annotation; a longer one goes to the log as a whole first. */
function annotation(text: string): string {
  const line = harmless(text)
  if (line.length <= longestAnnotation) return line
  core.info(line)
  return `${shortened(line, longestAnnotation)} (the rest is in the log)`
}

/** Above an annotation there is room for a few words. */
const longestTitle = 200

function shortened(line: string, longest: number): string {
  return line.length <= longest ? line : `${line.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…`
}

/** The log of the runner. */
export const runnerLog: Log = {
  info: line => core.info(harmless(line)),
  notice: (text, title, spot) => core.notice(annotation(text), properties(title, spot)),
  warning: (text, title, spot) => core.warning(annotation(text), properties(title, spot)),
  error: (text, title, spot) => core.error(annotation(text), properties(title, spot)),
}

function properties(title: string | undefined, spot: Spot | undefined): core.AnnotationProperties {
  return {
    ...(title === undefined ? {} : { title: shortened(harmless(title), longestTitle) }),
    ...(spot && { file: spot.file, startLine: spot.line, startColumn: spot.column }),
  }
}
