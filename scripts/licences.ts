/** The licences of the packages whose code is in dist/, told by ncc's own account of what it bundled. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What `ncc build --stats-out` writes, as far as it is read here. */
export interface BundleStats {
  readonly modules?: readonly BundledModule[]
  readonly children?: readonly BundleStats[]
}

interface BundledModule extends BundleStats {
  /** The path of the module's file; other texts for what has none. */
  readonly nameForCondition?: string | null
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string | { readonly type: string }
}

/** Writes the licences of all packages that the bundles described by `statsFiles` hold. */
export function writeLicences(statsFiles: readonly string[], target: string): void {
  const stats = statsFiles.map(file => JSON.parse(readFileSync(file, 'utf8')) as BundleStats)
  writeFileSync(target, licences(packageFolders(stats)))
}

/** The folders of the packages that have a module in any of the bundles. */
export function packageFolders(bundles: readonly BundleStats[]): Set<string> {
  const folders = new Set<string>()
  const visit = ({ modules = [], children = [] }: BundleStats) => {
    for (const module of modules) {
      const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(module.nameForCondition ?? '')?.[0]
      if (folder !== undefined) folders.add(folder)
      visit(module)
    }
    for (const child of children) visit(child)
  }
  for (const bundle of bundles) visit(bundle)
  return folders
}

/**
 * Name, version and licence text of each package once, by name and version.
 * @throws when a package says nothing about its licence
 */
export function licences(folders: Iterable<string>): string {
  const entries = new Map<string, string>()
  for (const folder of folders) {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
    const title = `${manifest.name} ${manifest.version}`
    entries.set(title, `${title} (${licenceName(manifest)})\n\n${licenceText(folder)}`)
  }
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
  const line = '-'.repeat(80)
  const head = 'Rollcall is under the MIT licence. Its bundles hold code of these packages:\n'
  return `${[head, ...sorted].join(`\n${line}\n\n`)}`
}

/** Packages that are known to name no licence, with what is known about it. */
const unnamed: ReadonlyMap<string, string> = new Map([
  // Comes with @actions/artifact, and with GitHub's own upload-artifact.
  ['buffers 0.1.1', 'names no licence: https://github.com/actions/toolkit/issues/2392'],
])

function licenceName({ name, version, license }: Manifest): string {
  const named = typeof license === 'object' ? license.type : license
  const known = named || unnamed.get(`${name} ${version}`)
  if (known === undefined) {
    throw new Error(`${name} ${version} is bundled, but names no licence in its package.json`)
  }
  return known
}

/** Every licence and notice file of the package; a sentence where it has none. */
function licenceText(folder: string): string {
  const files = readdirSync(folder)
    .filter(name => /^(?:licen[cs]e|copying|notice)/i.test(name) && existsSync(join(folder, name)))
    .sort()
  if (files.length === 0) return 'The package has no licence file of its own.\n'
  return files
    .map(name => `${readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim()}\n`)
    .join('\n')
}
