import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { replay } from '../simulators/wazo/replay/replay.ts'
import { type Json, readScenario, writeJson } from '../simulators/wazo/replay/scenario.ts'

// Replays every recording in a folder against the simulator of Wazo: one line for each, and where it goes otherwise.

const folder = process.argv[2]
if (folder === undefined) {
  console.error('Say which folder: npm run replay -- FOLDER')
  process.exit(2)
}
const files = readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .sort()
if (files.length === 0) {
  console.error(`${folder} holds no recordings.`)
  process.exit(2)
}
for (const name of files) {
  const scenario = readScenario(join(folder, name))
  const deviation = await replay(scenario)
  if (!deviation) {
    console.log(`ok    ${basename(name, '.json')} (${scenario.exchanges.length})`)
    continue
  }
  process.exitCode = 1
  console.log(`FAIL  ${basename(name, '.json')}`)
  console.log(`      ${deviation.step}`)
  console.log(`      ${deviation.request.slice(0, 500)}`)
  console.log(`      differs at ${deviation.at}`)
  console.log(`      recorded: ${shown(deviation.recorded)}`)
  console.log(`      now:      ${shown(deviation.actual)}`)
}

function shown(value: Json | undefined): string {
  return value === undefined ? 'nothing' : writeJson(value).slice(0, 2000)
}
