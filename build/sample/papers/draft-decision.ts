/** Dự thảo Quyết định with the rules it issues. Number and day stay open: it is a draft. */
import { chairman, document, end, head, name, text, type Paper } from '../form/decree30.ts'

const title = 'Dự thảo Quyết định ban hành Quy chế quản lý, sử dụng nhà văn hóa, khu thể thao thôn'

const article = (n: number, label: string, prose: string): string =>
  `<h3>Điều ${n}. ${label}</h3>${text(prose)}`

const chapter = (numeral: string, label: string): string =>
  `<div class="name chapter"><p>Chương ${numeral}</p><p>${label}</p></div>`

const rules = `
${chapter('I', 'QUY ĐỊNH CHUNG')}
${article(
  1,
  'Phạm vi điều chỉnh, đối tượng áp dụng',
  `
1. Quy chế này quy định việc quản lý, sử dụng, giữ gìn và sửa chữa nhà văn hóa, khu thể thao của 14 thôn trên địa bàn xã Hạc Sơn (sau đây gọi là nhà văn hóa thôn).

2. Quy chế áp dụng đối với cơ quan, đơn vị, tổ chức, hộ gia đình và cá nhân quản lý hoặc sử dụng nhà văn hóa thôn.
`,
)}
${article(
  2,
  'Nguyên tắc',
  `
1. Nhà văn hóa thôn là tài sản chung, trước hết phục vụ hội họp, sinh hoạt cộng đồng, học tập, văn nghệ, thể thao của Nhân dân trong thôn.

2. Sử dụng đúng mục đích, đúng lịch, tiết kiệm; công khai việc thu, chi; ai làm hỏng thì bồi thường.

3. Khi có thiên tai, nhà văn hóa thôn là nơi sơ tán; việc sơ tán được ưu tiên hơn mọi hoạt động khác.
`,
)}
${article(
  3,
  'Các hoạt động không được tổ chức',
  `
1. Đánh bạc, mê tín dị đoan, tụ tập uống rượu, bia; hoạt động trái pháp luật và thuần phong mỹ tục.

2. Cho thuê dài hạn để ở, làm kho, xưởng hoặc đặt biển quảng cáo che khuất tên nhà văn hóa.

3. Để vật liệu dễ cháy, nổ; đỗ xe qua đêm trong khu thể thao.
`,
)}
${chapter('II', 'QUẢN LÝ, SỬ DỤNG')}
${article(
  4,
  'Ban Chủ nhiệm nhà văn hóa thôn',
  `
1. Mỗi thôn có một Ban Chủ nhiệm gồm ba người: Trưởng thôn là Chủ nhiệm, Trưởng ban Công tác Mặt trận là Phó Chủ nhiệm và một người do hội nghị thôn bầu, giữ sổ và chìa khóa.

2. Ban Chủ nhiệm làm việc theo nhiệm kỳ của Trưởng thôn; lập lịch sử dụng hằng tuần, niêm yết tại cửa nhà văn hóa trước thứ Hai.
`,
)}
${article(
  5,
  'Thứ tự ưu tiên khi trùng lịch',
  `
1. Sơ tán, bầu cử, tiếp xúc cử tri, hội nghị của thôn.

2. Lớp học, tiêm chủng, khám sức khỏe, cấp căn cước lưu động.

3. Sinh hoạt của chi bộ, tổ chức đoàn thể, câu lạc bộ.

4. Việc của hộ gia đình. Người đăng ký trước được dùng trước.
`,
)}
${article(
  6,
  'Giờ sử dụng',
  `
1. Từ 05 giờ 30 phút đến 21 giờ 30 phút hằng ngày. Loa ngoài trời tắt từ 11 giờ 30 phút đến 13 giờ 30 phút và sau 21 giờ.

2. Sử dụng ngoài giờ vào đêm giao thừa, lễ hội và trường hợp khẩn cấp do Chủ nhiệm quyết định, báo Công an xã.
`,
)}
${article(
  7,
  'Đăng ký sử dụng',
  `
1. Tổ chức, hộ gia đình đăng ký với người giữ sổ trước ít nhất hai ngày, bằng lời nói, tin nhắn hoặc trên ứng dụng của xã.

2. Ban Chủ nhiệm trả lời trong ngày. Không đồng ý thì nói rõ lý do; người đăng ký có quyền kiến nghị với Phòng Văn hóa - Xã hội.
`,
)}
${article(
  8,
  'Đóng góp khi sử dụng cho việc gia đình',
  `
1. Hội nghị thôn bàn và quyết định mức đóng góp tiền điện, nước, vệ sinh; không vượt quá chi phí thực tế.

2. Hộ nghèo, hộ có công với cách mạng, người khuyết tật nặng không phải đóng góp.

3. Người giữ sổ ghi biên nhận từng khoản; mỗi quý niêm yết thu, chi một lần.
`,
)}
${article(
  9,
  'Phòng họp trực tuyến, thiết bị số',
  `
1. Máy, màn hình, đường truyền do xã cấp chỉ dùng cho họp, học tập và dịch vụ công.

2. Người giữ sổ hướng dẫn người dân nộp hồ sơ trực tuyến vào sáng thứ Ba và sáng thứ Năm; không giữ mật khẩu của người dân.
`,
)}
${chapter('III', 'KINH PHÍ, SỬA CHỮA, TRÁCH NHIỆM')}
${article(
  10,
  'Kinh phí',
  `
