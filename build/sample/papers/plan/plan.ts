/** Kế hoạch phát triển kinh tế - xã hội 5 năm: the long paper of the sample, sixty pages or more. */
import {
  chairman,
  document,
  end,
  head,
  keepDashes,
  name,
  text,
  type PageOf,
  type Paper,
} from '../../form/decree30.ts'
import { commune, villages } from '../../facts/villages.ts'
import { format } from '../../form/numbers.ts'
import { annexes } from './annexes.ts'
import { partFive, partSeven, partSix } from './means.ts'
import { partOne, partTwo } from './opening.ts'
import { sectorPages, sectors } from './sectors.ts'
import { villagePages } from './villages.ts'

const title = 'Kế hoạch phát triển kinh tế - xã hội 5 năm 2026 - 2030 xã Hạc Sơn'

const partThree = `
<h2 class="new-page">Phần thứ ba. Nhiệm vụ theo ngành, lĩnh vực</h2>
${text(`Kế hoạch xác định ${sectors.length} lĩnh vực. Mỗi lĩnh vực nêu thực trạng, mục tiêu, chỉ tiêu từng năm, nhiệm vụ và cơ quan chủ trì. Chỉ tiêu năm 2025 là số thực hiện; năm 2026 là ước thực hiện.`)}
${sectorPages}`

const partFour = `
<h2 class="new-page">Phần thứ tư. Định hướng phát triển ${villages.length} thôn</h2>
${text(`
Phần này giao đến từng thôn những việc thôn cần và làm được. Nội dung do Trưởng thôn và Ban Công tác Mặt trận đề xuất, Phòng Kinh tế và Phòng Văn hóa - Xã hội thẩm định, hội nghị thôn góp ý từ ngày 05 đến ngày 25 tháng 10 năm 2026 với 4.127 lượt người dự. Toàn xã có 318 ý kiến; 241 ý kiến được tiếp thu, 77 ý kiến được giải trình bằng văn bản.

Chỉ tiêu của thôn được tính từ số liệu cuối năm 2025 và mục tiêu chung của xã; thôn khó khăn được đặt tốc độ tăng thu nhập cao hơn. Hằng năm, Trưởng thôn báo cáo kết quả trước hội nghị thôn; nội dung nào không làm được phải nói rõ lý do.

Ba cụm có ba hướng ưu tiên. Cụm Hạc Lĩnh (5 thôn) phát triển thương mại, làng nghề và khu ở mới. Cụm Sơn Đài (5 thôn) bảo đảm an toàn trước thiên tai, nước sạch, chè và rừng gỗ lớn. Cụm Phú Khê (4 thôn) chủ động tiêu úng, du lịch cộng đồng và cơ khí nhỏ.
`)}
${villagePages}`

const opening = `
${head({ symbol: '<span style="white-space:pre">         /KH-UBND</span>', isDraft: true })}
${name('KẾ HOẠCH', 'Phát triển kinh tế - xã hội 5 năm 2026 - 2030', 'xã Hạc Sơn')}
${text(`
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15; Luật Ngân sách nhà nước số 89/2025/QH15; Luật Đầu tư công số 58/2024/QH15; Nghị quyết Đại hội Đảng bộ xã Hạc Sơn nhiệm kỳ 2025 - 2030, Ủy ban nhân dân xã Hạc Sơn xây dựng Kế hoạch phát triển kinh tế - xã hội 5 năm 2026 - 2030 (sau đây gọi là Kế hoạch).

Kế hoạch được lập từ đề xuất của 14 thôn và ý kiến tại hội nghị thôn, nơi ${format(commune.households)} hộ được mời dự; lấy năm 2025 làm gốc so sánh. Nội dung gồm bảy phần và bốn phụ lục. Ủy ban nhân dân xã thảo luận, biểu quyết tại phiên họp thường kỳ tháng 11 năm 2026 trước khi trình Hội đồng nhân dân xã xem xét, quyết nghị.

<b>Những điểm đề nghị thành viên Ủy ban nhân dân xã tập trung cho ý kiến:</b>

1. Mức tăng thu nhập bình quân đầu người: phương án trình là 86 triệu đồng vào năm 2030; phương án thận trọng là 82 triệu đồng.

2. Thứ tự ưu tiên giữa cầu dân sinh Bến Gạo và công trình nước sạch cụm Sơn Đài nếu vốn bổ sung có mục tiêu năm 2027 thấp hơn dự kiến.

3. Thời điểm thu tiền rác theo lượng: từ năm 2028 như dự thảo hoặc lùi đến năm 2029.

4. Việc gom hai điểm trường mầm non lẻ của cụm Phú Khê.
`)}`

const contents = (pageOf: PageOf): string => {
  const entries = [...pageOf].map(
    ([heading, page]) =>
      `<li${/^Ph(ần|ụ lục)/i.test(heading) ? ' class="part"' : ''}><span>${heading}</span><i></i><span>${page}</span></li>`,
  )
  return `<section class="new-page"><div class="name"><p>MỤC LỤC</p></div><ul class="contents">${keepDashes(entries.join(''))}</ul></section>`
}

const extraStyle = `
html { line-height: 1.62; }
.head, .end .receivers { line-height: 1.25; }
h2 { text-align: center; text-indent: 0; margin: 0 0 10pt; }
.contents { list-style: none; margin: 0; padding: 0; font-size: 13pt; line-height: 1.34; }
.contents li { display: flex; align-items: baseline; gap: 4pt; break-inside: avoid; }
.contents .part { font-weight: bold; margin-top: 3pt; }
.contents i { flex: 1; border-bottom: 1pt dotted #000; }
td { line-height: 1.3; }
.leads { break-after: avoid; }
`

const closing = end(
  {
    ...chairman,
    receivers: [
      'Thường trực Đảng ủy',
      'Thường trực HĐND xã',
      'Ủy ban MTTQ Việt Nam xã',
      'Thành viên UBND xã',
      'Các phòng, đơn vị, trường học',
      '14 thôn',
      'Lưu: VT, KT',
    ],
  },
  text('Trên đây là Kế hoạch phát triển kinh tế - xã hội 5 năm 2026 - 2030 của xã Hạc Sơn./.'),
)

const parts = partOne + partTwo + partThree + partFour + partFive + partSix + partSeven

export const plan: Paper = {
  file: '06-ke-hoach-5-nam-2026-2030.pdf',
  title,
  atLeastPages: 60,
  html: ({ pageOf }) =>
    document(
      title,
      opening + contents(pageOf) + parts.replace('<h2>', '<h2 class="new-page">') + closing + annexes,
      extraStyle,
    ),
}
