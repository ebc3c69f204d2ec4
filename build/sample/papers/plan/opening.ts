/** Parts one and two of the plan: what was achieved, and where the commune wants to go. */
import { text } from '../../form/decree30.ts'
import { bars, ring } from '../../form/chart.ts'
import { format, percent, sum } from '../../form/numbers.ts'
import { table } from '../../form/table.ts'
import { commune, villages } from '../../facts/villages.ts'
import { investmentTotal, projects } from '../../facts/projects.ts'

const former = ['Hạc Lĩnh', 'Sơn Đài', 'Phú Khê'] as const
const inFormer = (name: (typeof former)[number]) => villages.filter((v) => v.formerCommune === name)
const income = sum(villages.map((v) => v.income * v.people)) / commune.people

const achieved = [
  ['Tốc độ tăng giá trị sản xuất bình quân', '%/năm', '8,5', '8,7', 'Vượt'],
  ['Thu nhập bình quân đầu người', 'triệu đồng', '55,0', format(income, 1), 'Vượt'],
  ['Giá trị sản phẩm trên 1 ha đất canh tác', 'triệu đồng', '115', '118', 'Vượt'],
  ['Sản lượng lương thực có hạt', 'tấn', '7.500', '7.540', 'Vượt'],
  ['Tỷ lệ che phủ rừng', '%', '41,0', '41,0', 'Đạt'],
  ['Đường xã được cứng hóa', '%', '85', '84', 'Không đạt'],
  ['Hộ dùng nước sạch theo quy chuẩn', '%', '65', '58', 'Không đạt'],
  ['Hộ nghèo đa chiều', '%', '3,5', percent(commune.poor, commune.households).replace('%', ''), 'Vượt'],
  ['Trường đạt chuẩn quốc gia', 'trường', '7', '7', 'Đạt'],
  ['Người dân tham gia bảo hiểm y tế', '%', '94', '94', 'Đạt'],
  ['Lao động qua đào tạo', '%', '65', '66', 'Vượt'],
  ['Thôn đạt chuẩn văn hóa', 'thôn', '13', '13', 'Đạt'],
  ['Rác thải sinh hoạt được thu gom', '%', '90', '88', 'Không đạt'],
  ['Hồ sơ giải quyết đúng hạn', '%', '98', '97,8', 'Không đạt'],
]

export const partOne = `
<h2>Phần thứ nhất. Đánh giá giai đoạn 2021 - 2025</h2>
<h3>I. Đặc điểm tình hình</h3>
${text(`
Xã Hạc Sơn được thành lập từ ngày 01 tháng 7 năm 2025 trên cơ sở toàn bộ diện tích, dân số của ba xã Hạc Lĩnh, Sơn Đài và Phú Khê. Xã có ${format(commune.areaHa)} ha diện tích tự nhiên, ${villages.length} thôn, ${format(commune.households)} hộ, ${format(commune.people)} người. Địa hình thấp dần từ tây bắc xuống đông nam, chia thành ba vùng: vùng cao cụm Sơn Đài với rừng và chè; vùng giữa dọc đường tỉnh với thương mại, làng nghề; vùng thấp ven sông Hạc với lúa, màu, thủy sản.

