/** What a platform is called in text for people. */
export interface Naming {
  readonly title: string
  /** What one account sees of it: `domain`. */
  readonly tenantWord: string
}

/** The name of a tenant's own line in a table. */
export function tenantLabel({ tenantWord }: Naming): string {
  return tenantWord.charAt(0).toUpperCase() + tenantWord.slice(1)
}
