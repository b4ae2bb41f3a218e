import type { Permissions, Repository, RunOptions } from '../../simulators/github/index.ts'
import type { Stage } from './stage.ts'

/** The repository of the runs of a stage. */
export function repositoryOf(stage: Stage): Repository {
  return stage.github.rest.repository('example/rosters')
}

/** What makes a run one for a pull request as it is now. */
export function forPull(
  stage: Stage,
  number: number,
  permissions: Permissions = { contents: 'read', 'pull-requests': 'write' },
): Partial<RunOptions> {
  const repository = repositoryOf(stage)
  const { head, base } = repository.pull(number).pull
  const payload = stage.github.rest.pullRequestEvent(repository, number)
  return {
    ...{ event: { name: 'pull_request', payload }, ref: `refs/pull/${number}/merge` },
    ...{ baseRef: base.ref, headRef: head.ref, permissions },
  }
}
