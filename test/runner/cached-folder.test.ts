import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CachedFolder, cachedFolderState } from '../../src/runner/cached-folder.ts'
import { runnerLog } from '../../src/runner/log.ts'
import { TemporaryFolder } from '../temporary-folder.ts'

function folderIn(workspace: string): CachedFolder {
  const run = {
    workspace,
    temp: workspace,
    id: '1',
    runUrl: '',
    attempt: 1,
    job: 'job',
    step: 'step',
    event: { name: 'push', path: undefined },
  }
  return new CachedFolder(cachedFolderState(run, []), runnerLog)
}

test('a folder that another run left behind is not taken over', () => {
  using workspace = new TemporaryFolder()
  const folder = folderIn(workspace.path)
  mkdirSync(folder.folder, { recursive: true })
  writeFileSync(`${folder.folder}/journal.ndjson`, 'of another run')
  folder.prepare(workspace.path)
  expect(existsSync(folder.folder)).toBe(false)
})

test('links that the repository holds are not followed', () => {
  using workspace = new TemporaryFolder()
  using elsewhere = new TemporaryFolder()
  const victim = `${elsewhere.path}/profile`
  writeFileSync(victim, 'precious')
  mkdirSync(`${workspace.path}/.rollcall`)
  symlinkSync(victim, `${workspace.path}/.rollcall/.gitignore`)
  const folder = folderIn(workspace.path)
  symlinkSync(victim, folder.scratch)
  folder.prepare(workspace.path)
  expect(readFileSync(victim, 'utf8')).toBe('precious')
  expect(readFileSync(`${workspace.path}/.rollcall/.gitignore`, 'utf8')).toBe('*\n')
  expect(lstatSync(folder.scratch, { throwIfNoEntry: false })).toBeUndefined()
})

test('a folder that lies outside, by a link, is refused', () => {
  using workspace = new TemporaryFolder()
  using elsewhere = new TemporaryFolder()
  symlinkSync(elsewhere.path, `${workspace.path}/.rollcall`)
  expect(() => folderIn(workspace.path).prepare(workspace.path)).toThrow('.rollcall is a link')
})
