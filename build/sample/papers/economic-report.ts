/** Báo cáo of the month: short prose by field, with tables and charts. */
import { chairman, document, end, head, name, text, type Paper } from '../form/decree30.ts'
import { bars, lines, ring } from '../form/chart.ts'
import { format, percent, sum } from '../form/numbers.ts'
import { table } from '../form/table.ts'
import { revenueTotal } from '../facts/budget.ts'
import { commune } from '../facts/villages.ts'

const title = 'Báo cáo tình hình kinh tế - xã hội tháng 11 và 11 tháng năm 2026'
const months = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11']

/** Millions of đồng collected in each month, land-use fees left out. */
const collected2025 = [1010, 790, 940, 1080, 1120, 1060, 1240, 1150, 1090, 1210, 1180]
const collected2026 = [1130, 860, 1050, 1190, 1260, 1210, 1390, 1280, 1240, 1350, 1370]
const collected = sum(collected2026)
const landFees = 20850
const plan = 38840

const crops = [
  ['Lúa cả năm', 1146, 58.2, 6670],
  ['Ngô', 214, 47.5, 1017],
  ['Rau, đậu các loại', 386, 162.0, 6253],
  ['Chè (búp tươi)', 402, 91.4, 3674],
  ['Cây ăn quả', 265, 104.6, 2772],
] as const

const herds = [
  ['Trâu', 1284, 1262],
  ['Bò', 2106, 2231],
  ['Lợn', 11840, 12675],
  ['Gia cầm', 186400, 198200],
] as const

const services = [
  ['Đất đai, xây dựng', 1468, 1431, 22],
  ['Hộ tịch, chứng thực', 4912, 4912, 0],
  ['Bảo trợ xã hội, người có công', 1035, 1021, 6],
  ['Đăng ký kinh doanh', 287, 287, 0],
  ['Lĩnh vực khác', 744, 739, 2],
] as const
const received = sum(services.map((s) => s[1]))
const solved = sum(services.map((s) => s[2]))
const late = sum(services.map((s) => s[3]))

const structure = [
  { label: 'Nông, lâm nghiệp, thủy sản', value: 31.8 },
  { label: 'Công nghiệp, xây dựng', value: 34.5 },
  { label: 'Thương mại, dịch vụ', value: 33.7 },
]

