import type { Finding } from '../roster/reading/finding.ts'
import { count } from './format.ts'
import { escapeMarkdown, table } from './markdown.ts'

const findingsShown = 20

/**
 * The step summary where there is no plan, with what is wrong with the roster.
 * @param verdict what that means for the command, such as `Five9 plan: there is none`
 */
export function refusedMarkdown(
  verdict: string,
  reasons: readonly string[],
  findings: readonly Finding[],
): string {
  const rows = findings
    .slice(0, findingsShown)
    .map(({ line, column, message }) => [`${line}:${column}`, escapeMarkdown(message)])
  const rest = findings.length - findingsShown
  const parts = [
    `## ❌ ${verdict}`,
    reasons.map(reason => `- ${escapeMarkdown(reason)}`).join('\n'),
    ...(rows.length > 0 ? [table(['Line', `In ${escapeMarkdown(findings[0]?.file ?? '')}`], rows)] : []),
    ...(rest > 0 ? [`and ${count(rest)} more, listed in findings.csv.`] : []),
  ]
  return `${parts.join('\n\n')}\n`
}
