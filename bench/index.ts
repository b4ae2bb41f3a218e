/** Takes the measurements that README.md explains, and ends with exit code 1 when a target is missed. */
import { exports } from './exports.ts'
import { printLine, printTitles } from './line.ts'
import { planning } from './planning.ts'
import { reading } from './reading.ts'
import { start } from './start.ts'

async function measure(): Promise<void> {
  printTitles()
  for (const measurement of [start, exports, reading, planning]) {
    for await (const line of measurement()) {
      printLine(line)
      if (!line.met) process.exitCode = 1
    }
  }
}

await measure().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
