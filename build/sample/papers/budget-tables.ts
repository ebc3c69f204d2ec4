/** The budget's five tables on landscape pages. All totals are computed. */
import { document, type Paper } from '../form/decree30.ts'
import { format, percent, roman, sum } from '../form/numbers.ts'
import { table, type Row } from '../form/table.ts'
import {
  groupTotal,
  investment,
  recurrent,
  reserve,
  revenueGroups,
  revenueTotal,
  unallocated,
  units,
  unitTotal,
  villageSupport,
  villageSupportTotal,
  type Group,
  type Line,
} from '../facts/budget.ts'
import { projects, projectTotal, years } from '../facts/projects.ts'

const title = 'Phụ lục dự toán thu, chi và phân bổ ngân sách xã năm 2027'
const total = revenueTotal('y2027')

const heading = (
  number: string,
  what: string,
): string => `<div class="bar"><div><b>ỦY BAN NHÂN DÂN</b><br><b>XÃ HẠC SƠN</b></div><div><b>Biểu số ${number}</b></div></div>
<div class="name"><p>${what}</p><p style="font-weight:normal"><i>(Kèm theo Tờ trình số 195/TTr-UBND ngày 23 tháng 11 năm 2026 của Ủy ban nhân dân xã Hạc Sơn)</i></p></div>`

const compared = (
  label: readonly [string, string],
  { y2026, y2027 }: Omit<Line, 'name'>,
  kind?: Row['kind'],
): Row => ({
  ...(kind === undefined ? {} : { kind }),
  cells: [
    ...label,
    y2026,
    y2027,
    { text: `${y2027 < y2026 ? '-' : ''}${format(Math.abs(y2027 - y2026))}`, align: 'n' },
    percent(y2027, y2026),
    percent(y2027, total),
  ],
})

const totals = (group: Group) => ({ y2026: groupTotal(group, 'y2026'), y2027: groupTotal(group, 'y2027') })

const columns = [
  { label: 'STT', width: 6, align: 'c' as const },
  { label: 'Nội dung', width: 42 },
  { label: 'Dự toán năm 2026', width: 11 },
  { label: 'Dự toán năm 2027', width: 11 },
  { label: 'Tăng, giảm', width: 10 },
  { label: 'So sánh 2027/2026', width: 10, align: 'n' as const },
  { label: 'Tỷ trọng 2027', width: 10, align: 'n' as const },
]

const unit = 'triệu đồng'
const everything = { y2026: revenueTotal('y2026'), y2027: total }

const incomeTable = table({
  unit,
  columns,
  rows: [
    compared(['', 'TỔNG THU NGÂN SÁCH XÃ'], everything, 'sum'),
    ...revenueGroups.flatMap((group, i) => [
      compared([roman(i + 1), group.name], totals(group), 'part'),
      ...(group.lines.length > 1 ? group.lines.map((l, j) => compared([String(j + 1), l.name], l)) : []),
    ]),
  ],
})

const spendingTable = table({
  unit,
  columns,
  rows: [
    compared(['', 'TỔNG CHI NGÂN SÁCH XÃ'], everything, 'sum'),
    compared(['I', investment.name], investment, 'part'),
    compared(['II', recurrent.name], totals(recurrent), 'part'),
    ...recurrent.lines.map((l, i) => compared([String(i + 1), l.name], l)),
    compared(['III', reserve.name], reserve, 'part'),
  ],
})

const groups = [...new Set(units.map((u) => u.group))]

const unitsTable = table({
  unit,
  columns: [
    { label: 'STT', width: 6, align: 'c' },
    { label: 'Cơ quan, đơn vị', width: 39 },
    { label: 'Biên chế, người làm việc', width: 11 },
    { label: 'Chi cho con người', width: 11 },
    { label: 'Chi hoạt động', width: 11 },
    { label: 'Chi nhiệm vụ', width: 11 },
    { label: 'Tổng số', width: 11 },
  ],
  rows: [
    ...groups.flatMap((group, i): Row[] => {
      const inGroup = units.filter((u) => u.group === group)
      const of = (field: 'staff' | 'pay' | 'running' | 'tasks') => sum(inGroup.map((u) => u[field]))
      return [
        {
          kind: 'part',
          cells: [
            roman(i + 1),
            group,
            of('staff'),
            of('pay'),
            of('running'),
            of('tasks'),
            sum(inGroup.map(unitTotal)),
          ],
        },
        ...inGroup.map((u, j) => ({
          cells: [String(j + 1), u.name, u.staff, u.pay, u.running, u.tasks, unitTotal(u)],
        })),
      ]
    }),
    {
      kind: 'part',
      cells: [
        'IV',
        'Hỗ trợ hoạt động của thôn (Biểu số 05)',
        '',
        '',
        '',
        villageSupportTotal,
        villageSupportTotal,
      ],
    },
    { kind: 'part', cells: ['V', 'Chưa phân bổ', '', '', '', unallocated, unallocated] },
    {
      kind: 'sum',
      cells: [
        '',
        'TỔNG CHI THƯỜNG XUYÊN',
        sum(units.map((u) => u.staff)),
        sum(units.map((u) => u.pay)),
        sum(units.map((u) => u.running)),
        sum(units.map((u) => u.tasks)) + villageSupportTotal + unallocated,
        groupTotal(recurrent, 'y2027'),
      ],
    },
  ],
})

