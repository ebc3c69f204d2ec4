/** Parts five to seven of the plan: projects, money, who does what. */
import { text } from '../../form/decree30.ts'
import { bars, ring } from '../../form/chart.ts'
import { format, percent, sum } from '../../form/numbers.ts'
import { table } from '../../form/table.ts'
import {
  amountIn,
  investmentTotal,
  projects,
  projectTotal,
  years,
  type Project,
} from '../../facts/projects.ts'

const span = ({ amounts }: Project): string => {
  const active = years.filter((_, i) => (amounts[i] ?? 0) > 0)
  const [first, last] = [active[0], active.at(-1)]
  return first === last ? `Năm ${first}` : `${first} - ${last}`
}

const card = (
  project: Project,
  i: number,
): string => `<div class="together"><h4>Công trình ${i + 1}. ${project.name}</h4>
${table({
  columns: [
    { label: 'Nội dung', width: 26 },
    { label: 'Thông tin', width: 74 },
  ],
  rows: [
    ['Lĩnh vực; địa điểm', `${project.field}; ${project.place}`],
    ['Quy mô', project.scope],
    ['Sự cần thiết', project.reason],
    [
      'Tổng mức đầu tư',
      `${format(projectTotal(project))} triệu đồng; nguồn vốn: ${project.source.charAt(0).toLowerCase()}${project.source.slice(1)}`,
    ],
    [
      'Thời gian; phân kỳ',
      `${span(project)}; ${years.flatMap((year, y) => ((project.amounts[y] ?? 0) > 0 ? [`năm ${year}: ${format(project.amounts[y] ?? 0)}`] : [])).join('; ')} (triệu đồng)`,
    ],
  ],
})}</div>`

const fields = [...new Set(projects.map((p) => p.field))]
const byField = fields
  .map((field) => ({ field, own: projects.filter((p) => p.field === field) }))
  .map(({ field, own }) => ({ field, count: own.length, value: sum(own.map(projectTotal)) }))
  .toSorted((a, b) => b.value - a.value)

export const partFive = `
<h2 class="new-page">Phần thứ năm. Danh mục công trình trọng điểm</h2>
${text(`
Giai đoạn 2026 - 2030, xã đầu tư ${projects.length} công trình với tổng vốn ${format(investmentTotal)} triệu đồng. Công trình được chọn theo bốn tiêu chí: an toàn của Nhân dân; số hộ thụ hưởng; khả năng hoàn thành trong ba năm; có người vận hành sau bàn giao. Mức vốn từng năm là khung để lập kế hoạch; mức chính thức do Hội đồng nhân dân xã quyết định hằng năm.
`)}
${table({
  caption: 'Bảng V.1. Vốn đầu tư theo lĩnh vực',
  columns: [
    { label: 'Lĩnh vực', width: 40 },
    { label: 'Số công trình', width: 18 },
    { label: 'Vốn (triệu đồng)', width: 24 },
    { label: 'Tỷ trọng', width: 18, align: 'n' },
  ],
  rows: [
    ...byField.map((f) => [f.field, f.count, f.value, percent(f.value, investmentTotal)]),
    {
      kind: 'sum',
      cells: ['Tổng số', projects.length, investmentTotal, percent(investmentTotal, investmentTotal)],
    },
  ],
})}
${projects.map(card).join('\n')}`

const sources = [...new Set(projects.map((p) => p.source))].map((source) => ({
  label: source,
  value: sum(projects.filter((p) => p.source === source).map(projectTotal)),
}))

const risks = [
  [
    'Thu tiền sử dụng đất thấp hơn dự kiến',
    'Trung bình',
    'Giãn công trình chưa khởi công; không dùng chi thường xuyên bù',
    'Phòng Kinh tế',
  ],
  [
    'Lũ quét, sạt lở tại Khe Vàng',
    'Cao',
    'Di chuyển 11 hộ trước; trạm đo mưa, diễn tập hằng năm',
    'Ban Chỉ huy Quân sự xã',
  ],
  [
    'Dịch bệnh trên đàn vịt, lợn',
    'Trung bình',
    'Tiêm phòng, quy định vùng nuôi, quỹ dự phòng thú y',
    'Phòng Kinh tế',
  ],
  [
    'Người dân chưa đồng thuận thu hồi đất',
    'Trung bình',
    'Họp dân trước thiết kế; kiểm đếm công khai, có người làm chứng',
    'Phòng Kinh tế',
  ],
  ['Thiếu giáo viên, bác sĩ', 'Cao', 'Luân chuyển, nhà công vụ, đặt hàng đào tạo', 'Phòng Văn hóa - Xã hội'],
  [
    'Mất dữ liệu, gián đoạn mạng',
    'Thấp',
    'Sao lưu hằng ngày; phương án làm việc khi mất mạng',
    'Văn phòng HĐND và UBND',
  ],
  ['Giá chè, mơ giảm sâu', 'Trung bình', 'Hợp đồng trước vụ; chế biến, bảo quản tại chỗ', 'Phòng Kinh tế'],
]

