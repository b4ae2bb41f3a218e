/** The users of a platform as they are now. */
export interface Snapshot {
  readonly size: number
  has(key: string): boolean
  /** In code point order. */
  keys(): Iterable<string>
  /** The cells of a user under these columns, empty where it has nothing; undefined when there is no such user. */
  cells(key: string, columns: readonly string[]): readonly string[] | undefined
}
