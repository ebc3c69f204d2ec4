/** The plan's annexes: long tables, and what the villages said. */
import { keepDashes } from '../../form/decree30.ts'
import { roman } from '../../form/numbers.ts'
import { table } from '../../form/table.ts'
import { amountIn, investmentTotal, projects, projectTotal, years } from '../../facts/projects.ts'
import { villages } from '../../facts/villages.ts'
import { mainTargets } from './opening.ts'

const capital = table({
  unit: 'triệu đồng',
  columns: [
    { label: 'TT', width: 5, align: 'c' },
    { label: 'Công trình', width: 37 },
    ...years.map((year) => ({ label: String(year), width: 9.4 })),
    { label: 'Tổng số', width: 11 },
  ],
  rows: [
    ...projects.map((p, i) => [String(i + 1), p.name, ...p.amounts, projectTotal(p)]),
    { kind: 'sum', cells: ['', 'TỔNG SỐ', ...years.map(amountIn), investmentTotal] },
  ],
})

const villageTable = table({
  columns: [
    { label: 'TT', width: 6, align: 'c' },
    { label: 'Thôn', width: 22 },
    { label: 'Diện tích (ha)', width: 12 },
    { label: 'Số hộ', width: 12 },
    { label: 'Số người', width: 12 },
    { label: 'Hộ nghèo', width: 12 },
    { label: 'Hộ cận nghèo', width: 12 },
    { label: 'Thu nhập (triệu đồng)', width: 12 },
  ],
  rows: villages.map((v, i) => [
    String(i + 1),
    v.name,
    v.areaHa,
    v.households,
    v.people,
    v.poor,
    v.nearPoor,
    v.income,
  ]),
})

const annex = (n: number, what: string, content: string): string =>
  `<section class="new-page"><h2 class="annex">Phụ lục ${roman(n)}. ${what}</h2><p class="center"><i>${keepDashes('(Kèm theo Kế hoạch phát triển kinh tế - xã hội 5 năm 2026 - 2030 xã Hạc Sơn)')}</i></p>${content}</section>`

const economy = 'Phòng Kinh tế'
const society = 'Phòng Văn hóa - Xã hội'
const office = 'Văn phòng HĐND và UBND'
const service = 'Trung tâm Phục vụ hành chính công'

/** Who answers for each of the main targets, where the figure comes from, and how often; in their order. */
const answers: readonly (readonly [string, string, string])[] = [
  [economy, 'Báo cáo thống kê', 'Năm'],
  [economy, 'Điều tra mẫu 420 hộ', 'Năm'],
  [economy, 'Kho bạc, cơ quan thuế', 'Tháng'],
  [economy, 'Sổ theo dõi mùa vụ', 'Vụ'],
  [economy, 'Báo cáo hộ kinh doanh', 'Quý'],
  [society, 'Vé, sổ lưu trú', 'Tháng'],
  [society, 'Rà soát tại thôn', '6 tháng'],
  [society, 'Phiếu điều tra lao động', 'Năm'],
  [society, 'Quyết định công nhận', 'Năm'],
  [society, 'Cơ quan bảo hiểm xã hội', 'Tháng'],
  [society, 'Bình xét tại hội nghị thôn', 'Năm'],
  [economy, 'Đồng hồ nước, kiểm nghiệm', '6 tháng'],
  [economy, 'Phiếu cân xe chở rác', 'Tháng'],
  [economy, 'Cơ quan kiểm lâm', 'Năm'],
  [service, 'Cổng dịch vụ công', 'Tuần'],
  [office, 'Phiếu hỏi, mã phản hồi', 'Quý'],
]

const answerTable = table({
  columns: [
    { label: 'TT', width: 6, align: 'c' },
    { label: 'Chỉ tiêu', width: 34 },
    { label: 'Cơ quan chịu trách nhiệm', width: 24 },
    { label: 'Nguồn số liệu', width: 24 },
    { label: 'Kỳ báo cáo', width: 12, align: 'c' },
  ],
  rows: mainTargets.map(([name], i) => [String(i + 1), name, ...(answers[i] ?? ['', '', ''])]),
})

