import { readConfig } from '../config/document.ts'
import { type Chunking, defaultPrefixCharacters } from '../platforms/five9/chunking.ts'
import { type ExportConfig, everything, exportConfigSchema } from '../platforms/five9/export-config.ts'
import type { Five9Selection } from '../platforms/five9/platform.ts'
import { endpointOf, type Region, regions } from '../platforms/five9/regions.ts'
import type { Five9PlanSelection } from '../platforms/five9/roster/plannable.ts'
import type { Scope } from '../platforms/platform.ts'
import { columnMapping } from '../platforms/roster-mapping.ts'
import type { ColumnMapping } from '../roster/reading/mapping.ts'
import { readConfigFile } from './config-input.ts'
import type { InputReader } from './input-reader.ts'
import type { InputName } from './input-table.ts'
import { readUrl } from './server-url.ts'
import { readUserList } from './user-list.ts'

/** What the inputs say about an export from Five9. */
export function readFive9Export(reader: InputReader, workspace: string): Five9Selection {
  return {
    ...readAccess(reader),
    scope: readScope(reader, workspace),
    chunking: readChunking(reader),
    config: readExportConfig(reader, workspace),
  }
}

/** What the inputs say about a plan for Five9, and how its roster is to be read. */
export function readFive9Plan(
  reader: InputReader,
  workspace: string,
): { readonly selection: Five9PlanSelection; readonly mapping: ColumnMapping } {
  const access = readAccess(reader)
  const chunking = readChunking(reader)
  if (chunking.kind !== 'auto' && chunking.kind !== 'off') {
    reader.problem(
      `chunking: ${chunking.kind} reads some of the users, and a plan needs all: set auto or off`,
    )
  }
  const passwordMode = reader.choice('password-mode', ['cells', 'random', 'none'], 'cells')
  const { selection, mapping } = readFive9Roster(reader, workspace)
  return {
    selection: { ...access, scope: { kind: 'tenant' }, chunking, passwordMode, ...selection },
    mapping,
  }
}

/** What they say about its roster alone. */
export function readFive9Roster(
  reader: InputReader,
  workspace: string,
): { readonly selection: Pick<Five9PlanSelection, 'literalPasswords'>; readonly mapping: ColumnMapping } {
  const literalPasswords = reader.choice('literal-passwords', ['refuse', 'allow'], 'refuse') === 'allow'
  return {
    selection: { literalPasswords },
    mapping: columnMapping(readConfigInput(reader, workspace).roster),
  }
}

function readAccess(reader: InputReader): Pick<Five9Selection, 'endpoint' | 'username' | 'password'> {
  return {
    endpoint: readEndpoint(reader),
    username: reader.required('username', 'give the name of a Five9 user with the Administrator role'),
    password: reader.secret(
      'password',
      'give it from a secret of the repository. Where the workflow names one, the secret has another name, or this run may not see it (pull requests from forks and from Dependabot may not)',
    ),
  }
}

function readEndpoint(reader: InputReader): URL {
  const region = reader.choice('region', Object.keys(regions) as Region[], 'us')
  if (!reader.given('url')) return endpointOf({ region })
  if (reader.given('region')) reader.problem('region and url name the same thing: give one of them')
  const url = readUrl(reader, 'https://api.five9.com')
  return url ? endpointOf({ url }) : endpointOf({ region })
}

function readScope(reader: InputReader, workspace: string): Scope {
  if (!reader.given('users')) return { kind: 'tenant' }
  if (reader.given('chunking')) {
    reader.problem(
      'users and chunking contradict each other: listed users are read one by one, so leave chunking out',
    )
  }
  const list = readUserList(reader.text('users'), workspace)
  if ('problem' in list) {
    reader.problem(`users: ${list.problem}`)
    return { kind: 'tenant' }
  }
  return { kind: 'users', keys: list.keys }
}

const kinds = ['auto', 'off', 'alphanumeric', 'numeric'] as const

/** Which chunking each of the inputs that tune one belongs to. */
const tuning: readonly (readonly [InputName, Chunking['kind']])[] = [
  ['chunk-size', 'auto'],
  ['prefix-characters', 'alphanumeric'],
  ['numeric-prefix-width', 'numeric'],
  ['numeric-prefix-start', 'numeric'],
]

function readChunking(reader: InputReader): Chunking {
  const kind = reader.choice('chunking', kinds, 'auto')
  for (const [name, needs] of tuning) {
    if (reader.given(name) && kind !== needs) {
      reader.problem(`${name} has no effect with chunking: ${kind}: leave it out, or set chunking: ${needs}`)
    }
  }
  switch (kind) {
    case 'auto':
      return { kind, size: reader.integer('chunk-size', 1, 10_000, 500) }
    case 'off':
      return { kind }
    case 'alphanumeric':
      return { kind, characters: readCharacters(reader) }
    case 'numeric': {
      const width = reader.integer('numeric-prefix-width', 1, 6, 3)
      const start = reader.integer('numeric-prefix-start', 0, 999_999, 0)
      if (start >= 10 ** width) {
        reader.problem(
          `numeric-prefix-start: ${start} has more digits than numeric-prefix-width ${width} allows: the last prefix is ${'9'.repeat(width)}`,
        )
      }
      return { kind, width, start }
    }
  }
}

function readCharacters(reader: InputReader): string[] {
  const characters = [...(reader.text('prefix-characters') || defaultPrefixCharacters)]
  const range = /[A-Za-z0-9]-[A-Za-z0-9]/.exec(characters.join(''))?.[0]
  if (range !== undefined) {
    reader.problem(
      `prefix-characters: a range like ${range} is not understood: write every character, a hyphen last`,
    )
    return characters
  }
  const repeated = characters.find((character, index) => characters.indexOf(character) !== index)
  if (repeated !== undefined) reader.problem(`prefix-characters: "${repeated}" stands there twice`)
  return characters
}

function readExportConfig(reader: InputReader, workspace: string): ExportConfig {
  const media = reader.flag('include-media-types')
  const config = readConfigInput(reader, workspace)
  return media === undefined ? config : { ...config, includeMediaTypes: media }
}

function readConfigInput(reader: InputReader, workspace: string): ExportConfig {
  const parse = (text: string, name: string) => readConfig(text, name, exportConfigSchema)
  return readConfigFile(reader, workspace, parse) ?? everything
}
