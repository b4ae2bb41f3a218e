import { quoted } from '../../../roster/columns/quoted.ts'
import { judgeContext, judgeRange } from './context-rules.ts'
import type { TenantFacts } from './tenant-facts.ts'
import type { Verdict } from './verdict.ts'
import { place } from './words.ts'

const needed = ['exten', 'context', 'line_protocol'] as const
const ofSip = ['sip_username', 'sip_secret'] as const
const all = [...needed, ...ofSip, 'provisioning_code'] as const

export function judgeLine(verdict: Verdict, facts: TenantFacts): void {
  judgeContext(verdict, 'context', 'line', facts.contexts)
  // Every line is in a context.
  if (verdict.had('context') === '') {
    const filled = verdict.filled(all)
    if (filled.length > 0) judgeNewLine(verdict, filled)
  } else if (verdict.empties('context')) judgeRemoval(verdict, facts)
  else judgeProtocol(verdict)
  judgeNumber(verdict, facts)
  judgeSip(verdict, facts)
  judgeCode(verdict, facts)
}

/** Wazo would make half of it, and keep silent. */
function judgeNewLine(verdict: Verdict, filled: readonly string[]): void {
  const missing = needed.find(column => verdict.asked(column) === '')
  if (missing === undefined) return
  const message = `${missing} is missing: a phone needs exten, context and line_protocol, and the row has only ${filled.join(', ')}`
  verdict.error('incomplete-phone', missing, message)
}

/** Taken off where the context goes; all that belongs to it goes along. */
function judgeRemoval(verdict: Verdict, { severalLines }: TenantFacts): void {
  const filled = verdict.filled(all)
  if (filled.length > 0) {
    const message =
      `context is empty and ${filled.join(', ')} is not: fill context to keep the line, or empty the other cells too to have ` +
      'it taken off'
    verdict.error('incomplete-phone', 'context', message)
  } else if (severalLines.has(verdict.uuid)) {
    const message =
      'context is empty, and the user has several lines, of which another would take the place of the one that is taken off: take ' +
      'lines off in Wazo until one is left'
    verdict.error('several-lines', 'context', message)
  } else {
    for (const column of all) if (verdict.had(column) !== '') verdict.set(column, '')
    const message =
      'context is empty: the line is taken off and deleted, with its number and what its phone logs in with'
    verdict.warn('line-removed', 'context', message)
  }
}

function judgeProtocol(verdict: Verdict): void {
  if (!verdict.changes('line_protocol')) return
  const before = verdict.had('line_protocol')
  const after = verdict.asked('line_protocol')
  if (after === '') {
    const message =
      'line_protocol is empty, and a line always has one: fill it, or empty exten and context too to have the line taken off'
    verdict.error('incomplete-phone', 'line_protocol', message)
  } else if (before === 'webrtc' && after === 'sip') {
    const message =
      'line_protocol is sip here and webrtc in Wazo, whose own export calls both of them sip: write webrtc, unless the users are to ' +
      'stop calling from browsers and apps'
    verdict.warn('webrtc-to-sip', 'line_protocol', message)
  } else if (before !== '' && !(before === 'sip' && after === 'webrtc')) {
    const message =
      `line_protocol is ${quoted(before)} in Wazo, and a line does not become ${after}: write what is there, or take the ` +
      'line off first and have a new one made'
    verdict.error('protocol-fixed', 'line_protocol', message)
  }
}

function judgeNumber(verdict: Verdict, { contexts, numbers }: TenantFacts): void {
  const exten = verdict.after('exten')
  if (exten === '' || !(verdict.changes('exten') || verdict.changes('context'))) return
  judgeRange(verdict, 'exten', 'context', 'line', contexts)
  const holder = numbers.get(place(exten, verdict.after('context')))
  if (holder === undefined) return
  verdict.error('number-taken', 'exten', `exten ${quoted(exten)} belongs to ${holder}: choose another number`)
}

function judgeSip(verdict: Verdict, { sipNames }: TenantFacts): void {
  const protocol = verdict.after('line_protocol')
  const useless = ['sccp', 'custom'].includes(protocol) ? ofSip.filter(column => verdict.changes(column)) : []
  for (const column of useless) {
    const message = `${column} counts for SIP lines alone, and this one is ${protocol}: empty the cell`
    verdict.error('not-a-sip-line', column, message)
  }
  const name = verdict.asked('sip_username')
  if (name === '' || !verdict.changes('sip_username')) return
  const holder = sipNames.get(name)
  if (holder && holder.user !== verdict.uuid) {
    const message = `sip_username ${quoted(name)} belongs to ${holder.words}: choose another, or leave the cell empty to have one made`
    verdict.error('sip-username-taken', 'sip_username', message)
  }
}

function judgeCode(verdict: Verdict, { codes }: TenantFacts): void {
  const code = verdict.asked('provisioning_code')
  const holder = codes.get(code)
  if (holder === undefined || !verdict.changes('provisioning_code')) return
  const message = `provisioning_code ${quoted(code)} belongs to the line of ${holder}: choose another, or leave the cell empty`
  verdict.error('provisioning-code-taken', 'provisioning_code', message)
}
