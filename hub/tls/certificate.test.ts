import { X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keepCertificate, loadOrMakeCertificate } from './certificate.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dien-hong-tls-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('is made once: P-256, its own authority, valid for any clock, the key for its owner alone', async () => {
  const made = await loadOrMakeCertificate(folder, Date.UTC(2026, 6, 1))
  const certificate = new X509Certificate(made.certificatePem)
  expect(certificate.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' })
  expect(certificate.ca).toBe(true)
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(certificate.validFromDate.getUTCFullYear()).toBe(2000)
  expect(certificate.validToDate.getUTCFullYear()).toBe(2046)
  expect(certificate.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(made.fingerprint)
  expect((await stat(join(folder, 'hub-key.pem'))).mode & 0o777).toBe(0o600)
  expect(await loadOrMakeCertificate(folder, 0)).toEqual(made)
})

it('is made anew when a crash left the certificate without its key', async () => {
  const first = await loadOrMakeCertificate(folder, 0)
  await unlink(join(folder, 'hub-key.pem'))
  const second = await loadOrMakeCertificate(folder, 0)
  expect(second.fingerprint).not.toBe(first.fingerprint)
})

it('does not start on a key that is not its own', async () => {
  const one = await loadOrMakeCertificate(folder, 0)
  const other = await mkdtemp(join(tmpdir(), 'dien-hong-tls-'))
  const two = await loadOrMakeCertificate(other, 0)
  await rm(other, { recursive: true })
  await keepCertificate(folder, { certificatePem: one.certificatePem, keyPem: two.keyPem })
  await expect(loadOrMakeCertificate(folder, 0)).rejects.toThrow('does not belong')
  expect(await readFile(join(folder, 'hub-key.pem'), 'utf8')).toBe(two.keyPem)
})
