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

/** What they say about applying it. */
export interface ApplyInputs {
  readonly dryRun: boolean
  readonly failOn: FailOn
}

export function readApplyInputs(reader: InputReader): ApplyInputs {
  return {
    dryRun: reader.flag('dry-run') ?? false,
    failOn: reader.choice('fail-on', ['any', 'incomplete', 'never'], 'any'),
  }
}

export function readPlanInputs(reader: InputReader): PlanInputs {
  return {
    options: {
      onMissing: reader.choice('on-missing', ['ignore', 'deactivate', 'delete'], 'ignore'),
      onDrift: reader.choice('on-drift', ['hold', 'apply'], 'hold'),
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
