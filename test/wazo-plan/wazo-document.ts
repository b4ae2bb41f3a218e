import { existsSync, readFileSync } from 'node:fs'

const path = new URL('../../../shared/seeds/wazo-user-import-export.md', import.meta.url)

/** Wazo's document on imports, which lies beside the repository and is no part of it; undefined where it is not there. */
export const wazoDocument = existsSync(path) ? readFileSync(path, 'utf8') : undefined

export const noDocument = 'the document is not here (../shared/seeds/wazo-user-import-export.md)'

/** The fields that its tables name. */
export function fieldsIn(document: string): readonly string[] {
  const rows = document.matchAll(/^\| ([a-z\\_]+) +\| (?:string|bool|int) /gm)
  return [...rows].map(([, field = '']) => field.replaceAll('\\', ''))
}

/** Its example rosters. */
export function examplesIn(document: string): readonly string[] {
  const blocks = document.matchAll(/(?:^ {4}\S.*\n?)+/gm)
  return [...blocks]
    .map(([block]) => block.replaceAll(/^ {4}/gm, ''))
    .filter(text => text.startsWith('firstname,'))
}
