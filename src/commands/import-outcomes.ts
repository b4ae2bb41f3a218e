import type { Step } from '../platforms/platform.ts'
import { sentences } from '../report/format.ts'
import type { Outcome } from '../roster/outcome/outcome.ts'
import type { Change, Plan } from '../roster/planning/plan.ts'
import type { WorkOutcome } from '../work/engine.ts'
import type { Failure } from '../work/failure.ts'
import type { StepResult, StepUnits } from './step-units.ts'

/** How far one step has come. */
type StepState =
  | { readonly state: 'done'; readonly result: StepResult }
  | { readonly state: 'failed'; readonly failure: Failure; readonly effectUnknown: boolean }
  | { readonly state: 'not attempted'; readonly reason: string; readonly effectUnknown: boolean }

/**
 * What became of each change, over all attempts of the run.
 * @param attempt the one that has just ended
 */
export function outcomesOf(
  { changes }: Plan,
  units: StepUnits,
  work: WorkOutcome<StepResult>,
  attempt: number,
): Outcome[] {
  const states = statesOf(work)
  const stepsOf = new Map<string, Step[]>()
  for (const step of units.steps.values()) {
    if (!states.has(step.id)) continue
    for (const { key } of step.serves) {
      const steps = stepsOf.get(key)
      if (steps) steps.push(step)
      else stepsOf.set(key, [step])
    }
  }
  return changes.map(change => {
    if (change.held) return heldOutcome(change)
    return outcomeOf(change, stepsOf.get(change.key) ?? [], states, units, attempt)
  })
}

/** What becomes of each change of a plan that is not applied. */
export function unattempted({ changes }: Plan, code: string, message: string): Outcome[] {
  return changes.map(change =>
    change.held
      ? heldOutcome(change)
      : {
          ...{ change, state: 'not-attempted', attempt: null, seconds: 0, done: [], facts: {} },
          remaining: columnsOf(change),
          reason: { code, message },
        },
  )
}

function columnsOf({ fields }: Change): string[] {
  return fields.map(({ column }) => column)
}

function heldOutcome(change: Change): Outcome {
  const { reason = 'unproven', message = '' } = change.held ?? {}
  return {
    ...{ change, state: 'held', attempt: null, seconds: 0, done: [], facts: {} },
    remaining: columnsOf(change),
    reason: { code: `held-${reason}`, message },
  }
}

/** A step that was split has no state of its own: its parts have. */
function statesOf({ results, failed, notAttempted }: WorkOutcome<StepResult>): Map<string, StepState> {
  const states = new Map<string, StepState>()
  for (const [id, result] of results) states.set(id, { state: 'done', result })
  for (const { unit, failure, effectUnknown } of failed)
    states.set(unit.id, { state: 'failed', failure, effectUnknown })
  for (const { unit, reason, effectUnknown = false } of notAttempted)
    states.set(unit.id, { state: 'not attempted', reason, effectUnknown })
  return states
}

function outcomeOf(
  change: Change,
  steps: readonly Step[],
  states: ReadonlyMap<string, StepState>,
  units: StepUnits,
  attempt: number,
): Outcome {
  const served = (wanted: (state: StepState) => boolean) =>
    new Set(
      steps.flatMap(({ id, serves }) => {
        const state = states.get(id)
        if (!state || !wanted(state)) return []
        return serves.filter(({ key }) => key === change.key).flatMap(({ columns }) => columns)
      }),
    )
  const left = served(({ state }) => state !== 'done')
  const changed = served(({ state }) => state === 'done')
  const done = changed.difference(left)
  const partly = columnsOf(change).filter(column => changed.has(column) && left.has(column))
  const own = steps.flatMap(({ id }) => states.get(id) ?? [])
  const results = own.flatMap(state => (state.state === 'done' ? [state.result] : []))
  const failure = own.find(state => state.state === 'failed')
  const waiting = own.find(state => state.state === 'not attempted')
  const facts = factsOf(change.key, steps, states)
  const tried = [...results.map(result => result.attempt), ...(failure ? [attempt] : [])]
  return {
    change,
    state: failure ? 'failed' : waiting ? 'not-attempted' : 'done',
    attempt: tried.length > 0 ? Math.max(...tried) : null,
    seconds: steps.reduce((sum, { id }) => sum + secondsOf(id, states, units), 0),
    done: columnsOf(change).filter(column => done.has(column)),
    remaining: columnsOf(change).filter(column => left.has(column)),
    ...(partly.length > 0 && { partly }),
    ...reasonOf(failure, waiting, partlySentence(partly, facts)),
    facts,
  }
}

/** What steps found out about one user. */
function factsOf(
  key: string,
  steps: readonly Step[],
  states: ReadonlyMap<string, StepState>,
): Outcome['facts'] {
  const found = steps.map(step => {
    const state = states.get(step.id)
    if (state?.state !== 'done') return {}
    return step.factsFor?.(key, state.result.facts) ?? state.result.facts
  })
  return Object.assign({}, ...found)
}

function secondsOf(id: string, states: ReadonlyMap<string, StepState>, units: StepUnits): number {
  const state = states.get(id)
  return state?.state === 'done' ? state.result.seconds : units.spent(id)
}

/** What was changed and is not yet as it is to be; empty for nothing. */
function partlySentence(partly: readonly string[], facts: Outcome['facts']): string {
  const names = partly.map(column => {
    const now = facts[column]
    return now === undefined ? column : `${column}, now ${now}`
  })
  return names.length === 0 ? '' : `Changed in part: ${names.join('; ')}.`
}

function reasonOf(
  failed: Extract<StepState, { state: 'failed' }> | undefined,
  waiting: Extract<StepState, { state: 'not attempted' }> | undefined,
  besides: string,
): Pick<Outcome, 'reason'> {
  const state = failed ?? waiting
  if (!state) return {}
  const { code, message, cure } = state.state === 'failed' ? state.failure : notAttempted(state.reason)
  return {
    reason: {
      ...{ code, message: besides === '' ? message : sentences(message, besides) },
      ...(cure === undefined ? {} : { cure }),
      ...(state.effectUnknown ? { effectUnknown: true } : {}),
    },
  }
}

function notAttempted(message: string): Pick<Failure, 'code' | 'message' | 'cure'> {
  return { code: 'not-attempted', message, cure: undefined }
}