1. Ngân sách xã hỗ trợ theo mức Hội đồng nhân dân xã quyết định hằng năm; đóng góp tự nguyện; nguồn thu hợp pháp khác.

2. Sửa chữa dưới 20 triệu đồng do hội nghị thôn quyết định; từ 20 triệu đồng trở lên, Trưởng thôn đề nghị, Ủy ban nhân dân xã quyết định.
`,
)}
${article(
  11,
  'Kiểm kê, bảo quản tài sản',
  `
1. Kiểm kê một lần mỗi năm, trước ngày 15 tháng 12; kết quả gửi Phòng Văn hóa - Xã hội và Phòng Kinh tế.

2. Tài sản hỏng do lỗi của người sử dụng phải được sửa hoặc thay trong 15 ngày.
`,
)}
${article(
  12,
  'Trách nhiệm của cơ quan, đơn vị',
  `
1. Phòng Văn hóa - Xã hội hướng dẫn, kiểm tra mỗi thôn ít nhất một lần trong năm; tổng hợp, báo cáo Ủy ban nhân dân xã.

2. Phòng Kinh tế bố trí kinh phí, hướng dẫn thu, chi, sửa chữa.

3. Trung tâm Cung ứng dịch vụ sự nghiệp công xã tổ chức lớp văn nghệ, thể thao, tủ sách luân chuyển.

4. Công an xã hướng dẫn phòng cháy và chữa cháy, bảo đảm trật tự.
`,
)}
${article(
  13,
  'Trách nhiệm của Trưởng thôn',
  `
1. Chịu trách nhiệm trước Ủy ban nhân dân xã và Nhân dân trong thôn về tài sản, lịch sử dụng, thu, chi.

2. Đưa quy định về nhà văn hóa vào hương ước của thôn; nêu tên người vi phạm trước hội nghị thôn.
`,
)}
${article(
  14,
  'Điều khoản thi hành',
  `
1. Quy chế cũ của ba xã Hạc Lĩnh, Sơn Đài, Phú Khê về nhà văn hóa thôn hết hiệu lực từ ngày Quy chế này có hiệu lực.

2. Trong quá trình thực hiện, nếu có vướng mắc, Trưởng thôn phản ánh về Phòng Văn hóa - Xã hội để trình Ủy ban nhân dân xã xem xét, sửa đổi./.
`,
)}`

const body = `
${head({ symbol: '<span style="white-space:pre">         /QĐ-UBND</span>', isDraft: true })}
${name('QUYẾT ĐỊNH', 'Về việc ban hành Quy chế quản lý, sử dụng nhà văn hóa,', 'khu thể thao thôn trên địa bàn xã Hạc Sơn')}
<p class="plain center issuer"><b>ỦY BAN NHÂN DÂN XÃ HẠC SƠN</b></p>
<div class="grounds">${text(`
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;

Căn cứ Luật Quản lý, sử dụng tài sản công số 15/2017/QH14, đã được sửa đổi, bổ sung;

Căn cứ Quy chế làm việc của Ủy ban nhân dân xã Hạc Sơn;

Theo đề nghị của Trưởng phòng Văn hóa - Xã hội tại Tờ trình số 31/TTr-VHXH ngày 16 tháng 11 năm 2026.
`)}</div>
<p class="plain center"><b>QUYẾT ĐỊNH:</b></p>
${text(`
<b>Điều 1.</b> Ban hành kèm theo Quyết định này Quy chế quản lý, sử dụng nhà văn hóa, khu thể thao thôn trên địa bàn xã Hạc Sơn.

<b>Điều 2.</b> Quyết định này có hiệu lực từ ngày 01 tháng 01 năm 2027.

<b>Điều 3.</b> Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã; Trưởng phòng Văn hóa - Xã hội; Trưởng phòng Kinh tế; Trưởng Công an xã; Giám đốc Trung tâm Cung ứng dịch vụ sự nghiệp công xã; Trưởng các thôn và tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.
`)}
${end({
  ...chairman,
  receivers: [
    'Như Điều 3',
    'Thường trực Đảng ủy',
    'Thường trực HĐND xã',
    'Ủy ban MTTQ Việt Nam xã',
    'Lưu: VT, VHXH',
  ],
})}
<div class="new-page annex">
<div class="head"><div><p><b>ỦY BAN NHÂN DÂN</b></p><p><b>XÃ HẠC SƠN</b></p><div class="rule"></div></div><div><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p><p class="motto"><b><span>Độc lập - Tự do - Hạnh phúc</span></b></p></div></div>
${name('QUY CHẾ', 'Quản lý, sử dụng nhà văn hóa, khu thể thao thôn', 'trên địa bàn xã Hạc Sơn', '<i style="font-weight:normal;white-space:pre">(Kèm theo Quyết định số         /QĐ-UBND ngày       tháng       năm 2026)</i>')}</div>
${rules}`

const extraStyle = `
.grounds p { font-style: italic; }
.issuer { margin: 0 0 8pt; }
.chapter { margin: 10pt 0 6pt; }
`

export const draftDecision: Paper = {
  file: '08-du-thao-quyet-dinh-nha-van-hoa.pdf',
  title,
  html: document(title, body, extraStyle),
}
