/** Fills the marked parts of README.md from action.yml, the configuration schema and the examples. */
import { readFileSync, writeFileSync } from 'node:fs'
import { type ActionFile, readActionFile } from './action-file.ts'
import { five9ConfigSchema } from './schemas.ts'

/** What stands in the README between `<!-- name -->` and `<!-- /name -->`, by name. */
export function generatedParts(): ReadonlyMap<string, string> {
  const action = readActionFile()
  return new Map([
    ['quick-start', yamlBlock('examples/workflows/five9-snapshot.yml')],
    ['plan-workflow', yamlBlock('examples/workflows/five9-plan.yml')],
    ['import-workflow', yamlBlock('examples/workflows/five9-import.yml')],
    ['hr-roster', yamlBlock('examples/config/five9-hr-roster.yml')],
    ['inputs', inputTable(action)],
    ['outputs', outputTable(action)],
    ['config-keys', configTable()],
  ])
}

/** @throws when `readme` lacks the markers of a part */
export function filled(readme: string, parts: ReadonlyMap<string, string>): string {
  let text = readme
  for (const [name, content] of parts) {
    const begin = `<!-- ${name} -->`
    const end = `<!-- /${name} -->`
    const from = text.indexOf(begin)
    const to = text.indexOf(end)
    if (from < 0 || to < from) throw new Error(`README.md needs the lines ${begin} and ${end}, in this order`)
    text = `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`
  }
  return text
}

function inputTable({ inputs }: ActionFile): string {
  const rows = Object.entries(inputs).map(([name, { description, required, default: preset }]) => [
    `\`${name}\`${required ? ' (required)' : ''}`,
    preset === undefined ? description : `${description} Default \`${preset}\`.`,
  ])
  return table(['Input', 'Meaning'], rows)
}

function outputTable({ outputs }: ActionFile): string {
  return table(
    ['Output', 'Meaning'],
    Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]),
  )
}

function configTable(): string {
  const properties = Object.entries(five9ConfigSchema().properties ?? {})
  const rows = properties.map(([name, property]) => {
    const { description = '', default: preset } = typeof property === 'object' ? property : {}
    return [`\`${name}\``, preset === undefined ? '' : `\`${JSON.stringify(preset)}\``, description]
  })
  return table(['Key', 'Default', 'Meaning'], rows)
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}

function yamlBlock(path: string): string {
  return `\`\`\`yaml\n${readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')}\`\`\``
}

if (import.meta.main) {
  const file = new URL('../README.md', import.meta.url)
  writeFileSync(file, filled(readFileSync(file, 'utf8'), generatedParts()))
}
