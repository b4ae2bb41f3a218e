import type { Option, OptionSection, SipEndpoint, State } from '../state.ts'

/** The value of an option; of several pairs of one name the last. */
export function optionOf(options: readonly Option[], name: string): string | undefined {
  return options.findLast(([one]) => one === name)?.[1]
}

/** `options` with one of them set, at its place if it is there. */
export function withOption(options: readonly Option[], name: string, value: string): readonly Option[] {
  if (!options.some(([one]) => one === name)) return [...options, [name, value]]
  return options.map(option => (option[0] === name ? [name, value] : option))
}

/** What holds for an endpoint: the options of its templates, in their order, overridden by its own. */
export function mergedOptions(state: State, endpoint: SipEndpoint, section: OptionSection): Option[] {
  const merged = new Map<string, string>()
  for (const uuid of endpoint.template_uuids) {
    const template = state.templates.get(uuid)
    if (!template) continue
    for (const [name, value] of mergedOptions(state, template, section)) merged.set(name, value)
  }
  for (const [name, value] of endpoint[section]) merged.set(name, value)
  return [...merged]
}

export function isWebrtc(state: State, endpoint: SipEndpoint): boolean {
  return optionOf(mergedOptions(state, endpoint, 'endpoint_section_options'), 'webrtc') === 'yes'
}
