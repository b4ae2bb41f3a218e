/** Where the document of the vendor's importer lies, beside the repository; it is not part of it. */
export const documentPath = new URL('../../../../shared/seeds/xmedius-user-importer.md', import.meta.url)
export const noDocument = 'the document is not here (../shared/seeds/xmedius-user-importer.md)'

/** The samples that the document shows. */
export function samplesIn(document: string): { readonly config: string; readonly roster: string } {
  const blocks = [...document.matchAll(/^```(?:json)?\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text)
  const find = (shape: RegExp) => {
    const block = blocks.find(text => shape.test(text))
    if (block === undefined) throw new Error(`the document shows nothing like ${shape}`)
    return block
  }
  return { config: find(/^\{/), roster: find(/^username,/) }
}