const body = `
${head({ symbol: '218/BC-UBND', day: 23 })}
${name('BÁO CÁO', 'Tình hình kinh tế - xã hội tháng 11 và 11 tháng năm 2026;', 'nhiệm vụ trọng tâm tháng 12 năm 2026')}
${text(`
Thực hiện Nghị quyết của Hội đồng nhân dân xã về nhiệm vụ phát triển kinh tế - xã hội năm 2026, Ủy ban nhân dân xã Hạc Sơn báo cáo kết quả tháng 11, 11 tháng và nhiệm vụ trọng tâm tháng 12 năm 2026 như sau:
`)}
<h2>I. Kết quả thực hiện</h2>
<h3>1. Chỉ tiêu chủ yếu</h3>
${text(`
Trong 12 chỉ tiêu chủ yếu của năm, đến hết tháng 11 có 4 chỉ tiêu vượt, 5 chỉ tiêu đạt và 3 chỉ tiêu dự kiến hoàn thành trong tháng 12. Kết quả tại Bảng 1.
`)}
${table({
  caption: 'Bảng 1. Kết quả thực hiện một số chỉ tiêu chủ yếu',
  columns: [
    { label: 'TT', width: 6, align: 'c' },
    { label: 'Chỉ tiêu', width: 40 },
    { label: 'Đơn vị', width: 14, align: 'c' },
    { label: 'Kế hoạch', width: 13, digits: 1 },
    { label: 'Ước 11 tháng', width: 14, digits: 1 },
    { label: 'Đánh giá', width: 13, align: 'c' },
  ],
  rows: [
    ['1', 'Tốc độ tăng giá trị sản xuất', '%', 9.0, 9.2, 'Vượt'],
    ['2', 'Thu nhập bình quân đầu người', 'triệu đồng', 61.0, 60.4, 'Sẽ đạt'],
    ['3', 'Sản lượng lương thực có hạt', 'tấn', 7600.0, 7687.0, 'Vượt'],
    ['4', 'Diện tích rừng trồng mới', 'ha', 65.0, 71.5, 'Vượt'],
    ['5', 'Tỷ lệ hộ nghèo đa chiều', '%', 3.0, 3.1, 'Sẽ đạt'],
    ['6', 'Tỷ lệ người dân tham gia bảo hiểm y tế', '%', 95.0, 95.0, 'Đạt'],
    ['7', 'Tỷ lệ lao động qua đào tạo', '%', 68.0, 68.0, 'Đạt'],
    ['8', 'Số trường đạt chuẩn quốc gia', 'trường', 7.0, 7.0, 'Đạt'],
    ['9', 'Tỷ lệ hộ dùng nước sạch theo quy chuẩn', '%', 62.0, 59.8, 'Sẽ đạt'],
    ['10', 'Tỷ lệ rác thải sinh hoạt được thu gom', '%', 90.0, 90.0, 'Đạt'],
    ['11', 'Tỷ lệ hồ sơ trực tuyến toàn trình', '%', 80.0, 86.3, 'Vượt'],
    ['12', 'Tỷ lệ gia đình đạt chuẩn văn hóa', '%', 91.0, 91.0, 'Đạt'],
  ],
})}
<h3>2. Kinh tế</h3>
<h4>a) Nông, lâm nghiệp, thủy sản</h4>
${text(`
Toàn xã gieo trồng và chăm sóc ${format(sum(crops.map((c) => c[1])))} ha cây trồng các loại. Sản lượng lương thực có hạt ước ${format(6670 + 1017)} tấn, bằng 101,1% kế hoạch. Lúa mùa thu hoạch xong trước ngày 28 tháng 10; vụ đông đã trồng 198 ha, tập trung ở Đồng Cửa, Phú Khê và Bãi Sen.
`)}
${table({
  caption: 'Bảng 2. Diện tích, năng suất, sản lượng cây trồng chính',
  columns: [
    { label: 'Cây trồng', width: 34 },
    { label: 'Diện tích (ha)', width: 22 },
    { label: 'Năng suất (tạ/ha)', width: 22, digits: 1 },
    { label: 'Sản lượng (tấn)', width: 22 },
  ],
  rows: crops.map((crop) => [...crop]),
})}
${text(`
Đàn vật nuôi ổn định, không có dịch bệnh lớn. Một ổ bệnh tụ huyết trùng trâu, bò tại thôn Nà Lim được khống chế trong 6 ngày, tiêu hủy 4 con. Tiêm phòng đợt 2 đạt 92,4% diện phải tiêm. Các hộ trồng 71,5 ha rừng, trong đó 18 ha gỗ lớn; không để xảy ra cháy rừng.
`)}
${table({
  caption: 'Bảng 3. Đàn vật nuôi tại thời điểm ngày 01 tháng 11',
  unit: 'con',
  columns: [
    { label: 'Vật nuôi', width: 34 },
    { label: 'Năm 2025', width: 22 },
    { label: 'Năm 2026', width: 22 },
    { label: 'So sánh', width: 22, align: 'n' },
  ],
  rows: herds.map(([kind, before, after]) => [kind, before, after, percent(after, before)]),
})}
<h4>b) Công nghiệp, thương mại, dịch vụ</h4>
${text(`
Giá trị sản xuất công nghiệp, tiểu thủ công nghiệp 11 tháng ước 148,6 tỷ đồng, tăng 11,3% so với cùng kỳ. Làng nghề mây tre Làng Hạc có 32 cơ sở hoạt động, giao 1.260 lô hàng, tạo việc làm cho 410 lao động. Xã có 96 doanh nghiệp, hợp tác xã và 734 hộ kinh doanh; trong 11 tháng thành lập mới 11 doanh nghiệp và 2 hợp tác xã.

