/**
 * Writes reports of made-up plans with 1, 300 and 20,000 changes, and of their imports, for a person to look at:
 * `node scripts/report-samples.ts FOLDER`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findingsCsv } from '../src/report/findings-csv.ts'
import { importHtml } from '../src/report/import-html.ts'
import { importMarkdown } from '../src/report/import-summary.ts'
import { planHtml } from '../src/report/plan-html.ts'
import { planMarkdown } from '../src/report/plan-markdown.ts'
import { madeUpImport } from '../test/report/made-up-import.ts'
import { five9, madeUpPlan } from '../test/report/made-up-plan.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined)
  throw new Error('Name the folder to write to: node scripts/report-samples.ts FOLDER')

mkdirSync(folder, { recursive: true })
for (const size of [1, 300, 20_000]) {
  const { plan, findings } = madeUpPlan(size)
  const report = { artifact: 'report.html' }
  const write = (name: string, texts: Iterable<string>) => {
    const path = join(folder, `${size}-${name}`)
    writeFileSync(path, [...texts].join(''))
    console.log(path)
  }
  write('report.html', planHtml(five9, plan, findings))
  write('summary.md', [planMarkdown(five9, plan, findings, { bytes: 200_000, report })])
  write('comment.md', [planMarkdown(five9, plan, findings, { bytes: 65_536, report })])
  write('findings.csv', findingsCsv(findings))

  const { report: imported, losses } = madeUpImport(size)
  write('import.html', importHtml(five9, imported, findings))
  const files = { artifact: 'rollcall', names: ['results.csv', 'failures.csv', 'undo.csv'] }
  const page = { artifact: 'rollcall.html' }
  write('import.md', [importMarkdown(five9, imported, { bytes: 200_000, findings, losses, files, page })])
}
