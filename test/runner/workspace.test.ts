import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { sep } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { insideWorkspace } from '../../src/runner/workspace.ts'
import { TemporaryFolder } from '../temporary-folder.ts'

/** A workspace beside a folder that is none of its business, with links between them. */
class Ground extends TemporaryFolder {
  readonly workspace = this.file('workspace')
  readonly root: string

  constructor() {
    super()
    mkdirSync(this.file('workspace', 'rosters'), { recursive: true })
    mkdirSync(this.file('workspace', '.git'))
    mkdirSync(this.file('workspace2'))
    writeFileSync(this.file('workspace2', 'users.csv'), '')
    symlinkSync(this.file('workspace2'), this.file('workspace', 'out'))
    symlinkSync(this.file('workspace2', 'users.csv'), this.file('workspace', 'users.csv'))
    symlinkSync(this.file('workspace', 'rosters'), this.file('workspace', 'in'))
    symlinkSync(this.file('workspace', '.git'), this.file('workspace', 'history'))
    this.root = realpathSync(this.workspace)
  }
}

describe('a path of a workflow', () => {
  test.each([
    ['five9.csv', 'five9.csv'],
    ['rosters/five9.csv', 'rosters/five9.csv'],
    ['./rosters/../five9.csv', 'five9.csv'],
    ['not/there/yet.csv', 'not/there/yet.csv'],
    ['in/five9.csv', 'rosters/five9.csv'],
    ['..users.csv', '..users.csv'],
    ['.github/five9.csv', '.github/five9.csv'],
    ['.gitignore', '.gitignore'],
  ])('%s is inside the workspace', (given, real) => {
    using ground = new Ground()
    expect(insideWorkspace(ground.workspace, given)).toBe(`${ground.root}/${real}`)
    expect(insideWorkspace(ground.workspace, `${ground.workspace}/${given}`)).toBe(`${ground.root}/${real}`)
  })

  test.each([
    '..',
    '.',
    '',
    '../workspace2/users.csv',
    '/etc/passwd',
    'rosters/../../workspace2/users.csv',
    'out/users.csv',
    'out/not/there.csv',
    'users.csv',
    '.git',
    '.git/config',
    '.GIT/config',
    'history/config',
    'rosters/../.git/hooks/post-checkout',
  ])('%j is outside of it, or in its .git', given => {
    using ground = new Ground()
    expect(insideWorkspace(ground.workspace, given)).toBeUndefined()
  })

  test('is refused when it is a link to where nothing is yet, outside', () => {
    using ground = new Ground()
    symlinkSync('../elsewhere', `${ground.workspace}/dangling`)
    expect(insideWorkspace(ground.workspace, 'dangling/users.csv')).toBeUndefined()
    symlinkSync('not-made-yet', `${ground.workspace}/within`)
    expect(insideWorkspace(ground.workspace, 'within/users.csv')).toBe(
      `${ground.root}/not-made-yet/users.csv`,
    )
  })

  test('when it is let through, lies below the workspace, however it is written', () => {
    using ground = new Ground()
    const step = fc.constantFrom('..', '.', 'rosters', 'out', 'in', 'history', '.git', 'users.csv', 'new', '')
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), fc.boolean(), (steps, absolute) => {
        const path = insideWorkspace(
          ground.workspace,
          (absolute ? ground.workspace + sep : '') + steps.join('/'),
        )
        if (path === undefined) return
        expect(path.startsWith(ground.root + sep)).toBe(true)
        expect(path).not.toContain(`${sep}..`)
        expect(path.startsWith(`${ground.root}${sep}.git`)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})
