import type { FailOn } from '../commands/import-errors.ts'
import { type Allowance, defaultAllowances, parseAllowance } from '../roster/planning/allowance.ts'
import type { PlanOptions } from '../roster/planning/plan.ts'
import type { InputReader } from './input-reader.ts'

/** What the inputs say about a plan that is shown or applied, whatever the platform. */
export interface PlanInputs {
  readonly options: PlanOptions
  /** The revision with the base version of the roster; empty for what the event says. */
  readonly base: string
}

/** What they say about showing it. */
export interface ShowInputs {
  /** Whether the step fails when there are changes. */
  readonly failOnChanges: boolean
  /** When the plan is told in a comment of the pull request. */
  readonly comment: 'never' | 'changes' | 'always'
  /** Whether changes are told in an issue, which is closed when there are none. */
  readonly driftIssue: boolean
  /** Whether the plan is compared with the one that was reviewed on the pull request. */
  readonly recheck: boolean
}

/** Whether an import applies no more than what was reviewed on the pull request. */
export type ReviewedPlan = 'off' | 'if-present' | 'required'

/** What they say about applying it. */
export interface ApplyInputs {
  readonly dryRun: boolean
  readonly reviewedPlan: ReviewedPlan
  readonly failOn: FailOn
}

export function readApplyInputs(reader: InputReader): ApplyInputs {
  return {
    dryRun: reader.flag('dry-run') ?? false,
    reviewedPlan: reader.choice('reviewed-plan', ['off', 'if-present', 'required'], 'off'),
    failOn: reader.choice('fail-on', ['any', 'incomplete', 'never'], 'any'),
  }
}

export function readShowInputs(reader: InputReader): ShowInputs {
  return {
    failOnChanges: reader.flag('fail-on-changes') ?? false,
    comment: reader.choice('comment', ['never', 'changes', 'always'], 'never'),
    driftIssue: reader.flag('drift-issue') ?? false,
    recheck: reader.flag('recheck') ?? false,
  }
}

export function readPlanInputs(reader: InputReader): PlanInputs {
  return {
    options: {
      onMissing: reader.choice('on-missing', ['ignore', 'deactivate', 'delete'], 'ignore'),
      onDrift: reader.choice('on-drift', ['hold', 'fail', 'apply'], 'hold'),
      onRename: reader.choice('on-rename', ['hold', 'replace'], 'hold'),
      onDamage: reader.choice('on-damage', ['refuse', 'warn'], 'refuse'),
      protect: reader.list('protect'),
      maxCreates: readAllowance(reader, 'max-creates', defaultAllowances.creates),
      maxUpdates: readAllowance(reader, 'max-updates', defaultAllowances.updates),
      maxRemovals: readAllowance(reader, 'max-removals', defaultAllowances.removals),
    },
    base: reader.text('base'),
  }
}

function readAllowance(
  reader: InputReader,
  name: 'max-creates' | 'max-updates' | 'max-removals',
  otherwise: Allowance,
): Allowance {
  const text = reader.text(name)
  if (text === '') return otherwise
  const allowance = parseAllowance(text)
  if (!allowance) {
    reader.problem(
      `${name}: "${text}" is no limit; write a number like 25, a share like 10%, both like 25 or 10%, or unlimited`,
    )
  }
  return allowance ?? otherwise
}
