import { Failure } from '../work/failure.ts'

/**
 * Translates an error of the network, of TLS or of decompression. Only its code is told: the texts of such errors can
 * hold parts of what was sent or received.
 * @param acted whether the server may have done what was asked: the whole request had left this machine
 */
export function networkFailure(error: unknown, host: string, acted: boolean): Failure {
  const code = codeOf(error)
  if (isCertificateError(code)) {
    return new Failure('fatal', `The certificate of ${host} is not trusted (${code}).`, {
      code,
      cure: 'Check the address; where an authority of your own vouches for the server, name the file of its certificate as the input ca-file; behind a proxy that inspects TLS, let NODE_EXTRA_CA_CERTS name it.',
    })
  }
  const refusal = proxyRefusal(error)
  if (refusal) return refusedByProxy(host, refusal)
  if (code === 'ENOTFOUND') {
    return new Failure('transient', `The name ${host} is not known to the name servers (${code}).`, {
      code,
      cure: 'Check the address, and that the runner may resolve public names.',
    })
  }
  if (code === 'ECONNREFUSED') {
    return new Failure('transient', `${host} accepts no connections (${code}).`, { code })
  }
  if (code.startsWith('Z_')) {
    return new Failure('transient', `The compressed answer of ${host} is damaged or broke off (${code}).`, {
      code: code === 'Z_BUF_ERROR' ? 'TruncatedAnswer' : 'MalformedAnswer',
      effectUnknown: acted,
    })
  }
  return new Failure('transient', `The connection to ${host} broke (${code}).`, {
    code,
    effectUnknown: acted,
  })
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'NetworkError'
  if (error instanceof AggregateError && !('code' in error)) return codeOf(error.errors[0])
  return 'code' in error && typeof error.code === 'string' ? error.code : 'NetworkError'
}

function isCertificateError(code: string): boolean {
  return (
    code.startsWith('CERT_') ||
    code.startsWith('UNABLE_TO_') ||
    code.endsWith('_CERT') ||
    code === 'SELF_SIGNED_CERT_IN_CHAIN' ||
    code === 'ERR_TLS_CERT_ALTNAME_INVALID' ||
    code === 'INVALID_CA' ||
    code === 'HOSTNAME_MISMATCH'
  )
}

/** What the tunnel of `@actions/http-client` says; all its errors have the code `ECONNRESET`. */
function proxyRefusal(error: unknown): string | undefined {
  if (!(error instanceof Error) || !error.message.startsWith('tunneling socket could not be established'))
    return
  const status = /statusCode=(\d+)/.exec(error.message)?.[1]
  return status === undefined ? (/\bE[A-Z]+\b/.exec(error.message)?.[0] ?? 'no connection') : `HTTP ${status}`
}

function refusedByProxy(host: string, refusal: string): Failure {
  const message = `The proxy gave no connection to ${host} (${refusal}).`
  const code = 'ProxyRefusal'
  return refusal === 'HTTP 407'
    ? new Failure('fatal', message, {
        code,
        cure: 'Put a valid user name and password into the proxy variables.',
      })
    : new Failure('transient', message, { code, cure: 'Check HTTPS_PROXY, HTTP_PROXY and NO_PROXY.' })
}
