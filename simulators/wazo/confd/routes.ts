import type { Route } from '../routing.ts'
import { endpointRoutes } from './routes/endpoint-routes.ts'
import { partRoutes } from './routes/part-routes.ts'
import { tenantRoutes } from './routes/tenant-routes.ts'
import { userRoutes } from './routes/user-routes.ts'

export const confdRoutes: readonly Route[] = [
  ...userRoutes,
  ...partRoutes,
  ...endpointRoutes,
  ...tenantRoutes,
]