export const partSix = `
<h2 class="new-page">Phần thứ sáu. Nguồn lực và giải pháp</h2>
<h3>I. Nguồn lực</h3>
${text(`
Nhu cầu vốn đầu tư công 5 năm là ${format(investmentTotal)} triệu đồng. Vốn tập trung ở giữa kỳ: năm 2028 là ${format(amountIn(2028))} triệu đồng, năm 2029 là ${format(amountIn(2029))} triệu đồng; năm 2030 giảm để trả hết nợ và chuẩn bị cho giai đoạn sau.
`)}
${bars({ caption: 'Hình VI.1. Vốn đầu tư công theo năm (triệu đồng)', labels: years.map(String), series: [{ label: 'Kế hoạch vốn', values: years.map(amountIn) }] })}
${ring('Hình VI.2. Cơ cấu nguồn vốn đầu tư công', sources)}
${text(`
Ngoài vốn đầu tư công, dự kiến huy động 96 tỷ đồng của doanh nghiệp, hợp tác xã vào chế biến chè, gạch, lưu trú; 38 tỷ đồng tín dụng chính sách; 11 tỷ đồng và 12.000 ngày công của Nhân dân. Việc huy động Nhân dân thực hiện trên nguyên tắc tự nguyện, hội nghị thôn bàn và quyết định; không giao chỉ tiêu cho từng hộ.
`)}
<h3>II. Giải pháp</h3>
${text(`
<b>1. Quy hoạch, đất đai.</b> Trong năm 2027, hoàn thành quy hoạch chung xã trên cơ sở ghép nối ba quy hoạch cũ. Công khai bản đồ, tiếp nhận ý kiến ít nhất 40 ngày. Đất xen kẹt được đấu giá theo lô nhỏ để người trong xã có nhu cầu thật mua được.

<b>2. Tài chính.</b> Nuôi dưỡng nguồn thu: 734 hộ kinh doanh được hướng dẫn kê khai điện tử; rà soát hợp đồng thuê đất công ích, đấu thầu lại khi hết hạn. Chi đúng thứ tự ưu tiên. Mỗi năm kiểm tra nội bộ ít nhất ba đơn vị dự toán.

<b>3. Đầu tư công.</b> Chuẩn bị đầu tư trước một năm. Ban giám sát đầu tư của cộng đồng có mặt ở mọi công trình, được cung cấp bản vẽ và dự toán. Nhà thầu chậm hai lần thì không được mời tham gia gói thầu tiếp theo trong thời hạn pháp luật cho phép.

<b>4. Khoa học, công nghệ.</b> Mỗi năm chọn hai vấn đề của sản xuất để đặt hàng: giống mơ chín muộn, máy hái chè trên đất dốc, thuốc nhuộm tự nhiên cho mây tre, giám sát ong bằng cảm biến. Kết quả được trình diễn tại ruộng, tại xưởng.

<b>5. Nguồn nhân lực.</b> Khảo sát việc làm của 11.860 lao động, lập danh sách người muốn về quê làm việc. Hỗ trợ khởi nghiệp cho thanh niên bằng mặt bằng tại trụ sở dôi dư của xã Phú Khê cũ.

<b>6. Thông tin, tuyên truyền.</b> Mỗi chính sách mới được tóm tắt trong một trang, đọc trên loa ba lần, dán ở nhà văn hóa và gửi tin nhắn. Cuối mỗi quý, Chủ tịch Ủy ban nhân dân xã đối thoại với Nhân dân một cụm thôn.
`)}
<h3>III. Rủi ro và phương án</h3>
${table({
  caption: 'Bảng VI.1. Rủi ro chính',
  columns: [
    { label: 'TT', width: 6, align: 'c' },
    { label: 'Rủi ro', width: 28 },
    { label: 'Mức độ', width: 13, align: 'c' },
    { label: 'Phương án', width: 33 },
    { label: 'Cơ quan theo dõi', width: 20 },
  ],
  rows: risks.map((risk, i) => [String(i + 1), ...risk]),
})}`