Thuận lợi của xã là có đường tỉnh chạy qua, cách trung tâm tỉnh 34 km; đất đai đa dạng; Nhân dân cần cù, có nghề mây tre, chè, cơ khí; đầm sen, đình làng, rừng lim là những tài nguyên du lịch chưa được khai thác nhiều. Khó khăn là dân cư phân tán, chênh lệch thu nhập giữa thôn cao nhất và thôn thấp nhất là ${Math.max(...villages.map((v) => v.income)) - Math.min(...villages.map((v) => v.income))} triệu đồng mỗi người mỗi năm; thiên tai thường xuyên; hạ tầng ba xã cũ không nối liền nhau.
`)}
${table({
  caption: 'Bảng I.1. Diện tích, dân số theo địa bàn xã cũ, cuối năm 2025',
  columns: [
    { label: 'Địa bàn', width: 24 },
    { label: 'Số thôn', width: 12 },
    { label: 'Diện tích (ha)', width: 16 },
    { label: 'Số hộ', width: 16 },
    { label: 'Số người', width: 16 },
    { label: 'Hộ nghèo', width: 16 },
  ],
  rows: [
    ...former.map((name) => {
      const own = inFormer(name)
      return [
        `${name} cũ`,
        own.length,
        sum(own.map((v) => v.areaHa)),
        sum(own.map((v) => v.households)),
        sum(own.map((v) => v.people)),
        sum(own.map((v) => v.poor)),
      ]
    }),
    {
      kind: 'sum',
      cells: ['Toàn xã', villages.length, commune.areaHa, commune.households, commune.people, commune.poor],
    },
  ],
})}
<h3>II. Kết quả đạt được</h3>
${text(`
Số liệu giai đoạn 2021 - 2025 được cộng gộp từ ba xã cũ, có loại trừ phần trùng. Trong 14 chỉ tiêu so sánh được, 6 chỉ tiêu vượt, 4 chỉ tiêu đạt, 4 chỉ tiêu không đạt (Bảng I.2).
`)}
${table({
  caption: 'Bảng I.2. Kết quả thực hiện chỉ tiêu chủ yếu giai đoạn 2021 - 2025',
  columns: [
    { label: 'TT', width: 6, align: 'c' },
    { label: 'Chỉ tiêu', width: 42 },
    { label: 'Đơn vị', width: 14, align: 'c' },
    { label: 'Mục tiêu', width: 12, align: 'n' },
    { label: 'Thực hiện', width: 12, align: 'n' },
    { label: 'Đánh giá', width: 14, align: 'c' },
  ],
  rows: achieved.map((row, i) => [String(i + 1), ...row]),
})}
${text(`
<b>1. Kinh tế</b> tăng trưởng khá. Giá trị sản xuất bình quân tăng 8,7% mỗi năm. Nông nghiệp giữ vai trò nền, chuyển dần từ số lượng sang chất lượng: diện tích chè an toàn từ 0 lên 64 ha, rừng gỗ lớn từ 20 lên 84 ha. Tiểu thủ công nghiệp phục hồi sau dịch bệnh, riêng mây tre Làng Hạc tăng 1,6 lần. Du lịch cộng đồng Bãi Sen mở từ năm 2022, đến năm 2025 đón 21.300 lượt khách.

<b>2. Kết cấu hạ tầng</b> được cải thiện. Năm năm làm mới và nâng cấp 61 km đường, 18 km kênh, 46 phòng học, hai trạm biến áp. Tổng vốn đầu tư qua ngân sách ba xã là 118,4 tỷ đồng; Nhân dân góp 9.800 ngày công và hiến 41.200 m² đất.

<b>3. Văn hóa, xã hội</b> tiến bộ. Bảy trường đạt chuẩn quốc gia; không có dịch lớn; hộ nghèo giảm bình quân 1,3 điểm phần trăm mỗi năm; 132 nhà tạm được xóa. Mười ba thôn đạt chuẩn văn hóa.

<b>4. Bộ máy sau sắp xếp</b> hoạt động thông suốt. Ngày làm việc đầu tiên, Trung tâm Phục vụ hành chính công xã tiếp nhận 64 hồ sơ; sau ba tháng, số hồ sơ mỗi ngày tăng gấp đôi nhưng thời gian chờ bình quân giảm từ 31 xuống 14 phút.

<b>5. Quốc phòng, an ninh</b> được giữ vững; hằng năm giao quân đạt 100%; không phát sinh điểm nóng.
`)}
${bars({
  caption: 'Hình I.1. Tỷ lệ hộ nghèo đa chiều giai đoạn 2021 - 2025 (%)',
  labels: ['2021', '2022', '2023', '2024', '2025'],
  series: [{ label: 'Tỷ lệ hộ nghèo', values: [8.6, 7.2, 5.8, 4.6, 3.4] }],
  digits: 1,
})}
<h3>III. Hạn chế, nguyên nhân</h3>
${text(`
1. Kinh tế chưa có sản phẩm đủ lớn. Chè, mơ, cá, mây tre đều bán qua thương lái; chỉ 17% sản lượng có hợp đồng. Nguyên nhân là hợp tác xã nhỏ, 7 trong 11 hợp tác xã có vốn dưới 500 triệu đồng.

