/**
 * Encryption at rest: AES-256-GCM with a fresh random nonce each time. What a sealed value *is* (its name, its place)
 * goes in as associated data, so that one value can't be put in another's place.
 * Layout: 12 bytes nonce, 16 bytes tag, then as many bytes as the plain text has.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16

/** How much longer a sealed value is than the plain one. */
export const sealOverheadBytes = nonceBytes + tagBytes

export interface Sealer {
  seal(plain: Uint8Array, what: string): Buffer
  /** null: made with another key, for another purpose, or damaged. */
  open(sealed: Uint8Array, what: string): Buffer | null
  sealJson(value: unknown, what: string): Buffer
  /** The parsed JSON, not yet checked by a schema; null as above. */
  openJson(sealed: Uint8Array, what: string): unknown
}

/** `scope` separates the values of different databases under the same key. */
export function createSealer(key: Uint8Array, scope: string): Sealer {
  if (key.length !== 32) throw new RangeError('the data key must be 32 bytes')
  const aad = (what: string) => Buffer.from(`${scope}/${what}`)

  function seal(plain: Uint8Array, what: string): Buffer {
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    cipher.setAAD(aad(what))
    const body = cipher.update(plain)
    cipher.final()
    return Buffer.concat([nonce, cipher.getAuthTag(), body])
  }

  function open(sealed: Uint8Array, what: string): Buffer | null {
    if (sealed.length < sealOverheadBytes) return null
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
    decipher.setAAD(aad(what))
    decipher.setAuthTag(sealed.subarray(nonceBytes, sealOverheadBytes))
    const body = decipher.update(sealed.subarray(sealOverheadBytes))
    try {
      decipher.final()
    } catch {
      return null // the tag does not fit: an expected answer, the caller decides what it means
    }
    return body
  }

  return {
    seal,
    open,
    sealJson: (value, what) => seal(Buffer.from(JSON.stringify(value)), what),
    openJson(sealed, what) {
      const plain = open(sealed, what)
      return plain === null ? null : JSON.parse(plain.toString('utf8'))
    },
  }
}
