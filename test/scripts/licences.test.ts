import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type BundleStats, licences, packageFolders } from '../../scripts/licences.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rollcall-licences-'))
})

afterEach(() => rmSync(root, { recursive: true }))

function install(path: string, manifest: object, files: Readonly<Record<string, string>> = {}): string {
  const folder = join(root, 'node_modules', path)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

test('finds the packages of modules at any depth, and not the project itself', () => {
  const path = (name: string) => ({ nameForCondition: `/p/node_modules/${name}/lib/index.js` })
  const stats: BundleStats[] = [
    {
      modules: [
        { nameForCondition: '/p/build/src/main.js', modules: [path('@made-up/one')] },
        { nameForCondition: null },
        { nameForCondition: 'external node-commonjs "node:fs"' },
        path('two/node_modules/three'),
      ],
    },
    { modules: [path('@made-up/one')], children: [{ modules: [path('four')] }] },
  ]
  expect([...packageFolders(stats)]).toEqual([
    '/p/node_modules/@made-up/one',
    '/p/node_modules/two/node_modules/three',
    '/p/node_modules/four',
  ])
})

test('writes every licence and notice, each package once, in the order of names', () => {
  const text = licences([
    install('zebra', { name: 'zebra', version: '1.0.0', license: 'ISC' }, { LICENCE: 'Zebra may.\r\n' }),
    install(
      'ape',
      { name: 'ape', version: '2.0.0', license: { type: 'MIT' } },
      { 'license.md': 'Ape may.', 'NOTICE.txt': 'By apes.' },
    ),
    install(
      'old/node_modules/zebra',
      { name: 'zebra', version: '1.0.0', license: 'ISC' },
      { LICENCE: 'Zebra may.\r\n' },
    ),
    install('bare', { name: 'bare', version: '0.1.0', license: 'MIT' }),
  ])
  const titles = text.split('\n').filter(line => /^\w+ \d/.test(line))
  expect(titles).toEqual(['ape 2.0.0 (MIT)', 'bare 0.1.0 (MIT)', 'zebra 1.0.0 (ISC)'])
  expect(text).toContain('By apes.\n\nApe may.\n')
  expect(text).toContain('bare 0.1.0 (MIT)\n\nThe package has no licence file of its own.\n')
  expect(text).not.toContain('\r')
})

test('a package that says nothing about its licence stops the build', () => {
  const folder = install('silent', { name: 'silent', version: '3.0.0' })
  expect(() => licences([folder])).toThrow('silent 3.0.0 is bundled, but names no licence')
})
