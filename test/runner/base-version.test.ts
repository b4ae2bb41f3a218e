import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { baseVersion, type RunEvent } from '../../src/runner/base-version.ts'
import { TemporaryFolder } from '../temporary-folder.ts'

/** A repository with a roster, on branch main, in a folder that may be checked out in any depth. */
class Repository extends TemporaryFolder {
  readonly root = this.file('origin')
  #clones = 0

  constructor() {
    super()
    mkdirSync(this.root)
    this.git('init', '--quiet', '--initial-branch=main')
  }

  git(...args: readonly string[]): string {
    return gitIn(this.root, ...args)
  }

  commit(roster: string): string {
    mkdirSync(`${this.root}/rosters`, { recursive: true })
    writeFileSync(`${this.root}/rosters/five9.csv`, roster)
    this.git('add', '--all')
    this.git('commit', '--quiet', '--message', 'change')
    return this.git('rev-parse', 'HEAD')
  }

  /** The path of the roster in a clone of a branch. */
  clone(branch: string, ...options: readonly string[]): string {
    this.#clones += 1
    const folder = this.file(`clone-${this.#clones}`)
    gitIn(this.path, 'clone', '--quiet', '--branch', branch, ...options, `file://${this.root}`, folder)
    return `${folder}/rosters/five9.csv`
  }

  event(name: string, payload: object): RunEvent {
    const path = this.file(`event-${name}.json`)
    writeFileSync(path, JSON.stringify(payload))
    return { name, path }
  }

  /** The content of the base version, or why there is none. */
  base(roster: string, event: RunEvent, revision = ''): string {
    const copy = this.file('copy.csv')
    rmSync(copy, { force: true })
    const found = baseVersion(roster, revision, event, copy)
    expect(existsSync(copy)).toBe(found.kind === 'found')
    return found.kind === 'found' ? readFileSync(copy, 'utf8') : found.reason
  }
}

function gitIn(folder: string, ...args: readonly string[]): string {
  const who = ['-c', 'user.name=Kim', '-c', 'user.email=kim@example.com', '-c', 'commit.gpgsign=false']
  return execFileSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim()
}

const shallow = ['--depth', '1']

describe('a pull request', () => {
  /** Main moves on after the branch was begun; GitHub checks out a merge of both. */
  function pullRequest(repository: Repository) {
    repository.commit('began')
    repository.git('checkout', '--quiet', '-b', 'change')
    repository.commit('first change')
    const head = repository.commit('second change')
    repository.git('checkout', '--quiet', 'main')
    const base = repository.commit('moved on')
    repository.git('checkout', '--quiet', '-b', 'merge')
    repository.git('merge', '--quiet', '--strategy=ours', '--message', 'merge', 'change')
    return repository.event('pull_request', { pull_request: { base: { sha: base }, head: { sha: head } } })
  }

  test('checked out as its merge has the base for its first parent', () => {
    using repository = new Repository()
    const event = pullRequest(repository)
    expect(repository.base(repository.clone('merge', '--depth', '2'), event)).toBe('moved on')
    expect(repository.base(repository.clone('merge'), event)).toBe('moved on')
  })

  test('checked out by its head has the commit where it began', () => {
    using repository = new Repository()
    const event = pullRequest(repository)
    expect(repository.base(repository.clone('change'), event)).toBe('began')
  })

  test('without history has none, and says how to get it', () => {
    using repository = new Repository()
    const event = pullRequest(repository)
    expect(repository.base(repository.clone('merge', ...shallow), event)).toMatch(/fetch-depth: 2/)
    expect(repository.base(repository.clone('change', '--depth', '2'), event)).toMatch(/fetch-depth: 2/)
  })
})

test('a push has what was before it', () => {
  using repository = new Repository()
  const before = repository.commit('one')
  repository.commit('two')
  repository.commit('three')
  const roster = repository.clone('main')
  expect(repository.base(roster, repository.event('push', { before }))).toBe('one')
  expect(repository.base(roster, repository.event('push', { before: '0'.repeat(40) }))).toMatch(
    /does not have/,
  )
  expect(repository.base(roster, repository.event('push', {}))).toMatch(/does not have/)
  expect(repository.base(repository.clone('main', ...shallow), repository.event('push', { before }))).toMatch(
    /fetch-depth/,
  )
})

test('a merge queue names its base', () => {
  using repository = new Repository()
  const before = repository.commit('one')
  repository.commit('two')
  const event = repository.event('merge_group', { merge_group: { base_sha: before } })
  expect(repository.base(repository.clone('main'), event)).toBe('one')
})

test('a schedule has none, unless the workflow names a revision', () => {
  using repository = new Repository()
  repository.commit('one')
  repository.commit('two')
  const roster = repository.clone('main')
  const event = repository.event('schedule', {})
  expect(repository.base(roster, event)).toBe(
    'a run started by schedule changes nothing; the input base can name a revision',
  )
  expect(repository.base(roster, event, 'HEAD~1')).toBe('one')
  expect(repository.base(roster, event, 'v9')).toMatch(/^Git does not have v9 here/)
  expect(repository.base(roster, event, '--all')).toMatch(/^Git does not have --all here/)
})

test('a roster that is new, or in no repository, has no base version', () => {
  using repository = new Repository()
  repository.commit('one')
  repository.git('rm', '--quiet', 'rosters/five9.csv')
  repository.git('commit', '--quiet', '--message', 'gone')
  const roster = repository.clone('main')
  mkdirSync(dirname(roster), { recursive: true })
  expect(repository.base(roster, repository.event('schedule', {}), 'HEAD')).toMatch(
    /^five9.csv was not there in/,
  )
  const lonely = repository.file('alone', 'five9.csv')
  mkdirSync(dirname(lonely))
  expect(repository.base(lonely, repository.event('schedule', {}), 'HEAD')).toMatch(/^Git does not have HEAD/)
})
