/** Public investment of 2026 - 2030, in millions of đồng: the plan lists it, the budget of 2027 pays its second year. */
import { sum } from '../form/numbers.ts'

export const years = [2026, 2027, 2028, 2029, 2030] as const

export interface Project {
  readonly name: string
  readonly place: string
  readonly field: string
  readonly scope: string
  readonly reason: string
  readonly source: string
  /** One amount for each of `years`. */
  readonly amounts: readonly [number, number, number, number, number]
}

const land = 'Tiền sử dụng đất'
const target = 'Bổ sung có mục tiêu'
const mixed = 'Tiền sử dụng đất và bổ sung có mục tiêu'
const people = 'Ngân sách xã và Nhân dân đóng góp'

export const projects: readonly Project[] = [
  {
    name: 'Nâng cấp đường trục Trung Tâm - Khe Vàng',
    place: 'Trung Tâm, Sơn Đài Hạ, Khe Vàng',
    field: 'Giao thông',
    scope: 'Dài 4,2 km; mặt đường bê tông nhựa rộng 5,5 m; bảy cống thoát nước ngang',
    reason:
      'Tuyến đường duy nhất nối hai thôn vùng cao với trung tâm xã; mặt đường cũ hỏng nhiều đoạn sau mưa lũ năm 2025.',
    source: mixed,
    amounts: [6000, 5800, 2200, 0, 0],
  },
  {
    name: 'Đường liên thôn Bãi Sen - Đồng Chiêm',
    place: 'Bãi Sen, Đồng Chiêm',
    field: 'Giao thông',
    scope: 'Dài 2,6 km; nền rộng 6,5 m; mặt bê tông xi măng rộng 5 m',
    reason: 'Rút ngắn 3 km đường đi học của học sinh Đồng Chiêm, mở lối vào khu du lịch cộng đồng đầm sen.',
    source: land,
    amounts: [0, 3200, 2900, 0, 0],
  },
  {
    name: 'Cầu dân sinh Bến Gạo',
    place: 'Bến Gạo',
    field: 'Giao thông',
    scope: 'Cầu bê tông cốt thép hai nhịp, dài 36 m, rộng 6 m; đường dẫn hai đầu 180 m',
    reason: 'Thay cầu tạm; mỗi năm bến bị chia cắt trung bình 11 ngày trong mùa lũ.',
    source: mixed,
    amounts: [0, 4500, 3800, 0, 0],
  },
  {
    name: 'Cứng hóa kênh nội đồng Cánh Thượng',
    place: 'Đồng Cửa, Làng Hạc',
    field: 'Thủy lợi',
    scope: 'Kênh bê tông mặt cắt 60 x 80 cm, dài 3,1 km; 24 cửa chia nước',
    reason: 'Chủ động nước tưới cho 96 ha lúa và rau màu, giảm thất thoát nước ở kênh đất.',
    source: land,
    amounts: [2400, 1800, 0, 0, 0],
  },
  {
    name: 'Sửa chữa hồ chứa Khe Vàng',
    place: 'Khe Vàng',
    field: 'Thủy lợi',
    scope: 'Gia cố mái thượng lưu, thay cống lấy nước, nạo vét 18.000 m³',
    reason: 'Hồ phục vụ tưới 140 ha; kiểm định năm 2025 kết luận cống lấy nước không còn an toàn.',
    source: target,
    amounts: [0, 0, 3500, 4100, 0],
  },
  {
    name: 'Trạm bơm Đồng Chiêm',
    place: 'Đồng Chiêm',
    field: 'Thủy lợi',
    scope: 'Hai tổ máy 1.000 m³/giờ; bể hút, bể xả; đường điện 0,4 kV dài 420 m',
    reason: 'Tiêu úng cho 120 ha vùng trũng, nơi hai trong ba vụ mùa gần đây bị ngập.',
    source: target,
    amounts: [0, 2100, 1400, 0, 0],
  },
  {
    name: 'Nhà lớp học 12 phòng Trường THCS Hạc Sơn 1',
    place: 'Trung Tâm',
    field: 'Giáo dục',
    scope: 'Nhà ba tầng, 12 phòng học, diện tích sàn 1.480 m²',
    reason: 'Xóa chín phòng học tạm; số học sinh lớp 6 tăng từ 168 lên 214 em trong ba năm.',
    source: mixed,
    amounts: [4200, 4600, 0, 0, 0],
  },
  {
    name: 'Nhà lớp học 6 phòng Trường Mầm non Phú Khê',
    place: 'Phú Khê',
    field: 'Giáo dục',
    scope: 'Nhà hai tầng, 6 phòng nuôi dạy trẻ, bếp một chiều, sân chơi 600 m²',
    reason: 'Gom hai điểm lẻ về điểm chính, nhận thêm 75 trẻ từ 24 đến 36 tháng tuổi.',
    source: land,
    amounts: [0, 2400, 3600, 0, 0],
  },
  {
    name: 'Nhà đa năng Trường Tiểu học Sơn Đài',
    place: 'Sơn Đài Hạ',
    field: 'Giáo dục',
    scope: 'Nhà khung thép một tầng, diện tích 520 m²; sân khấu, kho dụng cụ',
    reason: 'Đủ điều kiện đề nghị công nhận trường đạt chuẩn quốc gia mức độ 2.',
    source: land,
    amounts: [0, 0, 2800, 3100, 0],
  },
  {
    name: 'Nâng cấp Trạm Y tế xã',
    place: 'Trung Tâm',
    field: 'Y tế',
    scope: 'Cải tạo nhà chính, bổ sung 6 phòng khám và khu xử lý chất thải',
    reason: 'Trạm phục vụ số dân gấp ba lần trước khi sắp xếp đơn vị hành chính.',
    source: target,
    amounts: [1800, 1500, 0, 0, 0],
  },
  {
    name: 'Sửa chữa, xây mới năm nhà văn hóa thôn',
    place: 'Bến Gạo, Gò Mơ, Đồi Thông, Nà Lim, Cầu Đất',
    field: 'Văn hóa',
    scope: 'Hai nhà xây mới 120 m², ba nhà sửa chữa; bàn ghế, loa, thiết bị họp trực tuyến',
    reason: 'Năm nhà văn hóa chưa đủ chỗ ngồi cho hội nghị thôn; hai nhà xây trước năm 2002.',
    source: people,
    amounts: [900, 1100, 1200, 800, 0],
  },
  {
    name: 'Sân thể thao trung tâm xã',
    place: 'Trung Tâm',
    field: 'Thể thao',
    scope: 'Sân bóng đá 7 người, hai sân bóng chuyền, đường chạy, khán đài 300 chỗ',
    reason: 'Xã chưa có sân đủ kích thước tổ chức giải cấp xã.',
    source: land,
    amounts: [0, 0, 1900, 2300, 0],
  },
  {
    name: 'Nước sạch tập trung cụm Sơn Đài',
    place: 'Sơn Đài Thượng, Sơn Đài Hạ, Đồi Thông',
    field: 'Nước sạch',
    scope: 'Công suất 900 m³/ngày đêm; 21 km ống; 1.008 hộ dùng nước',
    reason: 'Ba thôn đang dùng nước khe và giếng, thiếu nước từ tháng 1 đến tháng 4.',
    source: target,
    amounts: [0, 2000, 4300, 3900, 0],
  },
  {
    name: 'Trạm trung chuyển rác thải Gò Mơ',
    place: 'Gò Mơ',
    field: 'Môi trường',
    scope: 'Diện tích 2.400 m²; sàn tiếp nhận có mái, cầu cân, bể thu nước rỉ',
    reason: 'Đóng ba bãi rác tạm, giảm chi phí chở rác về khu xử lý của tỉnh.',
    source: land,
    amounts: [0, 0, 1700, 900, 0],
  },
  {
    name: 'Hạ tầng khu dân cư mới Đồng Cửa',
    place: 'Đồng Cửa',
    field: 'Hạ tầng đô thị',
    scope: 'Quy mô 4,6 ha, 118 lô đất ở; đường, cấp nước, thoát nước, điện, cây xanh',
    reason: 'Tạo quỹ đất ở có hạ tầng; nguồn thu chính cho đầu tư các năm sau.',
    source: land,
    amounts: [5200, 2300, 0, 0, 0],
  },
  {
    name: 'Chỉnh trang chợ Hạc',
    place: 'Trung Tâm',
    field: 'Thương mại',
    scope: 'Mái chợ 1.900 m², 146 điểm kinh doanh, khu thực phẩm tươi sống riêng',
    reason: 'Chợ xây năm 1998, xuống cấp, chưa bảo đảm phòng cháy và chữa cháy.',
    source: mixed,
    amounts: [0, 0, 2600, 2700, 0],
  },
  {
    name: 'Hạ tầng làng nghề mây tre Làng Hạc',
    place: 'Làng Hạc',
    field: 'Công nghiệp',
    scope: 'Quy mô 3,8 ha, 32 xưởng; trạm xử lý nước thải 120 m³/ngày đêm',
    reason: 'Đưa xưởng nhuộm, sấy ra khỏi khu dân cư, giữ 410 việc làm thường xuyên.',
    source: mixed,
    amounts: [0, 0, 0, 4800, 5200],
  },
  {
    name: 'Đường vào khu sản xuất chè Đồi Thông',
    place: 'Đồi Thông',
    field: 'Giao thông',
    scope: 'Dài 3,4 km; mặt bê tông rộng 3,5 m; bốn điểm tránh xe',
    reason: 'Xe tải vào được 180 ha chè tập trung; giảm chi phí vận chuyển búp tươi.',
    source: target,
    amounts: [0, 0, 2100, 2400, 0],
  },
  {
    name: 'Kè chống sạt lở suối Vàng',
    place: 'Khe Vàng',
    field: 'Phòng chống thiên tai',
    scope: 'Kè rọ đá và bê tông dài 860 m; hai bậc lên xuống',
    reason: 'Bảo vệ 37 hộ và trường mầm non điểm Khe Vàng; bờ suối lấn vào đất ở mỗi năm từ 1 đến 2 m.',
    source: target,
    amounts: [0, 0, 0, 5600, 6100],
  },
  {
    name: 'Nhà làm việc Ban Chỉ huy Quân sự xã',
    place: 'Trung Tâm',
    field: 'Quốc phòng',
    scope: 'Nhà hai tầng, diện tích sàn 420 m²; kho, phòng trực, sân',
    reason: 'Đang dùng chung nhà với bộ phận khác, chưa có phòng trực riêng.',
    source: land,
    amounts: [0, 0, 0, 2900, 3300],
  },
  {
    name: 'Bến, bãi đỗ xe trung tâm xã',
    place: 'Trung Tâm',
    field: 'Giao thông',
    scope: 'Diện tích 3.200 m²; nhà chờ, 60 chỗ đỗ xe, hai trụ sạc điện',
    reason: 'Đón tuyến xe buýt tỉnh dự kiến mở năm 2030.',
    source: land,
    amounts: [0, 0, 0, 0, 2800],
  },
  {
    name: 'Chiếu sáng đường trục thôn',
    place: '14 thôn',
    field: 'Hạ tầng đô thị',
    scope: '38 km đường; 1.150 bộ đèn LED, trong đó 320 bộ dùng năng lượng mặt trời',
    reason: 'Phục vụ đi lại, bảo đảm an ninh trật tự; Nhân dân đóng góp một nửa chi phí.',
    source: people,
    amounts: [300, 400, 400, 400, 400],
  },
  {
    name: 'Hạ tầng số và phòng họp không giấy tờ',
    place: 'Trụ sở Ủy ban nhân dân xã',
    field: 'Chuyển đổi số',
    scope: 'Mạng nội bộ, thiết bị 2 phòng họp, 14 điểm truy cập tại nhà văn hóa thôn',
    reason: 'Giảm in sao tài liệu; bảo đảm tài liệu đến người dự họp trước ít nhất ba ngày làm việc.',
    source: land,
    amounts: [350, 800, 500, 0, 0],
  },
  {
    name: 'Tu bổ đình Làng Hạc',
    place: 'Làng Hạc',
    field: 'Văn hóa',
    scope: 'Thay 40% cấu kiện gỗ, đảo ngói, chống mối, sân và tường bao',
    reason: 'Di tích cấp tỉnh, xuống cấp; nơi tổ chức lễ hội xuân của ba xã cũ.',
    source: people,
    amounts: [0, 0, 600, 1900, 1500],
  },
]

export const projectTotal = (project: Project): number => sum(project.amounts)

export const amountIn = (year: (typeof years)[number]): number =>
  sum(projects.map((project) => project.amounts[years.indexOf(year)] ?? 0))

export const investmentTotal = sum(projects.map(projectTotal))
