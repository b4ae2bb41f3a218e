import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * The arrows of docs/architecture.md: what each part may import of the others (a folder, or a single file), and which
 * packages. `node:` modules are open to all.
 */
const parts: Readonly<
  Record<string, { readonly imports: readonly string[]; readonly packages: readonly string[] }>
> = {
  'src/main.ts': { imports: ['src/'], packages: ['@actions/core'] },
  'src/post.ts': { imports: ['src/'], packages: ['@actions/core'] },
  'src/entry/': { imports: ['src/'], packages: ['@actions/core'] },
  'src/version.ts': { imports: ['package.json'], packages: [] },
  'src/commands/': {
    imports: ['src/commands/', 'src/roster/', 'src/work/', 'src/report/', 'src/platforms/platform.ts'],
    packages: [],
  },
  'src/platforms/': {
    imports: ['src/platforms/', 'src/roster/', 'src/work/', 'src/http/', 'src/config/'],
    packages: ['csv-stringify/sync', 'soap', 'saxes', 'zod'],
  },
  'src/report/': {
    imports: ['src/report/', 'src/roster/', 'src/work/'],
    packages: ['csv-stringify/sync'],
  },
  'src/roster/': {
    imports: ['src/roster/'],
    packages: ['csv-parse/sync', 'csv-stringify/sync', 'fastest-levenshtein', 'zod'],
  },
  'src/work/': { imports: ['src/work/'], packages: [] },
  'src/http/': { imports: ['src/http/', 'src/work/'], packages: ['@actions/http-client'] },
  'src/config/': { imports: ['src/config/'], packages: ['yaml', 'zod', 'fastest-levenshtein'] },
  'src/runner/github/': {
    imports: [
      'src/runner/',
      'src/commands/ports.ts',
      'src/platforms/one-line.ts',
      'src/work/',
      'src/report/',
    ],
    packages: [
      '@actions/artifact',
      '@actions/github',
      '@actions/github/lib/utils',
      '@octokit/plugin-retry',
      '@octokit/plugin-throttling',
      'zod',
    ],
  },
  'src/runner/': {
    imports: [
      'src/runner/',
      'src/commands/',
      'src/platforms/',
      'src/roster/',
      'src/work/',
      'src/report/',
      'src/http/',
      'src/config/',
    ],
    packages: ['@actions/core', '@actions/cache', '@actions/artifact', 'csv-parse/sync'],
  },
  // A simulator must not share the code that it is there to test; the clock it shares, so that one clock drives both.
  'simulators/': { imports: ['simulators/', 'src/work/clock.ts'], packages: ['saxes', 'yaml', 'zod'] },
}

interface Import {
  readonly from: string
  /** A path from the root, or the name of a package. */
  readonly to: string
  readonly typeOnly: boolean
}

const files = globSync('{src,simulators}/**/*.ts', { cwd: root })
const imports = files.flatMap(importsOf)

describe('who may import whom', () => {
  test.each(files)('%s', file => {
    const part = Object.entries(parts).find(([name]) => within(file, name))?.[1]
    expect(part, 'the file belongs to a part').toBeDefined()
    const wrong = imports
      .filter(({ from, to }) => from === file && !to.startsWith('node:'))
      .filter(({ to }) => !part?.packages.includes(to) && !part?.imports.some(name => within(to, name)))
    expect(wrong).toEqual([])
  })

  test('every import leads to a file or a package', () => {
    const known = new Set([...files, 'package.json', ...Object.values(parts).flatMap(part => part.packages)])
    expect(imports.filter(({ to }) => !to.startsWith('node:') && !known.has(to))).toEqual([])
  })

  test('no import escapes this test', () => {
    const seen = new Set(imports.map(({ from, to }) => `${from} ${to}`))
    const missed = files.flatMap(file =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/^[^/*`]*\b(?:from|import) '([^']+)'/gm)]
        .map(([, to = '']) => `${file} ${resolved(file, to)}`)
        .filter(found => !seen.has(found)),
    )
    expect(missed).toEqual([])
  })

  test('one platform knows nothing of another, and only the registry and the inputs name one', () => {
    const folder = (file: string) => /^src\/platforms\/([^/]+)\//.exec(file)?.[1]
    const inputs = ['five9', 'wazo', 'xmedius'].map(name => `src/runner/${name}-inputs.ts`)
    const doors = ['src/platforms/registry.ts', ...inputs]
    const wrong = imports
      .filter(({ from }) => from.startsWith('src/') && !doors.includes(from))
      .filter(({ from, to }) => folder(to) !== undefined && folder(to) !== folder(from))
    expect(wrong).toEqual([])
  })

  test('no file imports itself by way of others', () => {
    const next = Map.groupBy(
      imports.filter(({ typeOnly }) => !typeOnly),
      ({ from }) => from,
    )
    const walk = (file: string, path: readonly string[]): string[] =>
      path.includes(file)
        ? [[...path.slice(path.indexOf(file)), file].join(' → ')]
        : (next.get(file) ?? []).flatMap(({ to }) => walk(to, [...path, file]))
    expect([...new Set(files.flatMap(file => walk(file, [])))]).toEqual([])
  })
})

test('no file and no folder is named for being useful', () => {
  const all = globSync('{src,simulators,scripts,demo,bench,test}/**/*', { cwd: root })
  const vague = /^(?:utils?|utilit(?:y|ies)|helpers?|commons?|misc|managers?|shared|lib)$/i
  expect(all.filter(path => vague.test(basename(path).split('.')[0] ?? ''))).toEqual([])
})

/** `name` is a file, or a folder when it ends in a slash. */
function within(file: string, name: string): boolean {
  return name.endsWith('/') ? file.startsWith(name) : file === name
}

/** Static and dynamic imports, exports from elsewhere, and types named by `import('…')`. */
function importsOf(from: string): Import[] {
  const text = readFileSync(join(root, from), 'utf8')
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[\w*{][^'";]*?\sfrom\s+)?'([^']+)'/gm)
  const calls = text.matchAll(/(typeof\s+)?\bimport\('([^']+)'\)/g)
  return [...statements, ...calls].map(([, typeOnly, to = '']) => ({
    from,
    to: resolved(from, to),
    typeOnly: typeOnly !== undefined,
  }))
}

function resolved(from: string, to: string): string {
  return to.startsWith('.') ? normalize(join(dirname(from), to)) : to
}
