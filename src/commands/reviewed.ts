import type { ReviewedPlan } from '../roster/planning/plan.ts'
import type { Review } from '../roster/planning/review.ts'

/** The plans that people have reviewed, as one, and which they were. */
export interface Reviewed {
  readonly review: Review
  readonly plans: readonly ReviewedPlan[]
}

/** What an import may apply. */
export type Binding =
  /** What was reviewed. */
  | { readonly kind: 'bound'; readonly reviewed: Reviewed }
  /** Whatever the roster asks for. */
  | { readonly kind: 'free' }
  /** Nothing; why, and what to do, in a few sentences. */
  | { readonly kind: 'refused'; readonly error: string }