const duties = [
  [
    'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã',
    'Theo dõi, đôn đốc toàn bộ Kế hoạch; tổng hợp báo cáo quý, năm; tham mưu chương trình công tác hằng năm; vận hành phòng họp không giấy tờ; bảo đảm số liệu thống nhất giữa các báo cáo.',
  ],
  [
    'Phòng Kinh tế',
    'Chủ trì bảy lĩnh vực kinh tế, hạ tầng, đất đai, môi trường; lập kế hoạch đầu tư công hằng năm; cân đối nguồn vốn; hướng dẫn hợp tác xã; là đầu mối giải phóng mặt bằng.',
  ],
  [
    'Phòng Văn hóa - Xã hội',
    'Chủ trì giáo dục, y tế, văn hóa, lao động, giảm nghèo, an sinh; quản lý hồ sơ từng hộ nghèo; hướng dẫn Quy chế nhà văn hóa thôn; kiểm tra bữa ăn bán trú.',
  ],
  [
    'Trung tâm Phục vụ hành chính công xã',
    'Tiếp nhận, trả kết quả; đo thời gian chờ và mức hài lòng hằng tuần; tổ chức hướng dẫn tại thôn và xe lưu động; công khai hồ sơ chậm.',
  ],
  [
    'Công an xã',
    'Chủ trì an ninh, trật tự, an toàn giao thông, phòng cháy và chữa cháy; phối hợp làm sạch dữ liệu dân cư; cảnh báo lừa đảo qua mạng.',
  ],
  [
    'Ban Chỉ huy Quân sự xã',
    'Chủ trì nhiệm vụ quân sự, quốc phòng; thường trực phòng, chống thiên tai và tìm kiếm, cứu nạn; tổ chức diễn tập hằng năm.',
  ],
  [
    'Trung tâm Cung ứng dịch vụ sự nghiệp công xã',
    'Khuyến nông, thú y, truyền thanh, thư viện, thể thao; vận hành trạm trung chuyển rác, bãi đỗ xe theo đặt hàng.',
  ],
  [
    'Trạm Y tế xã và các trường học',
    'Thực hiện chỉ tiêu chuyên môn; công khai kết quả với cha mẹ học sinh và người bệnh; bảo quản tài sản được giao.',
  ],
  [
    'Trưởng thôn của 14 thôn',
    'Đưa nội dung của thôn tại Phần thứ tư ra hội nghị thôn; lập danh sách việc làm từng quý; phản ánh khó khăn về Ủy ban nhân dân xã trước ngày 25 hằng tháng.',
  ],
] as const

const calendar: readonly (readonly [string, string])[] = [
  [
    'Năm 2026',
    'Ban hành Kế hoạch; thống nhất bộ số liệu 14 thôn; khởi công đường trục Trung Tâm - Khe Vàng, nhà lớp học Trường THCS Hạc Sơn 1; giải quyết xong bồi thường tại Sơn Đài Hạ; đưa phòng họp không giấy tờ vào hoạt động.',
  ],
  [
    'Năm 2027',
    'Hoàn thành quy hoạch chung; giao rừng lim cho cộng đồng Nà Lim; khởi công cầu Bến Gạo, trạm bơm Đồng Chiêm, nước sạch cụm Sơn Đài; nâng cấp xong Trạm Y tế; mọi người dân được khám sức khỏe định kỳ.',
  ],
  [
    'Năm 2028',
    'Thông xe cầu Bến Gạo và đường Bãi Sen - Đồng Chiêm; xóa hết phòng học tạm; hoàn thành dữ liệu đất đai 14 thôn; sơ kết giữa kỳ, điều chỉnh chỉ tiêu nếu cần; khởi công chợ Hạc, hồ Khe Vàng.',
  ],
  [
    'Năm 2029',
    'Đưa công trình nước sạch cụm Sơn Đài và trạm trung chuyển Gò Mơ vào hoạt động; đóng ba bãi rác tạm; khởi công khu làng nghề mây tre và kè suối Vàng; khách du lịch vượt 50.000 lượt.',
  ],
  [
    'Năm 2030',
    'Hoàn thành khu làng nghề, kè suối Vàng, bến, bãi đỗ xe; đề nghị công nhận xã đạt chuẩn nông thôn mới; tổng kết Kế hoạch, lấy ý kiến Nhân dân về kế hoạch 2031 - 2035.',
  ],
]

export const partSeven = `
<h2 class="new-page">Phần thứ bảy. Tổ chức thực hiện</h2>
<h3>I. Phân công</h3>
${duties.map(([unit, duty], i) => text(`<b>${i + 1}. ${unit}.</b> ${duty}`)).join('')}
<h3>II. Lộ trình</h3>
${table({
  caption: 'Bảng VII.1. Việc trọng tâm theo năm',
  columns: [
    { label: 'Năm', width: 16, align: 'c' },
    { label: 'Việc trọng tâm', width: 84 },
  ],
  rows: calendar.map((row) => [...row]),
})}
<h3>III. Theo dõi, đánh giá</h3>
${text(`
1. Ngày 25 hằng tháng, các cơ quan cập nhật số liệu; ngày 28, Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã tổng hợp. Chỉ tiêu chậm hai tháng liên tiếp được đưa vào chương trình phiên họp Ủy ban nhân dân xã.

2. Tháng 6 và tháng 12 hằng năm, Ủy ban nhân dân xã báo cáo Hội đồng nhân dân xã. Quý III năm 2028 sơ kết giữa kỳ; quý III năm 2030 tổng kết.

3. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức thành viên giám sát, phản biện; mỗi năm chọn ít nhất hai công trình và một chính sách để giám sát sâu.

4. Kết quả thực hiện Kế hoạch là căn cứ đánh giá, xếp loại người đứng đầu cơ quan, đơn vị và trưởng thôn.
`)}`
