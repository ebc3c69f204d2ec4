/** Passwords, tokens and slip codes: how they are made and in which form they are kept. */
import { createHash, createHmac, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto'

/** 32 MiB and three passes: the strength OWASP asks of scrypt, on Node's own threads. */
const cost = { N: 2 ** 15, r: 8, p: 3 }
const keyBytes = 32

/** `scrypt$N$r$p$salt$hash`, so that the cost may be raised later without anyone's password changing. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), hash.toString('base64')].join('$')
}

export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [scheme, N, r, p, salt, hash] = kept.split('$')
  if (scheme !== 'scrypt' || salt === undefined || hash === undefined) {
    throw new Error('a password is kept in a form this program does not know')
  }
  const expected = Buffer.from(hash, 'base64')
  const found = await derive(password, Buffer.from(salt, 'base64'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  })
  return expected.length === found.length && timingSafeEqual(expected, found)
}

/** Takes as long as a real comparison: for usernames that don't exist. */
export async function wasteTimeOn(password: string): Promise<void> {
  await derive(password, Buffer.alloc(16), cost)
}

function derive(password: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The same password typed with composed and decomposed accents is the same password.
    scrypt(password.normalize('NFC'), salt, keyBytes, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })
}

/** 256 bits, opaque. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** A token has too many bits to be guessed, so a fast hash keeps it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ten letters of Crockford's base 32: 50 bits. */
export function newSlipCode(): string {
  return Array.from({ length: 10 }, () => crockford[randomInt(32)]).join('')
}

/** Keyed, because 50 bits could be tried out by someone who holds the database alone. */
export function hashSlipCode(code: string, key: Buffer): string {
  return createHmac('sha256', key).update(code).digest('hex')
}
