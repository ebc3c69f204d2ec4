import { describe, expect, it } from 'vitest'
import { hasSecretMark, isMark, isSecretFileName, type TextPiece } from './secret-marks.ts'

/** Lines from the top of a page down; a list is pieces beside each other, each at its own x. */
function page(...lines: readonly (string | readonly (readonly [string, number])[])[]): TextPiece[] {
  return lines.flatMap((line, index) => {
    const y = 800 - 18 * index
    const pieces = typeof line === 'string' ? ([[line, 72]] as const) : line
    return pieces.map(([text, x]) => ({ text, x, y, width: text.length * 6, height: 12 }))
  })
}

describe('F4 a mark of secrecy', () => {
  it.each([
    'MẬT',
    'TỐI MẬT',
    'TUYỆT MẬT',
    '  MẬT  ',
    'M Ậ T',
    'T Ố I  M Ậ T',
    '[MẬT]',
    '– TỐI MẬT –',
    '*** TUYỆT MẬT ***',
    'TUYỆT\u00a0MẬT',
    'MẬT'.normalize('NFD'),
    'TỐI MẬT'.normalize('NFD'),
    'mËt',
    'TOÁI MAÄT',
  ])('is found: %s', (line) => {
    expect(isMark(line)).toBe(true)
    expect(hasSecretMark(page('ỦY BAN NHÂN DÂN', line, 'Kính gửi: các đồng chí'))).toBe(true)
  })

  it.each([
    'Mật',
    'mật',
    'BẢO MẬT',
    'BÍ MẬT NHÀ NƯỚC',
    'Bảo mật thông tin',
    'bí mật nhà nước',
    'MẬT ĐỘ DÂN SỐ',
    'Độ mật: không',
    'MAT',
    'M A T',
    'TỐI',
    'Tuyệt mật',
    'NUÔI ONG LẤY MẬT',
  ])('is not: %s', (line) => {
    expect(isMark(line)).toBe(false)
    expect(hasSecretMark(page('ỦY BAN NHÂN DÂN', line, 'Kính gửi: các đồng chí'))).toBe(false)
  })

  it('is found beside the other column of a letterhead, and put together from pieces', () => {
    expect(
      hasSecretMark(
        page([
          ['MẬT', 90],
          ['xã Hòa Bình, ngày 1 tháng 7', 320],
        ]),
      ),
    ).toBe(true)
    expect(
      hasSecretMark(
        page([
          ['TỐI', 90],
          ['MẬT', 112],
          ['ngày 1 tháng 7', 320],
        ]),
      ),
    ).toBe(true)
    expect(
      hasSecretMark(
        page([
          ['M', 90],
          ['Ậ', 100],
          ['T', 110],
        ]),
      ),
    ).toBe(true)
    expect(
      hasSecretMark(
        page([
          ['bảo vệ bí', 90],
          ['MẬT', 146],
          ['nhà nước', 168],
        ]),
      ),
    ).toBe(false)
  })

  it('is not the last word of a heading that breaks before it', () => {
    expect(hasSecretMark(page('VỀ VIỆC THỰC HIỆN QUY CHẾ BẢO', 'MẬT', 'Năm 2026'))).toBe(false)
    expect(hasSecretMark(page('TĂNG CƯỜNG BẢO VỆ BÍ', 'MẬT NHÀ NƯỚC'))).toBe(false)
    expect(hasSecretMark(page('Số: 12/BC-UBND', 'MẬT'))).toBe(true)
  })
})

describe('the name of a secret file', () => {
  it.each([
    'MẬT.pdf',
    'Báo cáo (MẬT).pdf',
    'CV 15 - MẬT.pdf',
    'CV15_MẬT_2026.pdf',
    '15-MẬT.pdf',
    'TỐI MẬT phương án.pdf',
    'phương án_TUYỆT-MẬT.pdf',
    'Báo cáo (MẬT).pdf'.normalize('NFD'),
  ])('is noticed: %s', (name) => expect(isSecretFileName(name)).toBe(true))

  it.each([
    'Quy chế bảo mật.pdf',
    'QUY CHẾ BẢO MẬT.pdf',
    'MẬT ĐỘ DÂN SỐ.pdf',
    'Nuôi ong lấy mật.pdf',
    'Danh mục bí mật nhà nước.pdf',
    'mat.pdf',
    'Kế hoạch.pdf',
  ])('is not: %s', (name) => expect(isSecretFileName(name)).toBe(false))
})
