import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { readText, root } from '../workflow-files.ts'

const page = 'docs/gitops.md'

test('docs/gitops.md tells of every example', () => {
  const linked = [...readText(page).matchAll(/\]\(\.\.\/examples\/workflows\/([\w-]+\.yml)\)/g)]
  const files = globSync('examples/workflows/*.yml', { cwd: root }).map(path => basename(path))
  expect(new Set(linked.map(([, file]) => file))).toEqual(new Set(files))
})

test('the links of docs/gitops.md lead to files and headings that are there', () => {
  for (const [, path = '', anchor] of readText(page).matchAll(/\]\(([^)#]*)(?:#([\w-]+))?\)/g)) {
    const text = readText(path === '' ? page : join('docs', path))
    if (anchor) expect(headings(text)).toContain(anchor)
  }
})

/** The anchors that GitHub gives to the headings of a page. */
function headings(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  )
}
