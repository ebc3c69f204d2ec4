import { expect, it } from 'vitest'
import { slipCode } from '../../protocol/http/sign-in.ts'
import { hashPassword, hashSlipCode, hashToken, isPassword, newSlipCode, newToken } from './secrets.ts'

it('keeps a password salted, and knows it again however its accents were typed', async () => {
  const kept = await hashPassword('mật khẩu')
  expect(kept).not.toContain('mật')
  expect(await hashPassword('mật khẩu')).not.toBe(kept)
  expect(await isPassword('mật khẩu'.normalize('NFD'), kept)).toBe(true)
  expect(await isPassword('mat khau', kept)).toBe(false)
})

it('checks with the cost the password was kept with', async () => {
  // RFC 7914, section 12: scrypt("pleaseletmein", "SodiumChloride", 16384, 8, 1), its first 32 bytes.
  const hash = Buffer.from('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2', 'hex')
  const salt = Buffer.from('SodiumChloride').toString('base64')
  const kept = `scrypt$16384$8$1$${salt}$${hash.toString('base64')}`
  expect(await isPassword('pleaseletmein', kept)).toBe(true)
  expect(await isPassword('pleaseletmeout', kept)).toBe(false)
  await expect(isPassword('x', 'plain$x')).rejects.toThrow()
})

it('makes slip codes that read back, and tokens that do not repeat', () => {
  const codes = Array.from({ length: 200 }, newSlipCode)
  expect(codes.map((code) => slipCode.parse(code))).toEqual(codes)
  expect(new Set(codes.join('')).size).toBe(32)
  expect(new Set(Array.from({ length: 200 }, newToken)).size).toBe(200)
  expect(Buffer.from(newToken(), 'base64url')).toHaveLength(32)
})

it('keeps codes and tokens as hashes; those of codes need the key of this hub', () => {
  expect(hashToken('a')).toBe('ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb')
  expect(hashSlipCode('0123456789', Buffer.from('one'))).not.toBe(
    hashSlipCode('0123456789', Buffer.from('two')),
  )
})
