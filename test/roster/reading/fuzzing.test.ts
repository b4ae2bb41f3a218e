import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { TemporaryFolder } from '../../temporary-folder.ts'
import { faultOfReading, fuzzInput } from './fuzzing.ts'

const folder = fileURLToPath(new URL('../../rosters/', import.meta.url))
const corpus = readdirSync(folder)
  .sort()
  .map(name => readFileSync(`${folder}${name}`))

// `node scripts/fuzz.ts` does the same for as long as one likes.
test('five hundred files that are damaged at random are read to their end, or refused', async () => {
  using temporary = new TemporaryFolder()
  for (let seed = 1; seed <= 500; seed += 1) {
    const input = fuzzInput(seed, corpus)
    const fault = await faultOfReading(temporary.file('users.csv'), input)
    expect(fault, `seed ${seed}: ${input.bytes.toString('hex')}`).toBeUndefined()
  }
})