const at = (project: (typeof projects)[number], year: (typeof years)[number]) =>
  project.amounts[years.indexOf(year)] ?? 0
const paid = projects.filter((project) => at(project, 2027) > 0)
const over = (f: (project: (typeof projects)[number]) => number) => sum(paid.map(f))

const projectsTable = table({
  unit,
  columns: [
    { label: 'STT', width: 5, align: 'c' },
    { label: 'Công trình', width: 29 },
    { label: 'Địa điểm', width: 18 },
    { label: 'Tổng mức đầu tư', width: 9 },
    { label: 'Đã bố trí hết 2026', width: 9 },
    { label: 'Kế hoạch 2027', width: 9 },
    { label: 'Còn lại sau 2027', width: 9 },
    { label: 'Tính chất', width: 12, align: 'c' },
  ],
  rows: [
    ...paid.map((p, i) => [
      String(i + 1),
      p.name,
      p.place,
      projectTotal(p),
      at(p, 2026),
      at(p, 2027),
      projectTotal(p) - at(p, 2026) - at(p, 2027),
      at(p, 2026) > 0 ? 'Chuyển tiếp' : 'Khởi công mới',
    ]),
    {
      kind: 'sum',
      cells: [
        '',
        'TỔNG SỐ',
        '',
        over(projectTotal),
        over((p) => at(p, 2026)),
        over((p) => at(p, 2027)),
        over((p) => projectTotal(p) - at(p, 2026) - at(p, 2027)),
        '',
      ],
    },
  ],
})

const villagesTable = table({
  unit,
  columns: [
    { label: 'STT', width: 6, align: 'c' },
    { label: 'Thôn', width: 24 },
    { label: 'Số hộ', width: 14 },
    { label: 'Mức cố định', width: 14, digits: 1 },
    { label: 'Theo số hộ', width: 14, digits: 1 },
    { label: 'Thôn vùng cao', width: 14, digits: 1 },
    { label: 'Tổng số', width: 14, digits: 1 },
  ],
  rows: [
    ...villageSupport.map((s, i) => [
      String(i + 1),
      s.village.name,
      s.village.households,
      s.fixed,
      s.byHousehold,
      s.upland,
      s.total,
    ]),
    {
      kind: 'sum' as const,
      cells: [
        '',
        'TỔNG SỐ',
        sum(villageSupport.map((s) => s.village.households)),
        sum(villageSupport.map((s) => s.fixed)),
        sum(villageSupport.map((s) => s.byHousehold)),
        sum(villageSupport.map((s) => s.upland)),
        sum(villageSupport.map((s) => s.total)),
      ],
    },
  ],
})

const sheet = (number: string, what: string, content: string, note = ''): string =>
  `<section class="sheet">${heading(number, what)}${content}${note === '' ? '' : `<p class="plain note"><i>Ghi chú:</i> ${note}</p>`}</section>`

const body = [
  sheet('01', 'DỰ TOÁN THU NGÂN SÁCH XÃ NĂM 2027', incomeTable),
  sheet(
    '02',
    'DỰ TOÁN CHI NGÂN SÁCH XÃ NĂM 2027',
    spendingTable,
    `Dự phòng bằng ${percent(reserve.y2027, total)} tổng chi ngân sách xã.`,
  ),
  sheet(
    '03',
    'PHÂN BỔ CHI THƯỜNG XUYÊN NĂM 2027 CHO CƠ QUAN, ĐƠN VỊ',
    unitsTable,
    'Lương của lực lượng Công an xã do ngân sách cấp trên bảo đảm. Chi nhiệm vụ của Phòng Văn hóa - Xã hội gồm trợ cấp bảo trợ xã hội.',
  ),
  sheet('04', 'KẾ HOẠCH VỐN ĐẦU TƯ CÔNG NĂM 2027', projectsTable),
  sheet(
    '05',
    'HỖ TRỢ HOẠT ĐỘNG CỦA THÔN NĂM 2027',
    villagesTable,
    `Mức cố định 18 triệu đồng/thôn; theo số hộ 35.000 đồng/hộ; thôn vùng cao là thôn có diện tích trên 500 ha. Tổng số làm tròn lên ${format(villageSupportTotal)} triệu đồng khi đưa vào Biểu số 03.`,
  ),
].join('')

const extraStyle = `
@page { size: A4 landscape; margin: 22mm 15mm 18mm 20mm; }
.sheet + .sheet { break-before: page; }
.bar { display: flex; justify-content: space-between; font-size: 12pt; text-align: center; line-height: 1.2; }
.note { font-size: 11pt; }
.sheet:nth-of-type(3) th, .sheet:nth-of-type(3) td { padding: 0.3pt 4pt; line-height: 1.1; }
.name { margin-bottom: 4pt; }
.sheet table { font-size: 11pt; line-height: 1.12; } .sheet th, .sheet td { padding: 1.6pt 4pt; }
`

export const budgetTables: Paper = {
  file: '05-phu-luc-du-toan-2027.pdf',
  title,
  html: document(title, body, extraStyle),
}
