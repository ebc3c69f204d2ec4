/** Báo cáo on receiving citizens, complaints and denunciations: for members only. Names no citizen. */
import { chairman, document, end, head, name, text, type Paper } from '../form/decree30.ts'
import { bars, ring } from '../form/chart.ts'
import { format, percent, sum } from '../form/numbers.ts'
import { table } from '../form/table.ts'

const title = 'Báo cáo kết quả tiếp công dân, giải quyết khiếu nại, tố cáo năm 2026'

/** Sessions, visits and people received, by quarter; the last one to 20 November. */
const quarters = [
  ['Quý I', 61, 58, 66],
  ['Quý II', 63, 74, 88],
  ['Quý III', 66, 69, 79],
  ['Quý IV (đến 20/11)', 36, 41, 45],
] as const

const letters = [
  { label: 'Đất đai, bồi thường', value: 47 },
  { label: 'Xây dựng, môi trường', value: 23 },
  { label: 'Chính sách xã hội', value: 18 },
  { label: 'Lĩnh vực khác', value: 12 },
]
const letterCount = sum(letters.map((l) => l.value))

const handled = [
  ['Khiếu nại', 9, 8, 1, 2],
  ['Tố cáo', 2, 2, 0, 0],
  ['Kiến nghị, phản ánh', 89, 84, 5, 61],
] as const

const cases = [
  [
    'Khiếu nại mức bồi thường cây chè, đường trục Trung Tâm - Khe Vàng',
    'Sơn Đài Hạ',
    'Đã kiểm đếm lại ngày 12/11; bổ sung 61 gốc chè',
    'Phòng Kinh tế',
    '10/12/2026',
  ],
  [
    'Phản ánh nước thải nhuộm mây tre chảy ra mương',
    'Làng Hạc',
    'Đã xử phạt 2 cơ sở; đang xây bể lắng chung',
    'Phòng Kinh tế',
    '20/12/2026',
  ],
  [
    'Kiến nghị mở lối đi ra cánh đồng bị rào chắn',
    'Cầu Đất',
    'Hòa giải lần 1 chưa thành; hòa giải lần 2 ngày 02/12',
    'Phòng Kinh tế',
    '15/12/2026',
  ],
  [
    'Phản ánh xe tải chở gạch chạy giờ học sinh tan trường',
    'Cầu Đất',
    'Đã cắm biển hạn chế giờ; tuần tra mỗi tuần 3 lần',
    'Công an xã',
    '05/12/2026',
  ],
  [
    'Kiến nghị công nhận thời gian hưởng trợ cấp',
    'Gò Mơ',
    'Đã có văn bản xin ý kiến cơ quan cấp tỉnh',
    'Phòng Văn hóa - Xã hội',
    '25/12/2026',
  ],
  [
    'Phản ánh tiếng ồn cơ sở cơ khí sau 22 giờ',
    'Phú Khê',
    'Đã đo tiếng ồn; cơ sở cam kết dừng máy từ 21 giờ',
    'Công an xã',
    '30/11/2026',
  ],
]

