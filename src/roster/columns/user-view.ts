/** The cells of one user by column name. A column that is not there answers undefined, an empty cell ''. */
export interface UserView {
  get(column: string): string | undefined
}
