/** Tờ trình on the budget of 2027. Every amount comes from the budget's facts. */
import { addressedTo, chairman, document, end, head, name, text, type Paper } from '../form/decree30.ts'
import { ring } from '../form/chart.ts'
import { format, percent } from '../form/numbers.ts'
import { table } from '../form/table.ts'
import {
  groupTotal,
  investment,
  recurrent,
  reserve,
  revenue,
  revenueGroups,
  revenueTotal,
  unallocated,
} from '../facts/budget.ts'
import { projects, years } from '../facts/projects.ts'

const title = 'Tờ trình về dự toán thu, chi và phương án phân bổ ngân sách xã năm 2027'
const total = revenueTotal('y2027')
const before = revenueTotal('y2026')
const spending = [
  investment,
  { name: recurrent.name, y2026: groupTotal(recurrent, 'y2026'), y2027: groupTotal(recurrent, 'y2027') },
  reserve,
]
const education = recurrent.lines[0]
const paid2027 = projects.filter((project) => (project.amounts[years.indexOf(2027)] ?? 0) > 0)

const body = `
${head({ symbol: '195/TTr-UBND', day: 23 })}
${name('TỜ TRÌNH', 'Về dự toán thu, chi và phương án phân bổ', 'ngân sách xã năm 2027')}
${addressedTo('Hội đồng nhân dân xã Hạc Sơn')}
${text(`
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 và Luật Ngân sách nhà nước số 89/2025/QH15, Ủy ban nhân dân xã Hạc Sơn lập dự toán thu, chi và phương án phân bổ ngân sách xã năm 2027, kính trình Hội đồng nhân dân xã xem xét, quyết định như sau:
`)}
<h2>I. Nguyên tắc xây dựng dự toán</h2>
${text(`
1. Thu tính đúng, tính đủ theo chế độ, sát với thực hiện năm 2026; không dùng nguồn thu chưa chắc chắn để bố trí chi thường xuyên.

2. Chi theo thứ tự: lương và chính sách cho con người; an sinh xã hội; giáo dục, y tế; trả nợ và công trình chuyển tiếp; sau đó mới đến công trình mới.

3. Tiền sử dụng đất chỉ dùng cho đầu tư. Dự phòng không dưới 2% tổng chi.

4. Giao dự toán một lần từ đầu năm cho cơ quan, đơn vị; công khai tại trụ sở và 14 nhà văn hóa thôn.
`)}
<h2>II. Dự toán thu</h2>
${text(`
Tổng thu ngân sách xã năm 2027 là ${format(total)} triệu đồng, bằng ${percent(total, before)} dự toán năm 2026, trong đó thu xã hưởng theo phân cấp ${format(groupTotal(revenue.full, 'y2027') + groupTotal(revenue.shared, 'y2027'))} triệu đồng.
`)}
${table({
  caption: 'Bảng 1. Tổng hợp thu ngân sách xã',
  unit: 'triệu đồng',
  columns: [
    { label: 'Nội dung', width: 50 },
    { label: 'Dự toán 2026', width: 17 },
    { label: 'Dự toán 2027', width: 17 },
    { label: 'So sánh', width: 16, align: 'n' },
  ],
  rows: [
    ...revenueGroups.map((g) => [
      g.name,
      groupTotal(g, 'y2026'),
      groupTotal(g, 'y2027'),
      percent(groupTotal(g, 'y2027'), groupTotal(g, 'y2026')),
    ]),
    { kind: 'sum', cells: ['Tổng thu', before, total, percent(total, before)] },
  ],
})}
${text(`
Thu tiền sử dụng đất ${format(24000)} triệu đồng, từ đấu giá 46 lô đất ở khu dân cư mới Đồng Cửa (giai đoạn 1 đã xong hạ tầng). Nếu hết quý II thu dưới 40%, Ủy ban nhân dân xã giãn tiến độ các công trình khởi công mới, không điều chỉnh chi thường xuyên.
`)}
<h2>III. Dự toán chi</h2>
${table({
  caption: 'Bảng 2. Tổng hợp chi ngân sách xã',
  unit: 'triệu đồng',
  columns: [
    { label: 'Nội dung', width: 50 },
    { label: 'Dự toán 2026', width: 17 },
    { label: 'Dự toán 2027', width: 17 },
    { label: 'Tỷ trọng 2027', width: 16, align: 'n' },
  ],
  rows: [
    ...spending.map((s) => [s.name, s.y2026, s.y2027, percent(s.y2027, total)]),
    { kind: 'sum', cells: ['Tổng chi', before, total, percent(total, total)] },
  ],
})}
${ring(
  'Hình 1. Cơ cấu chi ngân sách xã năm 2027',
  spending.map((s) => ({ label: s.name, value: s.y2027 })),
)}
${text(`
<b>1. Chi đầu tư phát triển ${format(investment.y2027)} triệu đồng</b> cho ${paid2027.length} công trình trong Kế hoạch 5 năm 2026 - 2030. Tập trung hoàn thành nhà lớp học Trường THCS Hạc Sơn 1, Trạm Y tế xã, kênh Cánh Thượng; khởi công cầu dân sinh Bến Gạo, trạm bơm Đồng Chiêm và công trình nước sạch cụm Sơn Đài.

<b>2. Chi thường xuyên ${format(groupTotal(recurrent, 'y2027'))} triệu đồng</b>, trong đó giáo dục, đào tạo và dạy nghề ${format(education?.y2027 ?? 0)} triệu đồng, bằng ${percent(education?.y2027 ?? 0, groupTotal(recurrent, 'y2027'))} chi thường xuyên. Khoản chưa phân bổ ${format(unallocated)} triệu đồng dành cho cải cách tiền lương, tinh giản biên chế và nhiệm vụ phát sinh; Ủy ban nhân dân xã báo cáo Thường trực Hội đồng nhân dân xã trước khi sử dụng.

<b>3. Dự phòng ngân sách ${format(reserve.y2027)} triệu đồng</b>, bằng ${percent(reserve.y2027, total)} tổng chi, dùng cho phòng, chống thiên tai, dịch bệnh và nhiệm vụ cấp bách.
`)}
<h2>IV. Giải pháp thực hiện</h2>
${text(`
1. Phòng Kinh tế phối hợp cơ quan thuế rà soát hộ kinh doanh, tiền thuê đất; đấu giá đất công khai, ít nhất hai đợt trong năm.

2. Tiết kiệm thêm 10% chi hoạt động để bổ sung nguồn cải cách tiền lương; họp không giấy tờ, giảm in sao.

3. Chủ đầu tư hoàn thành thủ tục trước khi bố trí vốn; công trình chậm giải ngân quá một quý thì điều chuyển vốn.

4. Sáu tháng một lần, Ủy ban nhân dân xã báo cáo Hội đồng nhân dân xã tình hình thực hiện dự toán.
`)}
${text('<b>Tài liệu gửi kèm:</b> Phụ lục gồm năm biểu dự toán; dự thảo Nghị quyết của Hội đồng nhân dân xã gửi sau phiên họp của Ủy ban nhân dân xã.')}
${end(
  {
    ...chairman,
    receivers: [
      'Như trên',
      'Thường trực Đảng ủy',
      'Ban Kinh tế - Ngân sách HĐND xã',
      'Thành viên UBND xã',
      'Lưu: VT, KT',
    ],
  },
  text('Kính trình Hội đồng nhân dân xã xem xét, quyết định./.'),
)}
`

export const submission: Paper = { file: '04-to-trinh-du-toan-2027.pdf', title, html: document(title, body) }
