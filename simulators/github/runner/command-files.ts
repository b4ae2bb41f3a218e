import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Masker } from './masker.ts'
import type { StepOutput } from './step-output.ts'

const PREFIXES = {
  GITHUB_OUTPUT: 'set_output_',
  GITHUB_STATE: 'save_state_',
  GITHUB_ENV: 'set_env_',
  GITHUB_PATH: 'add_path_',
  GITHUB_STEP_SUMMARY: 'step_summary_',
} as const

export type CommandFileName = keyof typeof PREFIXES

/** Bytes of a step summary above which GitHub drops the whole of it. */
export const SUMMARY_LIMIT = 1024 * 1024

/** What a phase of a step left in its command files. */
export interface CommandFileContents {
  readonly outputs: ReadonlyMap<string, string>
  readonly state: ReadonlyMap<string, string>
  readonly env: ReadonlyMap<string, string>
  readonly paths: readonly string[]
  /** The masked summary, empty when there is none or it was too large. */
  readonly summary: string
  /** Every file as it was written. */
  readonly raw: Readonly<Record<CommandFileName, string>>
}

/** The files through which a phase of a step hands its results to the runner; new ones for every phase. */
export class CommandFiles {
  readonly paths: Readonly<Record<CommandFileName, string>>

  private constructor(paths: Record<CommandFileName, string>) {
    this.paths = paths
  }

  static async create(runnerTemp: string): Promise<CommandFiles> {
    const folder = join(runnerTemp, '_runner_file_commands')
    await mkdir(folder, { recursive: true })
    const suffix = randomUUID()
    return new CommandFiles(
      await eachFile(async name => {
        const path = join(folder, PREFIXES[name] + suffix)
        await writeFile(path, '')
        return path
      }),
    )
  }

  /** Reads the files, reporting what is wrong with them as the runner does. */
  async read(output: StepOutput, masker: Masker): Promise<CommandFileContents> {
    const raw = await eachFile(name => readIfThere(this.paths[name]))
    const pairs = (name: CommandFileName) => readPairs(name, raw[name], output)
    const env = pairs('GITHUB_ENV')
    if (env.delete('NODE_OPTIONS')) {
      output.issue('error', "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.")
    }
    return {
      outputs: pairs('GITHUB_OUTPUT'),
      state: pairs('GITHUB_STATE'),
      env,
      paths: raw.GITHUB_PATH.split(/\r?\n/).filter(line => line !== ''),
      summary: summaryWithinLimit(masker.mask(raw.GITHUB_STEP_SUMMARY), raw.GITHUB_STEP_SUMMARY, output),
      raw,
    }
  }
}

/** Reads `name=value` lines and `name<<delimiter` blocks; the first mistake ends the reading. */
export function parsePairs(text: string): Map<string, string> {
  const pairs = new Map<string, string>()
  const lines = text.split('\n')
  // What follows the last line break is a line only if it holds something.
  if (lines.at(-1) === '') lines.pop()
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) throw new Error(`Invalid format '${line}'. Name must not be empty`)
      pairs.set(line.slice(0, equals), line.slice(equals + 1))
    } else if (heredoc >= 0) {
      const name = line.slice(0, heredoc)
      const delimiter = line.slice(heredoc + 2)
      if (name === '' || delimiter === '') {
        throw new Error(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`)
      }
      const end = lines.indexOf(delimiter, index + 1)
      if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`)
      pairs.set(name, lines.slice(index + 1, end).join('\n'))
      index = end
    } else {
      throw new Error(`Invalid format '${line}'`)
    }
  }
  return pairs
}

function readPairs(name: CommandFileName, text: string, output: StepOutput): Map<string, string> {
  try {
    return parsePairs(text)
  } catch (error) {
    const file = name.slice('GITHUB_'.length).toLowerCase()
    output.fail(`Unable to process file command '${file}' successfully.`, (error as Error).message)
    return new Map()
  }
}

/** The size that counts is that of the file, before masking. */
function summaryWithinLimit(masked: string, written: string, output: StepOutput): string {
  const size = Buffer.byteLength(written)
  if (size <= SUMMARY_LIMIT) return masked
  const [limit, got] = [SUMMARY_LIMIT, size].map(bytes => `${Math.floor(bytes / 1024)}k`)
  output.issue(
    'error',
    `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${limit}, got ${got}.`,
  )
  return ''
}

async function eachFile(
  value: (name: CommandFileName) => Promise<string>,
): Promise<Record<CommandFileName, string>> {
  return {
    GITHUB_OUTPUT: await value('GITHUB_OUTPUT'),
    GITHUB_STATE: await value('GITHUB_STATE'),
    GITHUB_ENV: await value('GITHUB_ENV'),
    GITHUB_PATH: await value('GITHUB_PATH'),
    GITHUB_STEP_SUMMARY: await value('GITHUB_STEP_SUMMARY'),
  }
}

/** An action may delete its command files; that is not an error. */
async function readIfThere(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '')
}
