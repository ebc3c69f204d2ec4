/** The economic fields of the plan. */
import type { Sector } from './sectors.ts'

export const economicSectors: readonly Sector[] = [
  {
    name: 'Trồng trọt',
    lead: 'Phòng Kinh tế',
    situation:
      'Xã có 2.713 ha đất sản xuất nông nghiệp, trong đó hơn 1.140 ha gieo trồng lúa cả năm. Ruộng còn manh mún, bình quân mỗi hộ 3,4 thửa; mới có 28% diện tích lúa làm cùng giống, cùng trà. Chè là cây hàng hóa chính với 402 ha nhưng 110 ha đã già, năng suất dưới 70 tạ/ha.',
    goal: 'Giá trị sản phẩm trên một ha đất canh tác đạt 165 triệu đồng; 60% diện tích lúa sản xuất theo cánh đồng lớn; 250 ha chè được chứng nhận an toàn.',
    tasks: [
      {
        name: 'Dồn điền đổi thửa',
        prose:
          'làm trước ở Đồng Cửa, Phú Khê, Đồng Chiêm; hội nghị thôn bàn phương án, xã hỗ trợ đo đạc và làm lại bờ vùng. Mỗi năm hoàn thành ít nhất 90 ha, cấp đổi giấy chứng nhận ngay trong năm.',
      },
      {
        name: 'Cây chè',
        prose:
          'trồng thay mỗi năm 18 ha tại Sơn Đài Thượng, Sơn Đài Hạ, Đồi Thông; chỉ hỗ trợ giống cho hộ ghi nhật ký sản xuất. Kêu gọi một cơ sở chế biến chè xanh quy mô 8 tấn búp tươi mỗi ngày.',
      },
      {
        name: 'Rau màu vụ đông',
        prose:
          'giữ ổn định 200 ha; ký hợp đồng với bếp ăn trường học và chợ đầu mối trước khi xuống giống để tránh được mùa, mất giá.',
      },
      {
        name: 'Bảo vệ thực vật',
        prose:
          'lập 14 điểm thu gom vỏ bao gói; dự báo sâu bệnh gửi tin nhắn đến trưởng thôn vào thứ Hai hằng tuần.',
      },
    ],
    indicators: [
      { name: 'Giá trị sản phẩm trên 1 ha', unit: 'triệu đồng', values: [118, 125, 134, 144, 154, 165] },
      { name: 'Sản lượng lương thực', unit: 'tấn', values: [7540, 7687, 7720, 7760, 7800, 7850] },
      { name: 'Lúa cánh đồng lớn', unit: '%', values: [28, 34, 40, 47, 54, 60] },
      { name: 'Chè chứng nhận an toàn', unit: 'ha', values: [64, 92, 130, 170, 210, 250] },
    ],
    chart: { kind: 'bars', indicator: 0, caption: 'Giá trị sản phẩm trên 1 ha đất canh tác' },
  },
  {
    name: 'Chăn nuôi, thủy sản',
    lead: 'Phòng Kinh tế',
    situation:
      'Chăn nuôi nhỏ lẻ chiếm 71% tổng đàn. Trại vịt ở Đồng Chiêm và cá lồng ở Bến Gạo tăng nhanh, chưa có quy định về mật độ. Ba năm qua, xã xử lý bốn ổ dịch nhỏ, không để lan rộng.',
    goal: 'Một nửa đàn lợn, hai phần ba đàn gia cầm nuôi an toàn sinh học; mọi trại trên 500 con có công trình xử lý chất thải.',
    tasks: [
      {
        name: 'Quy định vùng nuôi',
        prose:
          'trình Hội đồng nhân dân xã khu vực không được chăn nuôi quanh trường học, trạm y tế, nguồn nước; hộ phải di chuyển có thời gian chuẩn bị 18 tháng.',
      },
      {
        name: 'Trâu, bò',
        prose:
          'cải tạo giống bằng thụ tinh nhân tạo, mỗi năm 350 con; dự trữ rơm, cỏ ủ trước ngày 30 tháng 11.',
      },
      {
        name: 'Thú y',
        prose:
          'tiêm phòng hai đợt mỗi năm, tỷ lệ không dưới 92%; mỗi cụm thôn có một thú y viên được trả phụ cấp.',
      },
      {
        name: 'Thủy sản',
        prose: 'giữ 104 ha mặt nước; chuyển 45 ha ruộng trũng sang lúa - cá; cá lồng không quá 120 lồng.',
      },
    ],
    indicators: [
      { name: 'Đàn trâu, bò', unit: 'con', values: [3390, 3493, 3560, 3640, 3720, 3800] },
      { name: 'Đàn lợn', unit: 'con', values: [11840, 12675, 13200, 13800, 14400, 15000] },
      { name: 'Đàn gia cầm', unit: 'nghìn con', values: [186, 198, 208, 217, 226, 235] },
      { name: 'Sản lượng thủy sản', unit: 'tấn', values: [412, 438, 470, 505, 540, 580] },
    ],
    chart: { kind: 'lines', indicator: 3, caption: 'Sản lượng thủy sản' },
  },
  {
    name: 'Lâm nghiệp',
    lead: 'Phòng Kinh tế, phối hợp Hạt Kiểm lâm khu vực',
    situation:
      'Rừng chiếm hơn 40% diện tích tự nhiên, phần lớn là keo chu kỳ 5 năm bán làm dăm. Rừng lim Nà Lim được cộng đồng gìn giữ nhưng chưa được giao chính thức. Mùa khô có 2.500 ha nguy cơ cháy cao.',
    goal: 'Tỷ lệ che phủ rừng giữ ổn định 41%; 400 ha rừng gỗ lớn; 300 ha có chứng chỉ quản lý rừng bền vững.',
    tasks: [
      {
        name: 'Rừng gỗ lớn',
        prose:
          'hỗ trợ lãi suất vay cho hộ giữ rừng quá 8 năm; liên kết hai doanh nghiệp chế biến mua gỗ có đường kính trên 18 cm.',
      },
      {
        name: 'Giao rừng cộng đồng',
        prose:
          'hoàn thành hồ sơ rừng lim Nà Lim 64 ha trong năm 2027, quy ước giữ rừng do hội nghị thôn thông qua.',
      },
      {
        name: 'Phòng cháy, chữa cháy rừng',
        prose: 'duy trì 6 tổ xung kích 72 người; phát dọn 21 km đường băng trước tháng 11 hằng năm.',
      },
    ],
    indicators: [
      { name: 'Tỷ lệ che phủ rừng', unit: '%', values: [41, 41, 41, 41, 41, 41] },
      { name: 'Rừng trồng mới', unit: 'ha', values: [62, 71.5, 70, 70, 65, 65], digits: 1 },
      { name: 'Rừng gỗ lớn', unit: 'ha', values: [84, 102, 160, 235, 315, 400] },
      { name: 'Rừng có chứng chỉ', unit: 'ha', values: [0, 0, 60, 140, 220, 300] },
    ],
    chart: { kind: 'lines', indicator: 2, caption: 'Diện tích rừng gỗ lớn' },
  },
  {
    name: 'Công nghiệp, tiểu thủ công nghiệp',
    lead: 'Phòng Kinh tế',
    situation:
      'Giá trị sản xuất năm 2025 đạt 146 tỷ đồng, từ mây tre, cơ khí nhỏ, gạch không nung và chế biến nông sản. Cơ sở phần lớn là hộ, thiếu mặt bằng, thiếu vốn; 19 cơ sở có phản ánh về tiếng ồn hoặc nước thải.',
    goal: 'Giá trị sản xuất tăng bình quân 11,5% mỗi năm; một khu làng nghề tập trung; không còn cơ sở gây ô nhiễm trong khu dân cư.',
    tasks: [
      {
        name: 'Khu làng nghề mây tre',
        prose:
          'hoàn thành thủ tục trong năm 2028, xây dựng năm 2029 và năm 2030; cho thuê trả tiền hằng năm, ưu tiên hộ đang nhuộm, sấy tại nhà.',
      },
      {
        name: 'Khuyến công',
        prose: 'mỗi năm hỗ trợ 6 cơ sở đổi mới máy; không hỗ trợ hai lần cho một cơ sở trong năm năm.',
      },
      {
        name: 'Sản phẩm OCOP',
        prose: 'từ 4 lên 12 sản phẩm; gắn mã truy xuất, bán tại chợ Hạc, điểm du lịch Bãi Sen và trên mạng.',
      },
      {
        name: 'An toàn lao động',
        prose:
          'tập huấn mỗi năm một lần cho chủ cơ sở cơ khí, gạch, chế biến gỗ; kiểm tra điện và phòng cháy trước mùa khô.',
      },
    ],
    indicators: [
      { name: 'Giá trị sản xuất', unit: 'tỷ đồng', values: [146, 163, 182, 203, 226, 252] },
      { name: 'Cơ sở sản xuất', unit: 'cơ sở', values: [128, 134, 141, 149, 157, 165] },
      { name: 'Lao động trong ngành', unit: 'người', values: [1940, 2060, 2190, 2320, 2460, 2600] },
      { name: 'Sản phẩm OCOP', unit: 'sản phẩm', values: [4, 5, 7, 9, 11, 12] },
    ],
    chart: {
      kind: 'bars',
      indicator: 0,
      caption: 'Giá trị sản xuất công nghiệp, tiểu thủ công nghiệp',
    },
  },
  {
    name: 'Thương mại, dịch vụ, du lịch',
    lead: 'Phòng Kinh tế, phối hợp Phòng Văn hóa - Xã hội',
    situation:
      'Chợ Hạc họp hằng ngày, 128 hộ bán cố định; chợ xây từ năm 1998. Bốn cửa hàng tiện lợi mở trong ba năm gần đây. Đầm sen Bãi Sen thu hút khách nhưng doanh thu mỗi khách chỉ 158 nghìn đồng, ít khách ở lại qua đêm.',
    goal: 'Tổng mức bán lẻ tăng 12% mỗi năm; 60.000 lượt khách du lịch, trong đó 6.000 lượt lưu trú; chợ Hạc đạt tiêu chí chợ an toàn thực phẩm.',
    tasks: [
      {
        name: 'Chợ Hạc',
        prose:
          'lấy ý kiến hộ kinh doanh về phương án xây, chỗ tạm và mức thu trước khi phê duyệt; thi công cuốn chiếu, không đóng chợ.',
      },
      {
        name: 'Tuyến du lịch',
        prose:
          'nối đầm sen Bãi Sen, đình Làng Hạc, đồi chè Đồi Thông, rừng lim Nà Lim thành tuyến một ngày; tập huấn 30 người dẫn khách tại chỗ.',
      },
      {
        name: 'Thương mại điện tử',
        prose:
          'hướng dẫn 150 hộ, hợp tác xã bán hàng trên mạng; đoàn thanh niên nhận giúp mỗi hộ cao tuổi một lần đầu.',
      },
    ],
    indicators: [
      { name: 'Tổng mức bán lẻ', unit: 'tỷ đồng', values: [318, 356, 399, 447, 500, 560] },
      { name: 'Khách du lịch', unit: 'lượt', values: [21300, 26500, 34000, 42000, 51000, 60000] },
      { name: 'Khách lưu trú', unit: 'lượt', values: [640, 980, 1900, 3200, 4600, 6000] },
      { name: 'Hộ bán hàng qua mạng', unit: 'hộ', values: [46, 70, 95, 115, 135, 150] },
    ],
    chart: { kind: 'lines', indicator: 1, caption: 'Số lượt khách du lịch' },
  },
  {
    name: 'Kết cấu hạ tầng, xây dựng nông thôn mới',
    lead: 'Phòng Kinh tế',
    situation:
      'Đường xã nhựa hóa, bê tông hóa 84%; đường thôn 76%; đường ra đồng 51%. Hai cầu tạm. Điện lưới đến mọi hộ, còn hai trạm biến áp quá tải vào mùa hè. Ba xã cũ đều đã đạt chuẩn nông thôn mới giai đoạn trước; xã mới phải rà soát lại theo tiêu chí hiện hành.',
    goal: 'Đường xã cứng hóa 100%; không còn cầu tạm; 92% số hộ dùng nước sạch theo quy chuẩn; xã đạt chuẩn nông thôn mới theo bộ tiêu chí giai đoạn 2026 - 2030.',
    tasks: [
      {
        name: 'Giao thông',
        prose:
          'ưu tiên đường trục Trung Tâm - Khe Vàng, cầu Bến Gạo, đường Bãi Sen - Đồng Chiêm. Đường ngõ, đường đồng làm theo cách Nhà nước hỗ trợ vật liệu, Nhân dân bàn và góp công.',
      },
      {
        name: 'Thủy lợi',
        prose:
          'sửa hồ Khe Vàng, xây trạm bơm Đồng Chiêm, kiên cố 9 km kênh; giao từng tuyến cho tổ thủy nông chịu trách nhiệm.',
      },
      {
        name: 'Điện, nước',
        prose:
          'đề nghị ngành điện nâng công suất trạm Trung Tâm, Phú Khê; xây công trình nước sạch cụm Sơn Đài, bàn giao cho đơn vị có năng lực vận hành.',
      },
      {
        name: 'Bảo trì',
        prose:
          'mỗi công trình bàn giao có sổ bảo trì; ngân sách xã dành ít nhất 3% vốn đầu tư hằng năm cho sửa chữa nhỏ.',
      },
    ],
    indicators: [
      { name: 'Đường xã cứng hóa', unit: '%', values: [84, 87, 91, 95, 98, 100] },
      { name: 'Đường thôn cứng hóa', unit: '%', values: [76, 79, 83, 88, 92, 95] },
      { name: 'Kênh mương kiên cố', unit: '%', values: [58, 62, 67, 72, 76, 80] },
      { name: 'Hộ dùng nước sạch', unit: '%', values: [58, 60, 66, 74, 86, 92] },
    ],
    chart: { kind: 'bars', indicator: 3, caption: 'Tỷ lệ hộ dùng nước sạch theo quy chuẩn' },
  },
  {
    name: 'Tài nguyên, môi trường, thích ứng biến đổi khí hậu',
    lead: 'Phòng Kinh tế',
    situation:
      'Mỗi ngày phát sinh 12,4 tấn rác, thu gom 90%, phân loại tại nguồn mới đạt 22%. Ba bãi rác tạm còn hoạt động. Năm năm qua có 9 đợt thiên tai, thiệt hại ước 41 tỷ đồng. Hồ sơ địa chính của ba xã cũ dùng ba hệ tọa độ và ba cách đánh số thửa.',
    goal: 'Thu gom 98% rác, phân loại 70%; đóng cả ba bãi rác tạm; hoàn thành cơ sở dữ liệu đất đai 14 thôn trong năm 2028; không có người chết do chủ quan trước thiên tai.',
    tasks: [
      {
        name: 'Rác thải',
        prose:
          'phân loại tại nhà, rác hữu cơ ủ tại vườn; thu tiền theo lượng từ năm 2028; trạm trung chuyển Gò Mơ hoạt động năm 2029.',
      },
      {
        name: 'Đất đai',
        prose:
          'đo đạc nốt 5 thôn, chỉnh lý và chuyển hệ tọa độ; công khai kế hoạch sử dụng đất tại nhà văn hóa thôn.',
      },
      {
        name: 'Phòng, chống thiên tai',
        prose:
          'bản đồ rủi ro đến từng hộ; diễn tập mỗi năm một lần tại Khe Vàng hoặc Bến Gạo; dự trữ lương thực, thuốc cho 7 ngày.',
      },
      {
        name: 'Nước và không khí',
        prose: 'quan trắc bốn điểm mỗi quý; công bố kết quả trên trang thông tin điện tử xã.',
      },
    ],
    indicators: [
      { name: 'Rác được thu gom', unit: '%', values: [88, 90, 92, 94, 96, 98] },
      { name: 'Rác phân loại tại nguồn', unit: '%', values: [22, 28, 38, 50, 60, 70] },
      { name: 'Thôn có dữ liệu đất đai', unit: 'thôn', values: [6, 9, 12, 14, 14, 14] },
      { name: 'Hộ ở nơi nguy cơ sạt lở', unit: 'hộ', values: [46, 44, 35, 24, 12, 0] },
    ],
    chart: { kind: 'bars', indicator: 3, caption: 'Số hộ còn ở nơi có nguy cơ sạt lở' },
  },
]
