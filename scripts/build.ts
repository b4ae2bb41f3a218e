/** Builds dist/ from src/: compiled by TypeScript, bundled by ncc, the same bytes on every machine. */
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'

for (const folder of ['build', 'dist']) rmSync(folder, { recursive: true, force: true })
run('tsc', '-p', 'tsconfig.build.json')
for (const entry of ['main', 'post'])
  run('ncc', 'build', `build/src/${entry}.js`, '-o', `dist/${entry}`, '--quiet')

function run(command: string, ...args: string[]): void {
  execFileSync(`node_modules/.bin/${command}`, args, { stdio: 'inherit' })
}
