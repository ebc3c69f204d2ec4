/**
 * The hub's own certificate: P-256, self-signed, made once and kept. Clients pin its key by fingerprint, so the names
 * in it mean nothing, and it lives as long as the hub.
 */
import 'reflect-metadata'
import {
  X509CertificateGenerator,
  BasicConstraintsExtension,
  KeyUsagesExtension,
  KeyUsageFlags,
} from '@peculiar/x509'
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  randomBytes,
  sign,
  verify,
  X509Certificate,
} from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'

export interface HubCertificate {
  readonly certificatePem: string
  readonly keyPem: string
  /** SHA-256 of the certificate's DER, hexadecimal. */
  readonly fingerprint: string
}

export const keyFile = 'hub-key.pem'
export const certificateFile = 'hub-certificate.pem'
const lifetimeMs = 20 * 365.25 * 24 * 3_600_000

export async function loadOrMakeCertificate(folder: string, nowMs: number): Promise<HubCertificate> {
  const keyPath = join(folder, keyFile)
  const certificatePath = join(folder, certificateFile)
  if (!existsSync(keyPath) || !existsSync(certificatePath)) {
    await keepCertificate(folder, await makeCertificate(nowMs))
  }
  const certificatePem = await readFile(certificatePath, 'utf8')
  const keyPem = await readFile(keyPath, 'utf8')
  const certificate = new X509Certificate(certificatePem)
  if (!certificate.checkPrivateKey(createPrivateKey(keyPem))) {
    throw new Error('hub-key.pem does not belong to hub-certificate.pem')
  }
  return { certificatePem, keyPem, fingerprint: fingerprintOf(certificatePem) }
}

export async function keepCertificate(
  folder: string,
  { certificatePem, keyPem }: { readonly certificatePem: string; readonly keyPem: string },
): Promise<void> {
  // The key last: as long as it is missing, the next start makes both anew.
  await writeWhole(join(folder, certificateFile), certificatePem, 0o644)
  await writeWhole(join(folder, keyFile), keyPem, 0o600)
}

export function fingerprintOf(certificatePem: string): string {
  return createHash('sha256').update(new X509Certificate(certificatePem).raw).digest('hex')
}

async function makeCertificate(nowMs: number): Promise<{ certificatePem: string; keyPem: string }> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const serial = randomBytes(16)
  serial[0] = (serial[0] ?? 0) & 0x7f // positive, as RFC 5280 wants it
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serial.toString('hex'),
    name: 'CN=Dien Hong hub',
    // Pinning is what trust stands on; the dates only must not get in the way of a clock that is wrong by years,
    // this machine's or a laptop's.
    notBefore: new Date(Date.UTC(2000, 0, 1)),
    notAfter: new Date(Math.max(nowMs, Date.UTC(2026, 0, 1)) + lifetimeMs),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      // Pinned as its own authority (`ca: pinnedPem`), so it has to be one.
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyCertSign, true),
    ],
  })
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey))
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }).export({
    type: 'pkcs8',
    format: 'pem',
  })
  return { certificatePem: `${certificate.toString('pem')}\n`, keyPem: key.toString() }
}

/** Whole or not at all, whatever happens in between. */
async function writeWhole(path: string, text: string, mode: number): Promise<void> {
  const file = await open(`${path}.new`, 'w', mode)
  try {
    await file.chmod(mode)
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
}

/** What a signed head says: this meeting's log, up to this event, has this hash. */
function headStatement(meetingId: string, seq: number, hash: string): Buffer {
  return Buffer.from(`dienhong log head\n${meetingId}\n${seq}\n${hash}\n`, 'utf8')
}

/** ECDSA P-256 with SHA-256, DER, base64. */
export function signHead(keyPem: string, meetingId: string, seq: number, hash: string): string {
  return sign('sha256', headStatement(meetingId, seq, hash), keyPem).toString('base64')
}

export function isHeadSignedBy(
  certificatePem: string,
  head: { meetingId: string; seq: number; hash: string; signature: string },
): boolean {
  const key = createPublicKey(certificatePem)
  const statement = headStatement(head.meetingId, head.seq, head.hash)
  return verify('sha256', statement, key, Buffer.from(head.signature, 'base64'))
}
