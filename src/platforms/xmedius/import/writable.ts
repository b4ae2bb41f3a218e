import type { Change } from '../../../roster/planning/plan.ts'
import type { Chunk, SecretCells, Step, WritablePlatform } from '../../platform.ts'
import type { PlanSurroundings } from '../../surroundings.ts'
import { PlannableXMedius, type XMediusPlanSelection } from '../roster/plannable.ts'
import { steps } from '../roster/steps.ts'
import { Directory } from './directory.ts'
import { stepOf } from './step.ts'

/** An enterprise of XMedius Cloud that changes can be applied to. */
export class WritableXMedius extends PlannableXMedius implements WritablePlatform {
  readonly #directory: Directory

  /** @param columns those of the roster */
  constructor(selected: XMediusPlanSelection, columns: readonly string[], surroundings: PlanSurroundings) {
    super(selected, columns, surroundings)
    this.#directory = new Directory(this.client)
  }

  /** The chunks of a reading, out of which the ids of users are kept for the steps. */
  override chunks(): readonly Chunk[] {
    return super.chunks().map(chunk => ({
      ...chunk,
      read: (add, context) =>
        chunk.read((key, cells) => {
          this.#directory.note(key, cells.get('id') ?? '')
          add(key, cells)
        }, context),
    }))
  }

  /** The steps whose costs `costs` sums up. */
  steps(changes: readonly Change[], secrets: SecretCells): readonly Step[] {
    const { client, columns, facts, passwords, ground } = this
    const tools = {
      client,
      columns,
      facts,
      passwords,
      secrets,
      mayList: ground.mayList,
      directory: this.#directory,
    }
    return steps(changes, ground).map(step => stepOf(step, tools))
  }
}
