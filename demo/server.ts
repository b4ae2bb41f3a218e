/**
 * Starts a Five9 simulator with made-up users and prints how to reach it, one `name=value` a line, as a workflow step
 * can take it for outputs. Runs until it is ended.
 */
import { makeDomain, startFive9 } from '../simulators/five9/index.ts'

const five9 = await startFive9({ domain: makeDomain({ users: 250 }) })
const { url, username, password, domain } = five9
console.log(`url=${url}\nusers=${domain.users.size}\nusername=${username}\npassword=${password}`)