const body = `
${head({ symbol: '221/BC-UBND', day: 23 })}
${name('BÁO CÁO', 'Kết quả tiếp công dân, giải quyết khiếu nại, tố cáo,', 'kiến nghị, phản ánh năm 2026')}
${text(`
Thực hiện Luật Tiếp công dân năm 2013, Luật Khiếu nại năm 2011, Luật Tố cáo năm 2018 và Chương trình công tác năm 2026, Ủy ban nhân dân xã Hạc Sơn báo cáo kết quả từ ngày 01 tháng 01 đến ngày 20 tháng 11 năm 2026 như sau:
`)}
<h2>I. Tiếp công dân</h2>
${text(`
Chủ tịch Ủy ban nhân dân xã tiếp công dân định kỳ vào thứ Năm hằng tuần; công chức trực tiếp công dân thường xuyên tại Trung tâm Phục vụ hành chính công xã. Tổng số ${format(sum(quarters.map((q) => q[1])))} buổi, ${format(sum(quarters.map((q) => q[2])))} lượt với ${format(sum(quarters.map((q) => q[3])))} người; có 3 đoàn đông người, đều về bồi thường khi làm đường.
`)}
${table({
  caption: 'Bảng 1. Kết quả tiếp công dân theo quý',
  columns: [
    { label: 'Thời gian', width: 40 },
    { label: 'Số buổi tiếp', width: 20 },
    { label: 'Số lượt', width: 20 },
    { label: 'Số người', width: 20 },
  ],
  rows: [
    ...quarters.map((quarter) => [...quarter]),
    { kind: 'sum', cells: ['Tổng số', ...([1, 2, 3] as const).map((i) => sum(quarters.map((q) => q[i])))] },
  ],
})}
${bars({
  caption: 'Hình 1. Số lượt tiếp công dân theo quý, so với năm 2025',
  labels: ['Quý I', 'Quý II', 'Quý III', 'Quý IV'],
  series: [
    { label: 'Năm 2025', values: [64, 81, 92, 53] },
    { label: 'Năm 2026 (đến 20/11)', values: quarters.map((q) => q[2]) },
  ],
})}
<h2>II. Tiếp nhận, xử lý đơn</h2>
${text(`
Ủy ban nhân dân xã tiếp nhận ${letterCount} đơn đủ điều kiện xử lý, giảm 16 đơn so với năm 2025. Đơn về đất đai, bồi thường chiếm ${percent(47, letterCount)}, nhiều nhất ở thôn Sơn Đài Hạ và Đồng Cửa, nơi đang thu hồi đất làm công trình.
`)}
${ring('Hình 2. Đơn tiếp nhận theo lĩnh vực', letters)}
${table({
  caption: 'Bảng 2. Kết quả giải quyết theo loại đơn',
  unit: 'đơn',
  columns: [
    { label: 'Loại đơn', width: 30 },
    { label: 'Thuộc thẩm quyền', width: 18 },
    { label: 'Đã giải quyết', width: 17 },
    { label: 'Đang giải quyết', width: 17 },
    { label: 'Đúng hoặc đúng một phần', width: 18 },
  ],
  rows: [
    ...handled.map((kind) => [...kind]),
    { kind: 'sum', cells: ['Tổng số', ...([1, 2, 3, 4] as const).map((i) => sum(handled.map((h) => h[i])))] },
  ],
})}
${text(`
Tỷ lệ giải quyết đạt ${percent(sum(handled.map((h) => h[2])), letterCount)}. Qua giải quyết đã khôi phục quyền lợi cho 11 hộ với số tiền 186,4 triệu đồng, trả lại 320 m² đất; kiểm điểm rút kinh nghiệm 2 công chức chậm trả lời đơn. Hai đơn tố cáo được xác minh, kết luận không có cơ sở. Không có đơn tố cáo quá hạn.
`)}
<h2>III. Vụ việc đang giải quyết</h2>
${text(`
Sáu vụ việc dưới đây chưa kết thúc. Đề nghị thành viên Ủy ban nhân dân xã được giao chủ trì báo cáo tiến độ tại phiên họp.
`)}
${table({
  caption: 'Bảng 3. Danh mục vụ việc đang giải quyết',
  columns: [
    { label: 'TT', width: 6, align: 'c' },
    { label: 'Nội dung', width: 30 },
    { label: 'Thôn', width: 12 },
    { label: 'Kết quả đến nay', width: 26 },
    { label: 'Chủ trì', width: 13 },
    { label: 'Thời hạn', width: 13, align: 'c' },
  ],
  rows: cases.map((row, i) => [String(i + 1), ...row]),
})}
<h2>IV. Đánh giá, nhiệm vụ</h2>
${text(`
<b>1. Ưu điểm.</b> Đơn giảm, không phát sinh điểm nóng; 14 tổ hòa giải thôn hòa giải thành 38 trong 45 vụ việc (${percent(38, 45)}), nhiều vụ kết thúc ngay tại thôn.

<b>2. Hạn chế.</b> Hồ sơ địa chính của ba xã cũ chưa thống nhất nên xác minh đất đai kéo dài, có vụ phải đo lại hai lần. Một số thông báo thụ lý gửi chậm từ 2 đến 4 ngày so với quy định.

<b>3. Nhiệm vụ đến hết quý I năm 2027.</b>

a) Giải quyết xong sáu vụ việc tại Bảng 3; không để đơn chuyển sang năm 2027 mà không có lý do.

b) Công khai lịch tiếp công dân của Chủ tịch, các Phó Chủ tịch tại 14 nhà văn hóa thôn và trên trang thông tin điện tử xã.

c) Trước khi thu hồi đất, họp dân và niêm yết phương án bồi thường đủ thời hạn; Phòng Kinh tế trả lời bằng văn bản từng ý kiến.

d) Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã theo dõi thời hạn từng đơn, báo Chủ tịch Ủy ban nhân dân xã trước hạn 5 ngày.
`)}
${end(
  {
    ...chairman,
    receivers: ['Thường trực HĐND xã', 'Thành viên UBND xã', 'Ban Tiếp công dân tỉnh', 'Lưu: VT, VP'],
  },
  text('Ủy ban nhân dân xã Hạc Sơn báo cáo và đề nghị các thành viên Ủy ban nhân dân xã cho ý kiến./.'),
)}
`

export const citizensReport: Paper = {
  file: '03-bao-cao-tiep-cong-dan.pdf',
  title,
  html: document(title, body),
}
