/** The commune's budget, in millions of đồng. Totals are computed, and the budget must balance: see the end. */
import { sum } from '../form/numbers.ts'
import { amountIn } from './projects.ts'
import { villages } from './villages.ts'

export interface Line {
  readonly name: string
  /** Budget of 2026 as last adjusted, and plan for 2027. */
  readonly y2026: number
  readonly y2027: number
}

export interface Group {
  readonly name: string
  readonly lines: readonly Line[]
}

const line = (name: string, y2026: number, y2027: number): Line => ({ name, y2026, y2027 })

export const groupTotal = (group: Group, year: 'y2026' | 'y2027'): number =>
  sum(group.lines.map((l) => l[year]))

export const revenue = {
  full: {
    name: 'Các khoản thu ngân sách xã hưởng 100%',
    lines: [
      line('Phí, lệ phí', 620, 680),
      line('Thu từ quỹ đất công ích và hoa lợi công sản', 910, 940),
      line('Thu phạt, tịch thu', 245, 250),
      line('Thu đóng góp tự nguyện của tổ chức, cá nhân', 1150, 1200),
      line('Thu khác', 380, 400),
    ],
  },
  shared: {
    name: 'Các khoản thu phân chia theo tỷ lệ phần trăm (%)',
    lines: [
      line('Thuế giá trị gia tăng, thu nhập doanh nghiệp', 6840, 7420),
      line('Thuế thu nhập cá nhân', 1260, 1380),
      line('Lệ phí trước bạ', 3150, 3400),
      line('Thuế sử dụng đất phi nông nghiệp', 265, 270),
      line('Tiền cho thuê đất, thuê mặt nước', 1420, 1500),
      line('Thu tiền sử dụng đất', 22600, 24000),
    ],
  },
  transfers: {
    name: 'Thu bổ sung từ ngân sách cấp trên',
    lines: [line('Bổ sung cân đối', 96400, 101200), line('Bổ sung có mục tiêu', 21350, 18600)],
  },
  carried: { name: 'Thu chuyển nguồn năm trước', lines: [line('Thu chuyển nguồn', 3200, 2100)] },
} as const satisfies Record<string, Group>

export const revenueGroups: readonly Group[] = Object.values(revenue)
export const revenueTotal = (year: 'y2026' | 'y2027'): number =>
  sum(revenueGroups.map((group) => groupTotal(group, year)))

export const recurrent: Group = {
  name: 'Chi thường xuyên',
  lines: [
    line('Chi giáo dục, đào tạo và dạy nghề', 65100, 68400),
    line('Chi khoa học, công nghệ và chuyển đổi số', 860, 1150),
    line('Chi quốc phòng', 2310, 2450),
    line('Chi an ninh và trật tự, an toàn xã hội', 1690, 1820),
    line('Chi y tế, dân số và gia đình', 3850, 4100),
    line('Chi văn hóa thông tin', 1540, 1650),
    line('Chi phát thanh, truyền thanh', 495, 520),
    line('Chi thể dục, thể thao', 430, 480),
    line('Chi bảo vệ môi trường', 1420, 1600),
    line('Chi các hoạt động kinh tế', 6900, 7250),
    line('Chi hoạt động của cơ quan nhà nước, Đảng, đoàn thể', 24600, 25700),
    line('Chi bảo đảm xã hội', 11020, 11560),
    line('Chi thường xuyên khác', 705, 760),
  ],
}

export const investment: Line = line('Chi đầu tư phát triển', 35050, amountIn(2027))

const beforeReserve = (year: 'y2026' | 'y2027'): number => groupTotal(recurrent, year) + investment[year]

/** What is left after all other spending. The law asks for 2 to 4 per cent of spending. */
export const reserve: Line = line(
  'Dự phòng ngân sách',
  revenueTotal('y2026') - beforeReserve('y2026'),
  revenueTotal('y2027') - beforeReserve('y2027'),
)

export interface Unit {
  readonly name: string
  readonly group: string
  readonly staff: number
  readonly pay: number
  readonly running: number
  readonly tasks: number
}

const unit = (
  group: string,
  name: string,
  staff: number,
  pay: number,
  running: number,
  tasks: number,
): Unit => ({
  group,
  name,
  staff,
  pay,
  running,
  tasks,
})

const offices = 'Cơ quan, đoàn thể'
const services = 'Đơn vị sự nghiệp'
const schools = 'Trường học'

export const units: readonly Unit[] = [
  unit(offices, 'Cơ quan Đảng ủy xã', 17, 3740, 820, 640),
  unit(offices, 'Ủy ban Mặt trận Tổ quốc Việt Nam xã', 12, 2520, 540, 480),
  unit(offices, 'Văn phòng HĐND và UBND xã', 14, 2940, 1180, 930),
  unit(offices, 'Phòng Kinh tế', 12, 2610, 560, 4350),
  unit(offices, 'Phòng Văn hóa - Xã hội', 11, 2390, 510, 10480),
  unit(offices, 'Trung tâm Phục vụ hành chính công', 8, 1640, 420, 310),
  unit(offices, 'Ban Chỉ huy Quân sự xã', 4, 760, 280, 1410),
  unit(offices, 'Công an xã', 0, 0, 260, 1560),
  unit(services, 'Trung tâm Cung ứng dịch vụ sự nghiệp công', 15, 2480, 390, 3860),
  unit(services, 'Trạm Y tế xã', 16, 2950, 430, 720),
  unit(schools, 'Trường Mầm non Hạc Lĩnh', 34, 5980, 610, 240),
  unit(schools, 'Trường Mầm non Sơn Đài', 29, 5210, 540, 260),
  unit(schools, 'Trường Mầm non Phú Khê', 31, 5480, 570, 230),
  unit(schools, 'Trường Tiểu học Hạc Lĩnh', 42, 8320, 690, 210),
  unit(schools, 'Trường Tiểu học Sơn Đài', 37, 7460, 640, 280),
  unit(schools, 'Trường Tiểu học Phú Khê', 38, 7610, 650, 190),
  unit(schools, 'Trường THCS Hạc Sơn 1', 45, 9340, 760, 250),
  unit(schools, 'Trường THCS Hạc Sơn 2', 40, 8370, 710, 240),
]

export const unitTotal = (u: Unit): number => u.pay + u.running + u.tasks

/** Village support: a fixed part, a part for each household, a part for distance. Millions of đồng, one decimal. */
export const villageSupport = villages.map((village) => {
  const fixed = 18
  const byHousehold = Math.round(village.households * 0.035 * 10) / 10
  const upland = village.areaHa > 500 ? 6 : 0
  return { village, fixed, byHousehold, upland, total: fixed + byHousehold + upland }
})

export const villageSupportTotal = Math.ceil(sum(villageSupport.map((s) => s.total)))

/** Not yet given to a unit: wage reform, tasks that arise in the year. */
export const unallocated = groupTotal(recurrent, 'y2027') - sum(units.map(unitTotal)) - villageSupportTotal

if (reserve.y2027 / revenueTotal('y2027') < 0.02 || reserve.y2027 / revenueTotal('y2027') > 0.04) {
  throw new Error(`the reserve of 2027 is ${reserve.y2027} of ${revenueTotal('y2027')}: not 2 to 4 per cent`)
}
if (reserve.y2026 < 0 || unallocated < 0) throw new Error('the budget gives out more than it has')
