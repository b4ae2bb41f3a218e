import { expect, test } from 'vitest'
import { columnPages } from '../../scripts/column-pages.ts'
import { five9Columns } from '../../src/platforms/five9/roster-columns.ts'
import { readText } from '../workflow-files.ts'

test.each([...columnPages()])('%s is made from the columns', (path, text) => {
  expect(readText(path), 'run npm run generate').toBe(text)
})

test('every column is there, by itself or by the name of its family', () => {
  const page = readText('docs/five9-columns.md')
  const names = new Set(page.match(/[\w<>]+/g))
  const lacking = five9Columns.columns.filter(({ name }) => {
    const family = five9Columns.families.find(({ documented }) => documented(name))
    if (!family) return !page.includes(`| \`${name}\` |`)
    const own = name.slice(family.pattern.indexOf('<'))
    return !page.includes(`| \`${family.pattern}\` |`) || !names.has(own)
  })
  expect(lacking.map(({ name }) => name)).toEqual([])
})