Chợ Hạc và ba điểm bán hàng thôn giữ được nguồn cung, giá ổn định. Khu du lịch cộng đồng đầm sen Bãi Sen đón 24.700 lượt khách, doanh thu 3,9 tỷ đồng, tăng 21,5%.
`)}
${ring('Hình 1. Cơ cấu giá trị sản xuất 11 tháng năm 2026', structure)}
<h4>c) Thu, chi ngân sách</h4>
${text(`
Thu ngân sách trên địa bàn 11 tháng ước ${format(collected + landFees)} triệu đồng, bằng ${percent(collected + landFees, plan)} dự toán, trong đó thu tiền sử dụng đất ${format(landFees)} triệu đồng. Không tính tiền sử dụng đất, số thu là ${format(collected)} triệu đồng, bằng ${percent(collected, sum(collected2025))} cùng kỳ. Chi ngân sách ước 132.480 triệu đồng, bằng ${percent(132480, revenueTotal('y2026'))} dự toán, bảo đảm lương, chính sách an sinh và các nhiệm vụ đột xuất.
`)}
${lines({
  caption: 'Hình 2. Thu ngân sách trên địa bàn theo tháng (triệu đồng)',
  labels: months,
  series: [{ label: 'Năm 2026', values: collected2026 }],
})}
<h4>d) Đầu tư công, đất đai, môi trường</h4>
${text(`
Kế hoạch vốn đầu tư năm 2026 là 35.050 triệu đồng; đã giải ngân 29.816 triệu đồng, bằng ${percent(29816, 35050)}. Bốn công trình hoàn thành và đưa vào sử dụng; đường trục Trung Tâm - Khe Vàng đạt 52% khối lượng, chậm 20 ngày so với tiến độ do mưa kéo dài trong tháng 9. Còn 7 hộ thôn Sơn Đài Hạ chưa nhận tiền bồi thường, tổng diện tích 1.940 m².

Đã cấp 312 giấy chứng nhận quyền sử dụng đất; hoàn thành đo đạc bản đồ địa chính 9 trong 14 thôn. Lượng rác thu gom 11,2 tấn mỗi ngày, đạt 90% lượng phát sinh. Xử phạt 6 trường hợp vi phạm về đất đai, môi trường với số tiền 74,5 triệu đồng.
`)}
${bars({
  caption: 'Hình 3. Giải ngân vốn đầu tư lũy kế theo quý (triệu đồng)',
  labels: ['Quý I', 'Quý II', 'Quý III', 'Đến 23/11'],
  series: [
    { label: 'Kế hoạch', values: [5200, 14000, 24500, 31000] },
    { label: 'Thực hiện', values: [4380, 13120, 22040, 29816] },
  ],
})}
<h3>3. Văn hóa - xã hội</h3>
${text(`
<b>Giáo dục.</b> Năm học 2026 - 2027 có 8 trường, 142 lớp, 4.286 học sinh. Đã tuyển đủ giáo viên tiểu học; còn thiếu 5 giáo viên mầm non. Bảy trong tám trường đạt chuẩn quốc gia.

<b>Y tế.</b> Trạm Y tế xã khám, chữa bệnh 21.460 lượt; lập hồ sơ sức khỏe điện tử cho 97,2% người dân; tiêm chủng đầy đủ cho 98,1% trẻ dưới một tuổi. Ghi nhận 14 ca sốt xuất huyết, giảm 9 ca so với cùng kỳ, không có ca tử vong.

<b>An sinh xã hội.</b> Chi trả đúng hạn trợ cấp cho 1.312 người có công và đối tượng bảo trợ. Hoàn thành xóa 19 nhà tạm. Đến ngày 20 tháng 11, xã còn ${format(commune.poor - 17)} hộ nghèo, bằng ${percent(commune.poor - 17, commune.households)} tổng số hộ.

