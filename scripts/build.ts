/** Builds dist/ from src/: compiled by TypeScript, bundled by ncc, the same bytes on every machine. */
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { writeLicences } from './licences.ts'

const entries = ['main', 'post']
const statistics = (entry: string) => `build/${entry}-stats.json`

/** @param output the folder that is built, emptied first: ncc leaves stale chunks */
export function build(output: string): void {
  for (const folder of ['build', output]) rmSync(folder, { recursive: true, force: true })
  run('tsc', '-p', 'tsconfig.build.json')
  for (const entry of entries) {
    const target = `${output}/${entry}`
    run('ncc', 'build', `build/src/${entry}.js`, '-o', target, '--quiet', '--stats-out', statistics(entry))
  }
  writeLicences(entries.map(statistics), `${output}/LICENSES.txt`)
}

function run(command: string, ...args: string[]): void {
  execFileSync(`node_modules/.bin/${command}`, args, { stdio: 'inherit' })
}

if (import.meta.main) build('dist')
