import type { Finding } from '../roster/reading/finding.ts'
import { bullets } from './markdown-parts.ts'
import { planSections } from './plan-sections.ts'
import { withSections } from './section-markdown.ts'

/**
 * What stands in the place of a plan where there is none, with what is wrong with the roster.
 * @param verdict what that means for the command, such as `Five9 plan: there is none`
 * @param bytes what the text may take in UTF-8; at least 16,384
 */
export function refusedMarkdown(
  verdict: string,
  reasons: readonly string[],
  findings: readonly Finding[],
  bytes: number,
): string {
  const head = [`## ❌ ${verdict}`, bullets(reasons)]
  return withSections(head, planSections({ changes: [] }, findings), [], bytes)
}
