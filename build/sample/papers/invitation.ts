/** Giấy mời and the programme. The programme is computed from `meeting.json`: the paper and the program agree. */
import meeting from '../../../assets/sample/meeting.json' with { type: 'json' }
import {
  addressedTo,
  chairman,
  document,
  end,
  head,
  name,
  text,
  type Paper,
  type Printed,
} from '../form/decree30.ts'
import { roman, sum } from '../form/numbers.ts'
import { table, type Row } from '../form/table.ts'

const title = 'Giấy mời và chương trình phiên họp'
const members = meeting.people.filter((person) => person.isMember).length

/** Minutes after 8:00 as a clock reads them. */
function clock(minutes: number): string {
  const hour = 8 + Math.floor(minutes / 60)
  return `${String(hour).padStart(2, '0')} giờ ${String(minutes % 60).padStart(2, '0')}`
}

function programme(): Row[] {
  let elapsed = 0
  return meeting.agenda.flatMap((item, i): Row[] => {
    const from = elapsed
    elapsed += item.plannedMinutes
    const time = `${clock(from)} -<br>${clock(elapsed)}`
    // A break of fifteen minutes in the middle of the morning.
    if (item.key === 'budget') elapsed += 15
    const rows: Row[] = [{ kind: 'part', cells: [roman(i + 1), time, item.title, item.presenter] }]
    for (const sub of item.items) {
      rows.push({ cells: ['', `${sub.plannedMinutes} phút`, sub.title, sub.presenter] })
    }
    if (item.key === 'budget') {
      rows.push({ kind: 'sub', cells: ['', `${clock(elapsed - 15)} -<br>${clock(elapsed)}`, 'Giải lao', ''] })
    }
    return rows
  })
}

function papersList(pageCounts: Printed['pageCounts']): Row[] {
  const documents = meeting.agenda.flatMap((item) => [
    ...item.documents,
    ...item.items.flatMap((sub) => sub.documents),
  ])
  return documents.map((paper, i) => ({
    cells: [
      String(i + 1),
      paper.title,
      `${pageCounts.get(paper.file) ?? paper.pageCount} trang`,
      paper.audience === 'members' ? 'Thành viên UBND xã' : 'Toàn thể đại biểu',
    ],
  }))
}

const minutes = sum(meeting.agenda.map((item) => item.plannedMinutes)) + 15

const body = ({ pageCounts }: Printed) => `
${head({ symbol: '42/GM-UBND', day: 20 })}
${name('GIẤY MỜI', 'Dự phiên họp thường kỳ tháng 11 năm 2026', 'của Ủy ban nhân dân xã Hạc Sơn')}
${addressedTo(
  'Các Ủy viên Ủy ban nhân dân xã',
  'Thường trực Đảng ủy, Ủy ban Mặt trận Tổ quốc Việt Nam xã',
  'Trung tâm Cung ứng dịch vụ sự nghiệp công xã',
)}
${text(`
Thực hiện Quy chế làm việc và Chương trình công tác năm 2026, Ủy ban nhân dân xã Hạc Sơn tổ chức phiên họp thường kỳ tháng 11 năm 2026, cụ thể như sau:

<b>1. Thời gian:</b> ${clock(0)}, thứ Sáu, ngày 27 tháng 11 năm 2026 (dự kiến ${Math.floor(minutes / 60)}&nbsp;giờ ${minutes % 60}&nbsp;phút).

<b>2. Địa điểm:</b> Phòng họp số 1, trụ sở Ủy ban nhân dân xã Hạc Sơn.

<b>3. Chủ trì:</b> Đồng chí Trịnh Đình Khoát, Chủ tịch Ủy ban nhân dân xã.

<b>4. Thành phần:</b> ${members} thành viên Ủy ban nhân dân xã; đại diện Đảng ủy, Ủy ban Mặt trận Tổ quốc Việt Nam xã; Giám đốc Trung tâm Cung ứng dịch vụ sự nghiệp công xã; thư ký phiên họp.

<b>5. Nội dung:</b> Theo chương trình gửi kèm. Ủy ban nhân dân xã biểu quyết bốn nội dung thuộc thẩm quyền quyết định của tập thể.

<b>6. Tài liệu:</b> Phiên họp không dùng tài liệu in. Tài liệu được gửi đến máy của từng đại biểu từ ngày 23 tháng 11 năm 2026. Đại biểu mở máy, nhập mã trên phiếu mời và đọc trước khi họp; ghi chú của đại biểu chỉ người ghi đọc được.

Đề nghị các đồng chí nghiên cứu trước tài liệu, dự họp đầy đủ và đúng giờ. Đồng chí nào vắng mặt phải báo cáo Chủ tịch Ủy ban nhân dân xã và gửi ý kiến bằng văn bản trước 17 giờ 00 ngày 26 tháng 11 năm 2026 qua Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã./.
`)}
${end({
  ...chairman,
  office: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
  receivers: ['Như trên', 'Thường trực HĐND xã', 'Trang thông tin điện tử xã', 'Lưu: VT, VP'],
})}
<div class="new-page">${name('CHƯƠNG TRÌNH', 'Phiên họp thường kỳ tháng 11 năm 2026', '<i style="font-weight:normal">(Kèm theo Giấy mời số 42/GM-UBND ngày 20 tháng 11 năm 2026)</i>')}</div>
${table({
  columns: [
    { label: 'TT', width: 6, align: 'c' },
    { label: 'Thời gian', width: 19, align: 'c' },
    { label: 'Nội dung', width: 45 },
    { label: 'Người trình bày', width: 30 },
  ],
  rows: programme(),
})}
<div class="together">${name('DANH MỤC TÀI LIỆU')}
${table({
  columns: [
    { label: 'TT', width: 7, align: 'c' },
    { label: 'Tên tài liệu', width: 53 },
    { label: 'Số trang', width: 14, align: 'c' },
    { label: 'Người được đọc', width: 26 },
  ],
  rows: papersList(pageCounts),
})}
<p class="plain"><i>Ghi chú:</i> Tài liệu “Báo cáo kết quả tiếp công dân, giải quyết khiếu nại, tố cáo” chỉ gửi thành viên Ủy ban nhân dân xã vì có thông tin của người khiếu nại.</p></div>
`

export const invitation: Paper = {
  file: '01-giay-moi-chuong-trinh.pdf',
  title,
  html: (printed) => document(title, body(printed)),
}