2. Hạ tầng giữa ba xã cũ chưa nối liền. Đường từ Đồng Chiêm sang Bãi Sen, từ Gò Mơ sang Sơn Đài Thượng vẫn phải đi vòng. Nguyên nhân là quy hoạch trước đây làm theo từng xã.

3. Nước sạch và rác thải không đạt mục tiêu. Hai công trình cấp nước đầu tư từ năm 2012 hỏng vì không ai chịu trách nhiệm vận hành.

4. Một số hồ sơ đất đai kéo dài. Bản đồ và sổ sách của ba xã cũ không thống nhất; công chức phải kiêm nhiều việc; cá biệt có công chức chưa tận tụy.

5. Lao động trẻ đi làm xa nhiều, thiếu người làm đồng lúc thời vụ; truyền nghề bị đứt đoạn.
`)}
<h3>IV. Bài học kinh nghiệm</h3>
${text(`
<b>Một là,</b> việc gì bàn kỹ với dân thì làm nhanh. Tuyến đường Phú Khê - Cầu Đất họp dân bốn lần trước khi thiết kế, giải phóng mặt bằng xong trong 26 ngày, không có đơn thư.

<b>Hai là,</b> đầu tư phải đi liền với người vận hành. Công trình chưa xác định được người quản lý thì chưa khởi công.

<b>Ba là,</b> số liệu phải từ một nguồn. Sau sắp xếp, mọi báo cáo dùng chung bộ số liệu của 14 thôn, cập nhật mỗi tháng.

<b>Bốn là,</b> người đứng đầu đi cơ sở thường xuyên. Mỗi thành viên Ủy ban nhân dân xã phụ trách một đến hai thôn, dự họp thôn ít nhất mỗi quý một lần.
`)}`

export const mainTargets: readonly (readonly [
  string,
  string,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
])[] = [
  ['Tốc độ tăng giá trị sản xuất', '%', 1, 8.9, 9.0, 9.3, 9.5, 9.8, 10.0],
  ['Thu nhập bình quân đầu người', 'triệu đồng', 0, Math.round(income), 61, 67, 73, 79, 86],
  ['Thu ngân sách trên địa bàn', 'tỷ đồng', 1, 36.2, 38.8, 41.4, 44.6, 48.2, 52.0],
  ['Giá trị sản phẩm trên 1 ha', 'triệu đồng', 0, 118, 125, 134, 144, 154, 165],
  ['Tổng mức bán lẻ', 'tỷ đồng', 0, 318, 356, 399, 447, 500, 560],
  ['Khách du lịch', 'nghìn lượt', 1, 21.3, 26.5, 34.0, 42.0, 51.0, 60.0],
  ['Hộ nghèo đa chiều', '%', 1, 3.4, 3.0, 2.4, 1.9, 1.4, 0.9],
  ['Lao động qua đào tạo', '%', 0, 66, 68, 70, 72, 74, 76],
  ['Trường đạt chuẩn quốc gia', 'trường', 0, 7, 7, 7, 8, 8, 8],
  ['Tham gia bảo hiểm y tế', '%', 1, 94, 95, 96, 97, 97.5, 98],
  ['Thôn đạt chuẩn văn hóa', 'thôn', 0, 13, 13, 13, 14, 14, 14],
  ['Hộ dùng nước sạch', '%', 0, 58, 60, 66, 74, 86, 92],
  ['Rác được thu gom', '%', 0, 88, 90, 92, 94, 96, 98],
  ['Tỷ lệ che phủ rừng', '%', 0, 41, 41, 41, 41, 41, 41],
  ['Hồ sơ trực tuyến toàn trình', '%', 0, 71, 86, 89, 91, 93, 95],
  ['Mức hài lòng của người dân', '%', 1, 91, 92, 93, 94, 95, 95.5],
]

const targetRows = mainTargets.map(([name, unit, digits, ...values], i) => [
  String(i + 1),
  name,
  unit,
  ...values.map((value) => ({ text: format(value, digits), align: 'n' as const })),
])

const incomes = mainTargets[1]?.slice(3).filter((value) => typeof value === 'number') ?? []

