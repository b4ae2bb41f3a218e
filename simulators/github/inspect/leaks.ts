import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GitHub } from '../github.ts'
import type { AttemptResult } from '../runner/attempt.ts'
import { artifactFiles, extractCache, folderFiles } from './contents.ts'
import { type SecretForm, secretForms } from './secret-forms.ts'

/** A place where a secret was found. The secret itself is named by its index only. */
export interface Leak {
  /** Such as `run 9000000001 attempt 1: sync main, raw log`. */
  readonly where: string
  /** Such as `clear` or `base64 at offset 1`. */
  readonly form: string
  /** The index in the list of secrets that were searched for. */
  readonly secret: number
}

export interface LeakSearch {
  readonly secrets: readonly string[]
  readonly attempts: readonly AttemptResult[]
  /** Further folders whose files are searched. */
  readonly folders?: readonly string[]
}

/**
 * Looks for secrets in everything that leaves the actions' processes: logs (the unmasked one too: masking does
 * not excuse printing), command files, summaries, outputs, state, annotations, the files the machines are left
 * with, every artifact and cache the service holds, and what was sent to the API: comments and issues. The runner's
 * own files, which hold the event, count too.
 */
export async function findLeaks(github: GitHub, search: LeakSearch): Promise<Leak[]> {
  const wanted = search.secrets.map(secretForms)
  const leaks: Leak[] = []
  for await (const { where, content } of places(github, search)) {
    wanted.forEach((forms, secret) => {
      const found = new Set(forms.filter(({ text }) => contains(content, text)).map(({ form }) => form))
      for (const form of found) leaks.push({ where: withoutSecrets(where, wanted.flat()), form, secret })
    })
  }
  return leaks
}

interface Place {
  readonly where: string
  readonly content: string | Buffer
}

async function* places(github: GitHub, search: LeakSearch): AsyncGenerator<Place> {
  for (const attempt of search.attempts) {
    const prefix = `run ${attempt.runId} attempt ${attempt.attempt}`
    for (const phase of attempt.phases) {
      for (const [part, content] of phaseParts(phase.result)) {
        yield { where: `${prefix}: ${phase.name}, ${part}`, content }
      }
    }
    for (const [name, folder] of Object.entries(attempt.machine)) {
      yield* files(`${prefix}: ${name}`, await folderFiles(folder))
    }
  }
  for (const artifact of github.artifacts.list()) {
    const where = `run ${artifact.runId} attempt ${artifact.attempt}: artifact ${artifact.id}`
    yield { where: `${where}, name`, content: artifact.name }
    yield* files(where, artifactFiles(artifact))
  }
  for (const { method, path, body } of github.rest.requests) {
    yield { where: `request ${method} ${path}`, content: `${path}\n${body}` }
  }
  yield* cachePlaces(github)
  for (const folder of search.folders ?? []) yield* files(folder, await folderFiles(folder))
}

async function* cachePlaces(github: GitHub): AsyncGenerator<Place> {
  for (const entry of github.caches.list()) {
    yield { where: `cache ${entry.id}, key`, content: entry.key }
    const folder = await mkdtemp(join(tmpdir(), 'github-simulator-cache-'))
    try {
      await extractCache(entry, folder)
      yield* files(`cache ${entry.id}`, await folderFiles(folder))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

function* files(where: string, contents: ReadonlyMap<string, Buffer>): Generator<Place> {
  for (const [path, content] of contents) {
    yield { where: `${where}, path ${path}`, content: path }
    yield { where: `${where}, file ${path}`, content }
  }
}

function phaseParts(result: AttemptResult['phases'][number]['result']): [string, string][] {
  const values = (record: Readonly<Record<string, string>>) => Object.entries(record).flat().join('\n')
  const annotations = result.annotations.flatMap(annotation => Object.values(annotation).map(String))
  return [
    ['raw log', result.rawLog],
    ['visible log', result.log],
    ['summary', result.summary],
    ['outputs', values(result.outputs)],
    ['state', values(result.state)],
    ['annotations', annotations.join('\n')],
    ...Object.entries(result.commandFiles),
  ]
}

function contains(content: string | Buffer, text: string): boolean {
  return content.includes(text)
}

/** A path can itself be the leak. */
function withoutSecrets(where: string, forms: readonly SecretForm[]): string {
  return forms.reduce((result, { text }) => result.replaceAll(text, '***'), where)
}
