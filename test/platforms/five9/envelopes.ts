/** A SOAP answer as Five9 writes them, around what is inside its Body. */
export function envelope(body: string): string {
  return (
    "<?xml version='1.0' encoding='UTF-8'?>" +
    '<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Header></env:Header>' +
    `<env:Body>${body}</env:Body></env:Envelope>`
  )
}

/** The answer of `operation` with what is given, each inside a `return`. */
export function answer(operation: string, ...items: readonly string[]): string {
  const returns = items.map(item => `<return>${item}</return>`).join('')
  return envelope(
    `<ns2:${operation}Response xmlns:ns2="http://service.admin.ws.five9.com/">${returns}</ns2:${operation}Response>`,
  )
}

/** A fault with the detail element of this name. */
export function faultAnswer(name: string, text: string, fields = ''): string {
  const detail = `<ns2:${name} xmlns:ns2="http://service.admin.ws.five9.com/"><message>${text}</message>${fields}</ns2:${name}>`
  return envelope(
    `<env:Fault><faultcode>env:Server</faultcode><faultstring>${text}</faultstring><detail>${detail}</detail></env:Fault>`,
  )
}
