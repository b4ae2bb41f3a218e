import { z } from 'zod'
import { Failure } from '../../work/failure.ts'
import type { GitHubApi } from './api.ts'
import { refusal } from './refusal.ts'

export type ReviewedArtifact =
  /** Its files lie in the folder. */
  | { readonly kind: 'found'; readonly id: number }
  /** Why there is none, as a clause. */
  | { readonly kind: 'absent'; readonly reason: string }

export interface WantedArtifact {
  /** The run that uploaded it. */
  readonly runId: number
  readonly name: string
  /** The commit that the run must have been about. */
  readonly headSha: string
  /** An empty one, for its files. */
  readonly folder: string
}

const needs = { actions: 'read' } as const

const runAnswer = z.object({
  head_sha: z.string(),
  head_repository: z.object({ full_name: z.string() }).nullable(),
})

const artifactAnswer = z.object({
  id: z.number(),
  name: z.string(),
  expired: z.boolean(),
  digest: z.string().nullish(),
})

/**
 * Downloads an artifact of another run. Anybody's fork can upload one under any name, so it counts only when its run was
 * one of this repository, and about the commit that was reviewed.
 */
export async function downloadReviewed(wanted: WantedArtifact, api: GitHubApi): Promise<ReviewedArtifact> {
  const { runId, name, headSha } = wanted
  const run = await existingRun(runId, api)
  if (run === undefined) return absent(`run ${runId}, which made it, was deleted`)
  if (run.head_repository?.full_name !== api.repository)
    return absent(`run ${runId}, which made it, was one of a fork`)
  if (run.head_sha !== headSha) return absent(`run ${runId}, which made it, was about another commit`)
  const { artifacts } = await api.ask({
    ...{ needs, purpose: `list the artifacts of run ${runId}` },
    route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
    parameters: { run_id: runId, name, per_page: 100 },
    answer: z.object({ artifacts: z.array(artifactAnswer) }),
  })
  // A later attempt of the run has uploaded a later one.
  const newest = artifacts.filter(artifact => artifact.name === name).toSorted((a, b) => b.id - a.id)[0]
  if (newest === undefined) return absent(`run ${runId} has no artifact ${name}`)
  if (newest.expired) return absent(`the artifact ${name} of run ${runId} has expired`)
  await download(newest, wanted, api)
  return { kind: 'found', id: newest.id }
}

function absent(reason: string): ReviewedArtifact {
  return { kind: 'absent', reason }
}

async function existingRun(id: number, api: GitHubApi): Promise<z.infer<typeof runAnswer> | undefined> {
  try {
    return await api.ask({
      ...{ needs, purpose: `read run ${id}`, answer: runAnswer },
      route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
      parameters: { run_id: id },
    })
  } catch (error) {
    if (error instanceof Failure && error.code === 'HTTP 404') return undefined
    throw error
  }
}

async function download(
  { id, name, digest }: z.infer<typeof artifactAnswer>,
  { runId, folder }: WantedArtifact,
  api: GitHubApi,
): Promise<void> {
  const [repositoryOwner = '', repositoryName = ''] = api.repository.split('/')
  const purpose = `download the artifact ${name} of run ${runId}`
  const { DefaultArtifactClient } = await import('@actions/artifact')
  const { digestMismatch } = await new DefaultArtifactClient()
    .downloadArtifact(id, {
      path: folder,
      ...(digest && { expectedHash: digest }),
      findBy: { token: api.token, workflowRunId: runId, repositoryOwner, repositoryName },
    })
    .catch((error: unknown) => {
      const route = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}'
      throw refusal(error, { route, purpose, needs })
    })
  if (digestMismatch) {
    throw new Failure('transient', `Could not ${purpose}: it was damaged on its way.`, {
      code: 'digest mismatch',
      cure: 'Re-run the failed jobs.',
    })
  }
}
