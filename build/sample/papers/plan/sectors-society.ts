/** The social fields of the plan, administration, defence and security. */
import type { Sector } from './sectors.ts'

export const socialSectors: readonly Sector[] = [
  {
    name: 'Giáo dục và đào tạo',
    lead: 'Phòng Văn hóa - Xã hội',
    situation:
      'Xã có 8 trường với 142 lớp, 4.286 học sinh; 7 trường đạt chuẩn quốc gia. Còn chín phòng học tạm, bốn điểm trường lẻ; thiếu 5 giáo viên mầm non. Học sinh Khe Vàng, Nà Lim đi học xa nhất 9 km.',
    goal: 'Cả 8 trường đạt chuẩn quốc gia; không còn phòng học tạm từ năm 2028; 100% trẻ 5 tuổi học hai buổi mỗi ngày; 45% học sinh sau trung học cơ sở học nghề hoặc vừa học vừa làm phù hợp.',
    tasks: [
      {
        name: 'Trường, lớp',
        prose:
          'xây nhà lớp học Trường THCS Hạc Sơn 1, Trường Mầm non Phú Khê, nhà đa năng Trường Tiểu học Sơn Đài; gom điểm lẻ khi đường đi an toàn và có xe đưa đón.',
      },
      {
        name: 'Giáo viên',
        prose:
          'đề nghị giao đủ biên chế; luân chuyển giữa trường thừa và trường thiếu trong xã; hỗ trợ nhà công vụ tại Khe Vàng.',
      },
      {
        name: 'Bữa ăn bán trú',
        prose:
          'mọi trường mầm non, tiểu học có bếp một chiều; dùng nông sản của hợp tác xã trong xã, công khai thực đơn và giá.',
      },
      {
        name: 'Khuyến học',
        prose: 'mỗi thôn một chi hội; quỹ khuyến học ưu tiên học sinh hộ nghèo và học sinh học nghề.',
      },
    ],
    indicators: [
      { name: 'Trường đạt chuẩn quốc gia', unit: 'trường', values: [7, 7, 7, 8, 8, 8] },
      { name: 'Phòng học kiên cố', unit: '%', values: [91, 92, 96, 100, 100, 100] },
      { name: 'Trẻ nhà trẻ đến lớp', unit: '%', values: [38, 40, 44, 48, 52, 55] },
      { name: 'Học sinh bán trú', unit: '%', values: [61, 65, 70, 76, 82, 88] },
    ],
    chart: { kind: 'lines', indicator: 2, caption: 'Tỷ lệ trẻ trong độ tuổi nhà trẻ đến lớp' },
  },
  {
    name: 'Y tế, dân số, chăm sóc sức khỏe',
    lead: 'Phòng Văn hóa - Xã hội, Trạm Y tế xã',
    situation:
      'Trạm Y tế phục vụ gần 20.000 dân, có 16 người, trong đó 2 bác sĩ; hai điểm trạm ở Sơn Đài và Phú Khê mở ba buổi mỗi tuần. Tỷ lệ bảo hiểm y tế 94%. Người từ 60 tuổi chiếm 14,8% dân số và tăng nhanh.',
    goal: 'Mỗi người dân được khám sức khỏe định kỳ một lần mỗi năm từ năm 2027; 98% tham gia bảo hiểm y tế; tỷ lệ trẻ dưới 5 tuổi thấp còi dưới 12%.',
    tasks: [
      {
        name: 'Trạm Y tế',
        prose:
          'hoàn thành nâng cấp năm 2027; có 4 bác sĩ vào năm 2029; khám từ xa với bệnh viện tỉnh hai buổi mỗi tuần.',
      },
      {
        name: 'Người cao tuổi',
        prose:
          'lập 14 câu lạc bộ; khám tại nhà cho 210 người không đi lại được; quản lý tăng huyết áp, đái tháo đường ít nhất 85% số người mắc.',
      },
      {
        name: 'Bà mẹ, trẻ em',
        prose:
          'bữa ăn dinh dưỡng cho trẻ thôn Khe Vàng, Nà Lim, Đồi Thông; khám thai đủ bốn lần cho 95% phụ nữ mang thai.',
      },
      {
        name: 'Phòng dịch',
        prose: 'diệt bọ gậy mỗi tháng một lần trong mùa mưa; kiểm tra bếp ăn tập thể mỗi quý.',
      },
    ],
    indicators: [
      { name: 'Tham gia bảo hiểm y tế', unit: '%', values: [94, 95, 96, 97, 97.5, 98], digits: 1 },
      { name: 'Khám sức khỏe định kỳ', unit: '%', values: [34, 52, 100, 100, 100, 100] },
      {
        name: 'Trẻ dưới 5 tuổi thấp còi',
        unit: '%',
        values: [15.8, 15.1, 14.3, 13.5, 12.7, 11.9],
        digits: 1,
      },
      { name: 'Bác sĩ trên một vạn dân', unit: 'người', values: [1, 1, 1.5, 1.5, 1.9, 1.9], digits: 1 },
    ],
    chart: { kind: 'bars', indicator: 1, caption: 'Tỷ lệ người dân được khám sức khỏe định kỳ' },
  },
  {
    name: 'Văn hóa, thể thao, thông tin',
    lead: 'Phòng Văn hóa - Xã hội',
    situation:
      'Mười bốn thôn đều có nhà văn hóa, năm nhà chưa đủ chỗ. Xã có một di tích cấp tỉnh là đình Làng Hạc, hai di tích kiểm kê; hát đúm Sơn Đài còn 11 nghệ nhân, đều trên 60 tuổi. Hệ thống loa ba xã cũ chưa kết nối.',
    goal: 'Mọi nhà văn hóa thôn sáng đèn ít nhất ba tối mỗi tuần; 40% người dân tập thể thao thường xuyên; hát đúm được truyền dạy trong cả ba trường tiểu học.',
    tasks: [
      {
        name: 'Nhà văn hóa thôn',
        prose:
          'thực hiện Quy chế quản lý, sử dụng mới; mỗi nhà có lịch hằng tuần, tủ sách, đường truyền Internet.',
      },
      {
        name: 'Di sản',
        prose:
          'tu bổ đình Làng Hạc từ nguồn xã hội hóa là chính, có giám sát của cộng đồng; ghi âm, ghi hình 60 làn điệu hát đúm trước năm 2028.',
      },
      {
        name: 'Thể thao',
        prose: 'giải bóng chuyền, kéo co, bơi an toàn hằng năm; dạy bơi cho toàn bộ học sinh lớp 4.',
      },
      {
        name: 'Truyền thanh',
        prose: 'chuyển sang loa thông minh, phát theo vùng; tin thiên tai được ưu tiên chen ngang.',
      },
    ],
    indicators: [
      { name: 'Thôn đạt chuẩn văn hóa', unit: 'thôn', values: [13, 13, 13, 14, 14, 14] },
      { name: 'Gia đình văn hóa', unit: '%', values: [90, 91, 92, 92.5, 93, 93.5], digits: 1 },
      { name: 'Người tập thể thao thường xuyên', unit: '%', values: [31, 33, 35, 37, 38.5, 40], digits: 1 },
      { name: 'Học sinh lớp 4 biết bơi', unit: '%', values: [42, 50, 62, 75, 88, 100] },
    ],
    chart: { kind: 'bars', indicator: 3, caption: 'Tỷ lệ học sinh lớp 4 biết bơi' },
  },
  {
    name: 'Lao động, giảm nghèo, an sinh xã hội',
    lead: 'Phòng Văn hóa - Xã hội',
    situation:
      'Xã có 11.860 người trong độ tuổi lao động; 66% qua đào tạo, 29% có bằng, chứng chỉ; 1.150 người làm việc ngoài tỉnh. Cuối năm 2025 còn 177 hộ nghèo, 268 hộ cận nghèo, tập trung ở cụm Sơn Đài. Nguyên nhân chính: ốm đau, thiếu lao động, thiếu đất.',
    goal: 'Tỷ lệ hộ nghèo đa chiều dưới 1%; mỗi năm 380 lao động có việc làm mới; không còn nhà tạm, nhà dột nát.',
    tasks: [
      {
        name: 'Giảm nghèo theo hộ',
        prose:
          'mỗi hộ nghèo có sổ theo dõi nguyên nhân và cách giúp; một cán bộ, đảng viên nhận đồng hành hai hộ; sáu tháng rà soát một lần.',
      },
      {
        name: 'Việc làm',
        prose:
          'mỗi quý một phiên giới thiệu việc làm tại nhà văn hóa Trung Tâm; liên kết ba doanh nghiệp may, điện tử tuyển người có xe đưa đón.',
      },
      {
        name: 'Người có công',
        prose: 'sửa chữa 16 nhà; thăm hỏi, điều dưỡng đúng quy định; hoàn thành số hóa hồ sơ trong năm 2027.',
      },
      {
        name: 'Trẻ em, người khuyết tật',
        prose:
          'không để trẻ bỏ học; cộng tác viên đến từng nhà trẻ mồ côi mỗi tháng; lối đi cho xe lăn tại mọi công trình công cộng xây mới.',
      },
    ],
    indicators: [
      { name: 'Hộ nghèo đa chiều', unit: '%', values: [3.4, 3.0, 2.4, 1.9, 1.4, 0.9], digits: 1 },
      { name: 'Lao động qua đào tạo', unit: '%', values: [66, 68, 70, 72, 74, 76] },
      { name: 'Việc làm mới', unit: 'người', values: [340, 360, 370, 380, 390, 400] },
      { name: 'Tham gia bảo hiểm xã hội', unit: '%', values: [27, 29, 32, 35, 38, 41] },
    ],
    chart: { kind: 'lines', indicator: 0, caption: 'Tỷ lệ hộ nghèo đa chiều' },
  },
  {
    name: 'Cải cách hành chính, chuyển đổi số',
    lead: 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã; Trung tâm Phục vụ hành chính công xã',
    situation:
      'Từ ngày 01 tháng 7 năm 2025, xã nhận thêm nhiều thủ tục trước đây do cấp huyện giải quyết. Năm 2025, 97,8% hồ sơ đúng hạn; hồ sơ trực tuyến toàn trình 71%. Dữ liệu của ba xã cũ chưa gộp; 21% người trên 60 tuổi có thể tự nộp hồ sơ trực tuyến.',
    goal: 'Ít nhất 99,5% hồ sơ đúng hạn; 95% hồ sơ trực tuyến toàn trình; mọi cuộc họp của Ủy ban nhân dân xã không dùng tài liệu giấy; mức hài lòng của người dân trên 95%.',
    tasks: [
      {
        name: 'Phục vụ tại thôn',
        prose:
          'mỗi tuần hai buổi hướng dẫn nộp hồ sơ tại nhà văn hóa; xe lưu động đến Khe Vàng, Nà Lim mỗi tháng hai lần.',
      },
      {
        name: 'Số hóa',
        prose:
          'gộp và làm sạch dữ liệu hộ tịch, đất đai, an sinh trước năm 2028; dữ liệu đã có thì không yêu cầu người dân nộp lại.',
      },
      {
        name: 'Họp không giấy tờ',
        prose:
          'tài liệu gửi trước ít nhất ba ngày làm việc; biểu quyết trên máy có ghi nhận kết quả; vẫn họp được khi mất mạng.',
      },
      {
        name: 'Kỷ luật, kỷ cương',
        prose: 'xin lỗi bằng văn bản khi trả hồ sơ chậm; công khai tên bộ phận chậm tại giao ban tháng.',
      },
    ],
    indicators: [
      { name: 'Hồ sơ đúng hạn', unit: '%', values: [97.8, 99.0, 99.2, 99.3, 99.4, 99.5], digits: 1 },
      { name: 'Hồ sơ trực tuyến toàn trình', unit: '%', values: [71, 86, 89, 91, 93, 95] },
      { name: 'Mức hài lòng của người dân', unit: '%', values: [91, 92, 93, 94, 95, 95.5], digits: 1 },
      { name: 'Cuộc họp không giấy tờ', unit: '%', values: [0, 20, 80, 100, 100, 100] },
    ],
    chart: { kind: 'bars', indicator: 1, caption: 'Tỷ lệ hồ sơ trực tuyến toàn trình' },
  },
  {
    name: 'Quốc phòng, an ninh, tư pháp',
    lead: 'Ban Chỉ huy Quân sự xã, Công an xã',
    situation:
      'An ninh chính trị, trật tự an toàn xã hội ổn định; hằng năm hoàn thành chỉ tiêu giao quân. Tai nạn giao thông còn phức tạp ở đường tỉnh qua Trung Tâm, Cầu Đất; lừa đảo qua mạng tăng, năm 2025 có 13 người báo mất tiền.',
    goal: 'Hoàn thành 100% chỉ tiêu quân sự địa phương; giảm ít nhất 5% số vụ phạm pháp hình sự mỗi năm; tỷ lệ hòa giải thành trên 85%.',
    tasks: [
      {
        name: 'Quốc phòng',
        prose:
          'xây dựng dân quân đủ số lượng, 25% là đảng viên; luyện tập phòng thủ kết hợp phòng, chống thiên tai.',
      },
      {
        name: 'An ninh, trật tự',
        prose:
          'tổ bảo vệ an ninh, trật tự cơ sở ở 14 thôn; lắp camera tại 22 nút giao từ nguồn xã hội hóa; cảnh báo lừa đảo qua loa và tin nhắn.',
      },
      {
        name: 'An toàn giao thông',
        prose:
          'xử lý bốn điểm đen; dạy lái xe an toàn cho học sinh cuối cấp; kiểm tra nồng độ cồn vào cuối tuần, lễ, Tết.',
      },
      {
        name: 'Tư pháp',
        prose: 'hòa giải tại thôn trước khi nhận đơn; mỗi quý một buổi trợ giúp pháp lý lưu động.',
      },
    ],
    indicators: [
      { name: 'Chỉ tiêu giao quân', unit: '%', values: [100, 100, 100, 100, 100, 100] },
      { name: 'Vụ phạm pháp hình sự', unit: 'vụ', values: [19, 16, 15, 14, 13, 12] },
      { name: 'Vụ tai nạn giao thông', unit: 'vụ', values: [7, 5, 5, 4, 4, 3] },
      { name: 'Tỷ lệ hòa giải thành', unit: '%', values: [82, 84, 85, 86, 87, 88] },
    ],
    chart: { kind: 'lines', indicator: 1, caption: 'Số vụ phạm pháp hình sự' },
  },
]
