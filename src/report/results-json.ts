import type { Outcome } from '../roster/outcome/outcome.ts'
import { type Result, type Results, resultsSchema } from '../roster/outcome/results-format.ts'
import type { ImportReport } from './import-report.ts'

const outcomesAtOnce = 500

/**
 * What became of each change, as JSON in pieces: in the form of `resultsSchema`, its keys always in the same order, each
 * outcome on a line of its own.
 */
export function* resultsJson(report: ImportReport): Generator<string, void, undefined> {
  const head = headOf(report)
  let before = '{\n'
  for (const key of resultsSchema.keyof().options) {
    yield `${before}  ${JSON.stringify(key)}: `
    if (key === 'outcomes') yield* lines(report.outcomes)
    else yield JSON.stringify(head[key], null, 2).replaceAll('\n', '\n  ')
    before = ',\n'
  }
  yield '\n}\n'
}

function headOf({
  plan,
  counts,
  complete,
  dryRun,
  attempt,
  stop,
  startedAt,
  finishedAt,
}: ImportReport): Omit<Results, 'outcomes'> {
  return {
    format: 1,
    platform: plan.platform,
    tenant: plan.tenant,
    planDigest: plan.digest,
    attempt,
    dryRun,
    startedAt,
    finishedAt,
    complete,
    stopped: stop ? { kind: stop.kind, message: stop.message } : null,
    counts,
  }
}

function* lines(outcomes: readonly Outcome[]): Generator<string> {
  let before = '\n    '
  yield '['
  for (let at = 0; at < outcomes.length; at += outcomesAtOnce) {
    const batch = outcomes.slice(at, at + outcomesAtOnce)
    yield before + batch.map(outcome => JSON.stringify(resultOf(outcome))).join(',\n    ')
    before = ',\n    '
  }
  yield outcomes.length > 0 ? '\n  ]' : ']'
}

function resultOf({ change, state, attempt, seconds, done, remaining, reason, facts }: Outcome): Result {
  const { key, label, line, kind, fields } = change
  return {
    key,
    ...(label === undefined ? {} : { label }),
    line,
    action: kind,
    outcome: state,
    attempt,
    seconds,
    done,
    remaining,
    // Whatever the plan says, no value of a secret is written down.
    fields: fields.map(field =>
      field.secret ? { column: field.column, before: null, after: null, secret: true } : field,
    ),
    ...(reason && { reason }),
    facts,
  }
}
