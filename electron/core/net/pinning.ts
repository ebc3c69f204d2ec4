/**
 * Trust in one certificate and no other. A hub makes its own certificate, so no authority vouches for it: its
 * fingerprint (from a join code, or compared by eye) does. The fingerprint is checked on a probe that sends nothing;
 * every later connection then takes that one certificate as its only authority. `rejectUnauthorized: false` is used
 * by the probe alone, because with it Node never asks `checkServerIdentity`.
 */
import { X509Certificate } from 'node:crypto'
import { connect, type ConnectionOptions } from 'node:tls'
import { FailureError } from '../../../protocol/failures.ts'

/** A hub's certificate, as PEM, and its SHA-256 in hexadecimal. */
export interface Pin {
  readonly fingerprint: string
  readonly certificatePem: string
}

/** "HOST:PORT" or "[IPV6]:PORT" into its parts. */
export function splitAddress(address: string): { host: string; port: number } {
  const colon = address.lastIndexOf(':')
  const host = address.slice(0, colon).replace(/^\[(.*)\]$/, '$1')
  return { host, port: Number(address.slice(colon + 1)) }
}

export function fingerprintOf(certificate: X509Certificate): string {
  return certificate.fingerprint256.replaceAll(':', '').toLowerCase()
}

export function pinOf(certificatePem: string): Pin {
  return { fingerprint: fingerprintOf(new X509Certificate(certificatePem)), certificatePem }
}

/** Who answers at an address. Nothing is sent and nothing is trusted yet. */
export function probeCertificate(address: string, signal: AbortSignal, timeoutMs = 6000): Promise<Pin> {
  const { host, port } = splitAddress(address)
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, rejectUnauthorized: false, timeout: timeoutMs })
    const abort = () => fail(new FailureError('hub-unreachable', 'stopped'))
    function end(): void {
      signal.removeEventListener('abort', abort)
      socket.destroy()
    }
    function fail(cause: unknown): void {
      end()
      reject(toNetworkFailure(cause))
    }
    signal.addEventListener('abort', abort)
    if (signal.aborted) return abort()
    socket.on('error', fail)
    socket.on('timeout', () => fail(new FailureError('hub-timeout', address)))
    socket.on('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate()
      if (certificate === undefined) return fail(new FailureError('hub-unreachable', 'no certificate'))
      end()
      resolve({ fingerprint: fingerprintOf(certificate), certificatePem: certificate.toString() })
    })
  })
}

/** The TLS options under which only the holder of this certificate's key is talked to. */
export function pinnedTls(pin: Pin): {
  ca: string
  rejectUnauthorized: true
  checkServerIdentity: NonNullable<ConnectionOptions['checkServerIdentity']>
} {
  return {
    ca: pin.certificatePem,
    rejectUnauthorized: true,
    // The name on the certificate means nothing here, its fingerprint everything.
    checkServerIdentity: (_host, certificate) =>
      certificate.fingerprint256.replaceAll(':', '').toLowerCase() === pin.fingerprint
        ? undefined
        : Object.assign(new Error('another certificate'), { code: 'ERR_PIN' }),
  }
}

const otherCertificateCodes = new Set([
  'ERR_PIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
])

/** What a socket's error means, in the closed list of failures. The code goes into the detail. */
export function toNetworkFailure(cause: unknown): FailureError {
  if (cause instanceof FailureError) return cause
  const code = errorCode(cause)
  if (otherCertificateCodes.has(code)) return new FailureError('hub-certificate-changed', code, { cause })
  if (code === 'ETIMEDOUT' || code === 'ESOCKETTIMEDOUT')
    return new FailureError('hub-timeout', code, { cause })
  return new FailureError('hub-unreachable', code, { cause })
}

/** The system's name of what went wrong with a socket. */
export function errorCode(cause: unknown): string {
  if (cause instanceof AggregateError) return errorCode(cause.errors[0])
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code
  return cause instanceof Error ? cause.name : 'unknown'
}