export const partTwo = `
<h2 class="new-page">Phần thứ hai. Mục tiêu phát triển 5 năm 2026 - 2030</h2>
<h3>I. Bối cảnh</h3>
${text(`
Năm năm tới là giai đoạn đầu tiên xã thực hiện trọn vẹn mô hình chính quyền địa phương hai cấp. Xã được giao nhiều nhiệm vụ hơn, quyết nhiều việc hơn, chịu trách nhiệm trực tiếp hơn trước Nhân dân. Tỉnh dự kiến nâng cấp đường tỉnh qua xã và mở tuyến xe buýt vào năm 2030, đưa trung tâm xã gần thị trường hơn về thời gian.

Thách thức lớn là thời tiết cực đoan, dân số già đi, lao động trẻ rời quê, yêu cầu của thị trường về truy xuất nguồn gốc ngày càng chặt. Nguồn thu từ đất có giới hạn: sau năm 2029, quỹ đất đấu giá còn ít, xã phải dựa vào sản xuất, kinh doanh.
`)}
<h3>II. Quan điểm</h3>
${text(`
1. Lấy đời sống của Nhân dân làm thước đo. Chỉ tiêu nào không làm cuộc sống tốt hơn thì không đặt ra.

2. Phát triển theo ba vùng, nối liền nhau: vùng cao giữ rừng và chè; vùng giữa làm thương mại, làng nghề; vùng thấp làm nông nghiệp hàng hóa, du lịch nước.

3. Đầu tư có trọng tâm, làm công trình nào xong công trình đó; không để nợ đọng xây dựng cơ bản.

4. Dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng ở mọi công trình, mọi thôn.
`)}
<h3>III. Mục tiêu tổng quát</h3>
${text(`
Đến năm 2030, Hạc Sơn là xã nông thôn mới có kinh tế phát triển khá, cảnh quan xanh, sạch, xã hội trật tự, văn hóa được gìn giữ; chính quyền gần dân, làm việc trên môi trường số; thu nhập bình quân đầu người bằng 1,5 lần năm 2025.
`)}
<h3>IV. Chỉ tiêu chủ yếu</h3>
${table({
  caption: 'Bảng II.1. Hệ thống chỉ tiêu chủ yếu 2026 - 2030',
  columns: [
    { label: 'TT', width: 5, align: 'c' },
    { label: 'Chỉ tiêu', width: 30 },
    { label: 'Đơn vị', width: 13, align: 'c' },
    { label: '2025', width: 8.6 },
    { label: '2026', width: 8.6 },
    { label: '2027', width: 8.6 },
    { label: '2028', width: 8.6 },
    { label: '2029', width: 8.6 },
    { label: '2030', width: 9 },
  ],
  rows: targetRows,
})}
${bars({
  caption: 'Hình II.1. Thu nhập bình quân đầu người (triệu đồng)',
  labels: ['2025', '2026', '2027', '2028', '2029', '2030'],
  series: [{ label: 'Thu nhập bình quân', values: incomes }],
})}
${ring('Hình II.2. Cơ cấu giá trị sản xuất dự kiến năm 2030', [
  { label: 'Nông, lâm nghiệp, thủy sản', value: 24.5 },
  { label: 'Công nghiệp, xây dựng', value: 37.5 },
  { label: 'Thương mại, dịch vụ', value: 38 },
])}
<h3>V. Ba khâu đột phá</h3>
${text(`
<b>1. Nối liền hạ tầng ba vùng.</b> Hoàn thành ${projects.filter((p) => p.field === 'Giao thông').length} công trình giao thông; từ thôn xa nhất về trung tâm xã không quá 20 phút đi xe máy trong mọi thời tiết.

<b>2. Hợp tác xã mạnh.</b> Củng cố 11 hợp tác xã thành 8 hợp tác xã đủ vốn, đủ người điều hành; ít nhất 45% sản lượng chè, lúa, mơ có hợp đồng tiêu thụ.

<b>3. Đội ngũ cán bộ, công chức.</b> Mỗi vị trí có mô tả việc làm; đánh giá theo kết quả từng quý; mỗi công chức được bồi dưỡng ít nhất 40 giờ mỗi năm. Tổng vốn đầu tư công cả giai đoạn ${format(investmentTotal)} triệu đồng cho ${projects.length} công trình được công khai tiến độ hằng tháng.
`)}`
