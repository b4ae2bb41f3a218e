import type { Artifact } from '../service/artifact-service.ts'
import { type Answer, type Call, demand, numberIn } from './call.ts'
import { page } from './pages.ts'
import type { Run } from './records.ts'
import { notFound, Refusal } from './refusal.ts'

export function getRun(call: Call): Answer {
  return { status: 200, body: call.answers.run(readableRun(call)) }
}

/** The artifacts of all attempts of a run, the newest first. */
export function listArtifacts(call: Call): Answer {
  const { id } = readableRun(call)
  const name = call.query.get('name')
  const found = call.artifacts
    .list()
    .filter(({ runId, repository }) => runId === id && repository === call.repository.name)
    .filter(artifact => name === null || artifact.name === name)
    .toReversed()
  const { body, ...answer } = page(call, found, artifact => call.answers.artifact(artifact))
  return { ...answer, body: { total_count: found.length, artifacts: body } }
}

export function getArtifact(call: Call): Answer {
  return { status: 200, body: call.answers.artifact(readableArtifact(call)) }
}

/** Answers with a signed address, which is good without a token. */
export function downloadArtifact(call: Call): Answer {
  const { id, expired } = readableArtifact(call)
  if (call.path.archive_format !== 'zip') throw notFound()
  if (expired) throw new Refusal(410, 'Artifact has expired')
  return { status: 302, headers: { location: call.artifacts.downloadUrl(id) } }
}

function readableRun(call: Call): Run {
  demand(call, 'actions', 'read')
  const run = call.repository.runs.get(numberIn(call, 'run_id'))
  if (run === undefined) throw notFound()
  return run
}

function readableArtifact(call: Call): Artifact {
  demand(call, 'actions', 'read')
  const found = call.artifacts.list().find(({ id }) => id === numberIn(call, 'artifact_id'))
  if (found?.repository !== call.repository.name) throw notFound()
  return found
}