<b>Văn hóa, thể thao.</b> Tổ chức Ngày hội Đại đoàn kết toàn dân tộc tại 14 thôn; giải bóng chuyền xã có 16 đội tham dự. Mười ba trong mười bốn thôn giữ vững danh hiệu văn hóa.
`)}
<h3>4. Cải cách hành chính, chuyển đổi số</h3>
${text(`
Trung tâm Phục vụ hành chính công xã tiếp nhận ${format(received)} hồ sơ, giải quyết ${format(solved)} hồ sơ, trong đó ${format(late)} hồ sơ quá hạn (${percent(late, solved)}), chủ yếu về đất đai. Tỷ lệ hồ sơ trực tuyến toàn trình đạt 86,3%. Từ phiên họp này, Ủy ban nhân dân xã dùng phòng họp không giấy tờ; ước giảm 9.000 trang in mỗi tháng.
`)}
${table({
  caption: 'Bảng 4. Kết quả giải quyết thủ tục hành chính 11 tháng',
  unit: 'hồ sơ',
  columns: [
    { label: 'Lĩnh vực', width: 40 },
    { label: 'Tiếp nhận', width: 15 },
    { label: 'Đã giải quyết', width: 15 },
    { label: 'Quá hạn', width: 15 },
    { label: 'Tỷ lệ đúng hạn', width: 15, align: 'n' },
  ],
  rows: [
    ...services.map(([field, r, s, l]) => [field, r, s, l, percent(s - l, s)]),
    { kind: 'sum', cells: ['Tổng số', received, solved, late, percent(solved - late, solved)] },
  ],
})}
<h3>5. Quốc phòng, an ninh</h3>
${text(`
Hoàn thành chỉ tiêu giao quân năm 2026 với 27 công dân; huấn luyện dân quân đạt 100% kế hoạch, 78% khá, giỏi. An ninh chính trị giữ vững. Tội phạm về trật tự xã hội giảm 3 vụ; xảy ra 4 vụ tai nạn giao thông, làm 1 người chết, 5 người bị thương. Công an xã hướng dẫn 13.940 người dùng ứng dụng định danh điện tử.
`)}
<h2>II. Hạn chế, nguyên nhân</h2>
${text(`
1. Giải ngân vốn đầu tư chậm so với kế hoạch quý do vướng bồi thường, giải phóng mặt bằng tại Sơn Đài Hạ và thời tiết bất lợi.

2. Tỷ lệ hộ dùng nước sạch tăng chậm; ba thôn cụm Sơn Đài chưa có công trình cấp nước tập trung.

3. Hồ sơ đất đai quá hạn còn ${services[0][3]} hồ sơ. Nguyên nhân chủ quan là phối hợp giữa Phòng Kinh tế và Trung tâm Phục vụ hành chính công có lúc chưa chặt; nguyên nhân khách quan là hồ sơ địa chính của ba xã cũ chưa đồng bộ.

4. Thiếu giáo viên mầm non và nhân viên y tế học đường.
`)}
<h2>III. Nhiệm vụ trọng tâm tháng 12 năm 2026</h2>
${text(`
1. Hoàn thành các chỉ tiêu năm 2026; trình Hội đồng nhân dân xã dự toán ngân sách và kế hoạch năm 2027, Kế hoạch 5 năm 2026 - 2030.

2. Giải quyết xong bồi thường tại Sơn Đài Hạ trước ngày 15 tháng 12; giải ngân ít nhất 95% kế hoạch vốn đến ngày 31 tháng 12.

3. Chăm sóc cây vụ đông, chống rét cho trâu, bò; làm đất, lấy nước vụ xuân theo lịch của tỉnh; trực phòng cháy, chữa cháy rừng.

4. Giải quyết dứt điểm hồ sơ đất đai quá hạn; mỗi tuần Chủ tịch Ủy ban nhân dân xã nghe báo cáo một lần.

5. Chuẩn bị Tết Nguyên đán Đinh Mùi; rà soát hộ nghèo, gia đình chính sách để hỗ trợ đúng đối tượng.

6. Bảo đảm an ninh, trật tự, an toàn giao thông; quản lý chặt pháo và vật liệu nổ.
`)}
${end(
  {
    ...chairman,
    receivers: [
      'Thường trực Đảng ủy',
      'Thường trực HĐND xã',
      'Ủy ban MTTQ Việt Nam xã',
      'Thành viên UBND xã',
      'Các phòng, đơn vị',
      'Lưu: VT, VP',
    ],
  },
  text(
    'Trên đây là báo cáo tình hình kinh tế - xã hội tháng 11 và 11 tháng năm 2026, nhiệm vụ trọng tâm tháng 12 năm 2026 của Ủy ban nhân dân xã Hạc Sơn./.',
  ),
)}
`

export const economicReport: Paper = {
  file: '02-bao-cao-kinh-te-xa-hoi.pdf',
  title,
  html: document(title, body),
}