/** One request of each village, and what the draft makes of it; in the villages' order. */
const opinions: readonly (readonly [string, string])[] = [
  [
    'Làm khu làng nghề sớm hơn, từ năm 2028',
    'Giải trình: thủ tục đất và môi trường cần hết năm 2028; trong khi chờ, làm bể lắng chung từ năm 2027.',
  ],
  [
    'Không đóng chợ khi xây; bố trí chỗ tạm gần đường',
    'Tiếp thu: thi công cuốn chiếu, chỗ tạm tại sân kho cũ cách chợ 120 m.',
  ],
  [
    'Người mất đất được ưu tiên mua một lô đất ở',
    'Giải trình: đấu giá theo luật; hộ đủ điều kiện tái định cư được giao đất theo chính sách riêng.',
  ],
  ['Nâng mặt cầu cao hơn lũ năm 2024', 'Tiếp thu: cao độ mặt cầu hơn đỉnh lũ năm 2024 là 1,1 m.'],
  [
    'Đóng bãi rác tạm ngay, không chờ đến năm 2029',
    'Tiếp thu một phần: phủ bạt, phun khử mùi hằng ngày; dừng nhận rác từ thôn khác trong năm 2027.',
  ],
  [
    'Hỗ trợ cả tiền phân bón khi thay chè già',
    'Giải trình: ngân sách chỉ đủ hỗ trợ nửa tiền giống; giới thiệu vay vốn chính sách cho phần còn lại.',
  ],
  ['Mở phòng khám răng, mắt tại trụ sở cũ', 'Tiếp thu: Trạm Y tế bố trí khám răng, mắt hai buổi mỗi tháng.'],
  [
    'Rải nhựa đường chè thay bê tông',
    'Giải trình: đường dốc, mưa nhiều, bê tông bền hơn; bổ sung rãnh thoát nước hai bên.',
  ],
  [
    'Xây kè trước khi sửa hồ',
    'Tiếp thu một phần: di chuyển 11 hộ nguy hiểm trong năm 2027; hồ phải sửa trước vì quyết định lượng lũ về suối.',
  ],
  [
    'Phủ sóng điện thoại toàn thôn',
    'Tiếp thu: đã làm việc với doanh nghiệp viễn thông, xóa ba điểm lõm trong năm 2027.',
  ],
  [
    'Giữ lại điểm mầm non lẻ ở xóm Trại',
    'Đang xem xét: chỉ gom khi có xe đưa đón; hỏi lại ý kiến phụ huynh trong tháng 12 năm 2026.',
  ],
  [
    'Trích 30% tiền vé cho quỹ thôn',
    'Tiếp thu: đưa vào quy ước du lịch cộng đồng, công khai thu, chi hằng tháng.',
  ],
  ['Hỗ trợ hộ nuôi vịt phải di chuyển trại', 'Tiếp thu: hỗ trợ làm ao lắng; thời gian chuẩn bị 18 tháng.'],
  [
    'Cấm hẳn xe tải qua thôn giờ học sinh đi học',
    'Tiếp thu: cấm từ 06 giờ 30 đến 07 giờ 30 và từ 16 giờ 30 đến 17 giờ 30.',
  ],
]

const opinionTable = table({
  columns: [
    { label: 'TT', width: 6, align: 'c' },
    { label: 'Thôn', width: 16 },
    { label: 'Ý kiến tiêu biểu', width: 32 },
    { label: 'Tiếp thu, giải trình', width: 46 },
  ],
  rows: villages.map((v, i) => [String(i + 1), v.name, ...(opinions[i] ?? ['', ''])]),
})

export const annexes =
  annex(1, 'Phân kỳ vốn đầu tư công 2026 - 2030', capital) +
  annex(2, 'Số liệu cơ bản của 14 thôn cuối năm 2025', villageTable) +
  annex(3, 'Cơ quan chịu trách nhiệm về từng chỉ tiêu', answerTable) +
  annex(4, 'Ý kiến của Nhân dân và tiếp thu, giải trình', opinionTable)
