/** The name under which main leaves word for post. */
export const stateName = 'progress'
