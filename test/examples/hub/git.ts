import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Runs git as somebody made up, without the settings of who runs the tests. */
export function git(folder: string, args: readonly string[]): string {
  const env = {
    ...{ PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    ...{ GIT_AUTHOR_NAME: 'Kim Example', GIT_AUTHOR_EMAIL: 'kim@example.com' },
    ...{ GIT_COMMITTER_NAME: 'Kim Example', GIT_COMMITTER_EMAIL: 'kim@example.com' },
  }
  return execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' }).trim()
}

/** The files of a commit, by path; undefined removes one. */
export type Files = Readonly<Record<string, string | undefined>>

/** A repository on a server, and a clone of it in which people work. */
export class GitRepository implements Disposable {
  readonly #root = mkdtempSync(join(tmpdir(), 'rollcall-git-'))
  /** What is cloned and pushed to. */
  readonly url = `file://${join(this.#root, 'origin.git')}`
  readonly #clone = join(this.#root, 'clone')

  constructor() {
    git(this.#root, ['init', '--quiet', '--bare', '--initial-branch=main', 'origin.git'])
    git(join(this.#root, 'origin.git'), ['config', 'uploadpack.allowAnySHA1InWant', 'true'])
    git(this.#root, ['clone', '--quiet', this.url, 'clone'])
    this.commit('main', { 'README.md': 'Rosters\n' })
  }

  /** Commits to a branch, which begins at main when it is not there yet, and pushes it. */
  commit(branch: string, files: Files): string {
    this.#switch(branch)
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.#clone, path)
      mkdirSync(dirname(file), { recursive: true })
      if (text === undefined) rmSync(file)
      else writeFileSync(file, text)
    }
    this.#git('add', '--all')
    this.#git('commit', '--quiet', '--message', 'Change users')
    return this.#push(branch)
  }

  /** Merges a branch into main as GitHub's button does; answers with the commits that main got, oldest first. */
  merge(branch: string, method: 'merge' | 'squash'): string[] {
    this.#fetch()
    const before = this.tip('main')
    this.#switch('main')
    if (method === 'merge') {
      this.#git('merge', '--quiet', '--no-ff', '--message', `Merge ${branch}`, `origin/${branch}`)
    } else {
      this.#git('merge', '--quiet', '--squash', `origin/${branch}`)
      this.#git('commit', '--quiet', '--message', `Squash ${branch}`)
    }
    this.#push('main')
    return this.#commits(before, 'main')
  }

  /** Merges a branch into main for a pull request or a merge queue to run at, under a ref of its own. */
  tryMerge(branch: string, ref: string, base = 'origin/main'): string {
    this.#fetch()
    this.#git('checkout', '--quiet', '--detach', base)
    this.#git('merge', '--quiet', '--no-ff', '--message', `Merge ${branch}`, `origin/${branch}`)
    this.#git('push', '--quiet', '--force', 'origin', `HEAD:${ref}`)
    return this.#git('rev-parse', 'HEAD')
  }

  tip(branch: string): string {
    this.#fetch()
    return this.#git('rev-parse', `origin/${branch}`)
  }

  /** The commits of a branch that main does not have, oldest first. */
  commits(branch: string): string[] {
    return this.#commits(this.tip('main'), branch)
  }

  /** The files in which two commits differ. */
  changed(from: string, to: string): string[] {
    this.#fetch()
    return this.#git('diff', '--name-only', from, to).split('\n').filter(Boolean)
  }

  read(branch: string, path: string): string {
    this.#fetch()
    return `${this.#git('show', `origin/${branch}:${path}`)}\n`
  }

  [Symbol.dispose](): void {
    rmSync(this.#root, { recursive: true, force: true })
  }

  #commits(without: string, branch: string): string[] {
    this.#fetch()
    return this.#git('rev-list', '--reverse', `${without}..origin/${branch}`).split('\n').filter(Boolean)
  }

  #switch(branch: string): void {
    this.#fetch()
    const there = this.#git('branch', '--remotes', '--list', `origin/${branch}`, 'origin/main').split(/\s+/)
    const start = [`origin/${branch}`, 'origin/main'].find(one => there.includes(one))
    // The first commit of all begins at nothing.
    this.#git('checkout', '--quiet', '-B', branch, ...(start ? [start] : []))
  }

  #push(branch: string): string {
    this.#git('push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${branch}`)
    return this.#git('rev-parse', 'HEAD')
  }

  #fetch(): void {
    this.#git('fetch', '--quiet', '--prune', 'origin')
  }

  #git(...args: string[]): string {
    return git(this.#clone, args)
  }
}
