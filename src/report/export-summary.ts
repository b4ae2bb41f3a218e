import type { LimitState } from '../work/pacer.ts'
import { clause, count, counted, duration, sentences, size } from './format.ts'
import { code, escapeMarkdown, table } from './markdown.ts'
import { type Naming, tenantLabel } from './naming.ts'

/** What an export came to, for machines: the content of summary.json. */
export interface ExportSummary {
  readonly format: 1
  readonly command: 'export'
  readonly platform: string
  readonly tenant: { readonly id: string; readonly name: string }
  readonly attempt: number
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly finishedAt: string
  /** Every user of the scope is in the roster, and that was checked. */
  readonly complete: boolean
  readonly users: number
  readonly columns: number
  readonly roster: {
    /** File name; a partial roster has its own. */
    readonly file: string
    readonly partial: boolean
    readonly bytes: number
    readonly sha256: string
  } | null
  readonly chunks: {
    readonly done: number
    readonly resumed: number
    readonly failed: number
    readonly notAttempted: number
  }
  readonly apiCalls: number
  readonly limits: readonly LimitState[]
  readonly proof: {
    readonly statement: string
    readonly listed: number | null
    readonly missing: readonly string[]
    readonly created: readonly string[]
    readonly gone: readonly string[]
    readonly unknown: readonly string[]
    readonly outside: number | null
  }
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
  readonly failures: readonly {
    readonly chunk: string
    readonly code: string
    readonly message: string
    readonly cure: string | null
  }[]
  /** Why the export ended before its end; null when it did not. */
  readonly stopped: { readonly kind: string; readonly message: string } | null
}

/** What an export came to, after a colon, with no text of others. */
export function exportVerdict({ users, roster, complete }: ExportSummary, changed: boolean): string {
  const read = `${counted(users, 'user')} read`
  if (roster === null || roster.partial) return `not complete, ${read}, the roster was left as it was`
  const proof = complete ? '' : ', not proven to be all'
  return `${read}${proof}, ${changed ? 'the roster has changed' : 'nothing has changed'}`
}

const failuresShown = 20

/** The step summary: what an administrator wants to know first, then the figures. */
export function exportMarkdown(naming: Naming, summary: ExportSummary): string {
  const verdict = summary.complete ? '✅' : summary.problems.length > 0 ? '❌' : '⚠️'
  const parts = [
    `## ${verdict} ${naming.title} export: ${counted(summary.users, 'user')}`,
    `**${escapeMarkdown(summary.proof.statement)}**`,
    bullets(summary.problems),
    stopLine(summary),
    bullets(summary.warnings.map(warning => `Note: ${warning}`)),
    figures(naming, summary),
    failureTable(summary),
  ]
  return `${parts.filter(part => part !== '').join('\n\n')}\n`
}

/** Why the export ended early, and what has to be done before a re-run can help. */
function stopLine({ stopped, failures }: ExportSummary): string {
  if (!stopped) return ''
  const cure = failures.find(failure => failure.cure !== null)?.cure ?? ''
  const first = escapeMarkdown(sentences(clause(stopped.message), stopped.kind === 'fatal' ? cure : ''))
  return `Stopped early: ${first} Re-run the failed jobs to continue.`
}

function bullets(texts: readonly string[]): string {
  return texts.map(text => `- ${escapeMarkdown(text)}`).join('\n')
}

function figures(naming: Naming, summary: ExportSummary): string {
  const { chunks, roster } = summary
  const resumed = chunks.resumed > 0 ? `, of which ${count(chunks.resumed)} came from an earlier attempt` : ''
  const left = chunks.failed + chunks.notAttempted
  return table(
    ['', ''],
    [
      [tenantLabel(naming), escapeMarkdown(summary.tenant.name)],
      ['Users', count(summary.users)],
      ['Columns', count(summary.columns)],
      ['Chunks', `${count(chunks.done)} read${resumed}${left > 0 ? `; ${count(left)} not read` : ''}`],
      ['API calls', `${count(summary.apiCalls)}${callsLeft(summary.limits)}`],
      ['Time', duration(Date.parse(summary.finishedAt) - Date.parse(summary.startedAt))],
      ...(roster
        ? [['Roster', `${code(roster.file)}${roster.partial ? ' (**partial**)' : ''}, ${size(roster.bytes)}`]]
        : []),
    ],
  )
}

const windows = new Map([
  [60, 'minute'],
  [3_600, 'hour'],
  [86_400, 'day'],
])

/** Calls left of the limits that were used, in each of their windows. */
export function callsLeft(limits: readonly LimitState[]): string {
  const used = limits.filter(state => state.used > 0)
  if (used.length === 0) return ''
  const left = used.map(
    ({ limit, window, max, used: calls }) =>
      `${count(Math.max(0, max - calls))} of ${count(max)} ${escapeMarkdown(limit)} this ${windows.get(window) ?? `${window} s`}`,
  )
  return `; left: ${left.join(', ')}`
}

function failureTable({ failures }: ExportSummary): string {
  if (failures.length === 0) return ''
  const rows = failures
    .slice(0, failuresShown)
    .map(({ chunk, code, message, cure }) => [
      escapeMarkdown(chunk),
      escapeMarkdown(code),
      escapeMarkdown(sentences(message, cure ?? undefined)),
    ])
  const rest = failures.length - failuresShown
  return `### Chunks that could not be read\n\n${table(['Chunk', 'Error', 'What happened'], rows)}${
    rest > 0 ? `\n\nand ${count(rest)} more, listed in summary.json.` : ''
  }`
}
