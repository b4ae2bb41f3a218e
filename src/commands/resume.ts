import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Preflight, ReadablePlatform } from '../platforms/platform.ts'
import { duration } from '../report/format.ts'
import { abortable } from '../work/abortable.ts'
import { FileJournal } from '../work/file-journal.ts'
import type { JournalEntry } from '../work/journal.ts'
import type { Ports } from './ports.ts'

/** Whether and how the progress of an earlier attempt is continued. */
export interface ResumeOptions {
  /** Whether to look for it at all. */
  readonly resume: boolean
  /** Milliseconds after which it is too old to be continued. */
  readonly progressMaxAge: number
  /** The release of this program, so that progress of another one is not continued. */
  readonly version: string
}

/** What must be equal for progress to be continued, whatever the command. */
export function identityOf(
  command: string,
  platform: ReadablePlatform,
  { tenantId }: Preflight,
  { version }: ResumeOptions,
): Readonly<Record<string, string>> {
  const { name, selection, tenantWord } = platform
  return { command, version, platform: name, ...selection, [tenantWord]: tenantId }
}

export interface JournalOptions extends Pick<ResumeOptions, 'resume' | 'progressMaxAge'> {
  /** What must be equal for progress to be continued. */
  readonly identity: Readonly<Record<string, string>>
  /** Whether what an entry speaks of is really there. */
  readonly holds: (entry: JournalEntry) => boolean
  /** Ends the wait for the progress of an earlier attempt. */
  readonly signal: AbortSignal
}

/** A journal to work with: that of an earlier attempt where it serves, else a new one in an empty folder. */
export async function openJournal(options: JournalOptions, ports: Ports): Promise<FileJournal> {
  const { progress, log, clock } = ports
  const path = join(progress.folder, 'journal.ndjson')
  rmSync(progress.folder, { recursive: true, force: true })
  if (options.resume && (await abortable(progress.restore(), options.signal))) {
    const found = readJournal(path)
    const objection = typeof found === 'string' ? found : objectionTo(found, options, clock.now())
    if (objection === undefined && typeof found === 'object') {
      const age = duration(clock.now() - Date.parse(found.head.created))
      log.info(`Continuing the progress of an earlier attempt, begun ${age} ago.`)
      return found
    }
    if (typeof found === 'object') found[Symbol.dispose]()
    log.notice(`The progress of an earlier attempt is left aside: ${objection}. The work begins anew.`)
    rmSync(progress.folder, { recursive: true, force: true })
  }
  const created = new Date(clock.now()).toISOString()
  return FileJournal.create(path, { format: 1, created, identity: options.identity })
}

function readJournal(path: string): FileJournal | string {
  try {
    return FileJournal.open(path) ?? 'it holds no journal'
  } catch {
    return 'its journal cannot be read'
  }
}

/** Why a journal must not be continued. */
function objectionTo({ head, past }: FileJournal, options: JournalOptions, now: number): string | undefined {
  if (head.format !== 1) return 'it is of another version'
  const names = new Set([...Object.keys(head.identity), ...Object.keys(options.identity)])
  const different = [...names].filter(name => head.identity[name] !== options.identity[name])
  if (different.length > 0) return `it was made with another ${different.join(', ')}`
  const age = now - Date.parse(head.created)
  if (!(age <= options.progressMaxAge)) return `it is ${duration(age)} old, more than progress-max-age allows`
  if (!past.every(options.holds)) return 'some of it is missing'
  return undefined
}
