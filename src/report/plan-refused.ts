import type { Finding } from '../roster/reading/finding.ts'
import { count } from './format.ts'
import { escapeMarkdown, table } from './markdown.ts'

const findingsShown = 20

/** The step summary of a plan that there is not, with what is wrong with the roster. */
export function refusedMarkdown(
  title: string,
  reasons: readonly string[],
  findings: readonly Finding[],
): string {
  const rows = findings
    .slice(0, findingsShown)
    .map(({ line, column, message }) => [`${line}:${column}`, escapeMarkdown(message)])
  const rest = findings.length - findingsShown
  const parts = [
    `## ❌ ${title} plan: there is none`,
    reasons.map(reason => `- ${escapeMarkdown(reason)}`).join('\n'),
    ...(rows.length > 0 ? [table(['Line', `In ${escapeMarkdown(findings[0]?.file ?? '')}`], rows)] : []),
    ...(rest > 0 ? [`and ${count(rest)} more, listed in findings.csv.`] : []),
  ]
  return `${parts.join('\n\n')}\n`
}
