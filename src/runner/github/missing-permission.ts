import { Failure } from '../../work/failure.ts'
import type { Permissions } from './api.ts'

/** The token may not do what it is asked for. The cure is the text to add to the workflow. */
export class MissingPermission extends Failure {
  /** The same as lines of YAML, for a log or a page that has room for them. */
  readonly yaml: readonly string[]

  constructor(purpose: string, needs: Permissions) {
    // Whoever names any permission takes away the others, and a job cannot do without its checkout.
    const all = Object.entries({ contents: 'read', ...needs }).map(([area, level]) => `${area}: ${level}`)
    super('rejected', `Could not ${purpose}: the token of the workflow is not allowed to.`, {
      code: 'missing permission',
      cure: `Add this to the job in the workflow file: permissions: { ${all.join(', ')} }. On a pull request from a fork, a token can only read.`,
    })
    this.yaml = ['permissions:', ...all.map(line => `  ${line}`)]
  }
}
