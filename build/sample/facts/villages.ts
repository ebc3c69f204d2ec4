/** The fourteen villages of the invented commune Hạc Sơn. Every paper takes its people and areas from here. */
import { sum } from '../form/numbers.ts'

export interface Village {
  readonly name: string
  /** The commune it belonged to before 1 July 2025. */
  readonly formerCommune: 'Hạc Lĩnh' | 'Sơn Đài' | 'Phú Khê'
  readonly households: number
  readonly people: number
  readonly areaHa: number
  readonly farmHa: number
  readonly poor: number
  readonly nearPoor: number
  /** Millions of đồng a person a year, estimate for 2025. */
  readonly income: number
  readonly trade: string
}

export const villages: readonly Village[] = [
  {
    name: 'Làng Hạc',
    formerCommune: 'Hạc Lĩnh',
    households: 486,
    people: 1842,
    areaHa: 312,
    farmHa: 148,
    poor: 6,
    nearPoor: 11,
    income: 66,
    trade: 'mây tre đan, dịch vụ',
  },
  {
    name: 'Trung Tâm',
    formerCommune: 'Hạc Lĩnh',
    households: 612,
    people: 2318,
    areaHa: 264,
    farmHa: 71,
    poor: 4,
    nearPoor: 9,
    income: 74,
    trade: 'thương mại, dịch vụ',
  },
  {
    name: 'Đồng Cửa',
    formerCommune: 'Hạc Lĩnh',
    households: 428,
    people: 1655,
    areaHa: 295,
    farmHa: 166,
    poor: 8,
    nearPoor: 14,
    income: 61,
    trade: 'lúa, rau màu',
  },
  {
    name: 'Bến Gạo',
    formerCommune: 'Hạc Lĩnh',
    households: 351,
    people: 1362,
    areaHa: 338,
    farmHa: 152,
    poor: 12,
    nearPoor: 19,
    income: 55,
    trade: 'lúa, nuôi cá nước ngọt',
  },
  {
    name: 'Gò Mơ',
    formerCommune: 'Hạc Lĩnh',
    households: 297,
    people: 1148,
    areaHa: 402,
    farmHa: 204,
    poor: 13,
    nearPoor: 21,
    income: 53,
    trade: 'mơ, cây ăn quả',
  },
  {
    name: 'Sơn Đài Thượng',
    formerCommune: 'Sơn Đài',
    households: 338,
    people: 1309,
    areaHa: 516,
    farmHa: 231,
    poor: 16,
    nearPoor: 24,
    income: 51,
    trade: 'chè, chăn nuôi trâu bò',
  },
  {
    name: 'Sơn Đài Hạ',
    formerCommune: 'Sơn Đài',
    households: 394,
    people: 1517,
    areaHa: 437,
    farmHa: 219,
    poor: 12,
    nearPoor: 18,
    income: 56,
    trade: 'lúa, chè',
  },
  {
    name: 'Đồi Thông',
    formerCommune: 'Sơn Đài',
    households: 276,
    people: 1071,
    areaHa: 684,
    farmHa: 287,
    poor: 19,
    nearPoor: 27,
    income: 49,
    trade: 'chè, rừng trồng',
  },
  {
    name: 'Khe Vàng',
    formerCommune: 'Sơn Đài',
    households: 243,
    people: 968,
    areaHa: 891,
    farmHa: 254,
    poor: 24,
    nearPoor: 31,
    income: 44,
    trade: 'rừng trồng, mật ong',
  },
  {
    name: 'Nà Lim',
    formerCommune: 'Sơn Đài',
    households: 218,
    people: 881,
    areaHa: 763,
    farmHa: 226,
    poor: 22,
    nearPoor: 29,
    income: 45,
    trade: 'gỗ lim xanh, dược liệu',
  },
  {
    name: 'Phú Khê',
    formerCommune: 'Phú Khê',
    households: 467,
    people: 1784,
    areaHa: 358,
    farmHa: 193,
    poor: 8,
    nearPoor: 13,
    income: 62,
    trade: 'lúa, cơ khí nhỏ',
  },
  {
    name: 'Bãi Sen',
    formerCommune: 'Phú Khê',
    households: 362,
    people: 1396,
    areaHa: 341,
    farmHa: 198,
    poor: 11,
    nearPoor: 17,
    income: 57,
    trade: 'sen, du lịch cộng đồng',
  },
  {
    name: 'Đồng Chiêm',
    formerCommune: 'Phú Khê',
    households: 389,
    people: 1503,
    areaHa: 362,
    farmHa: 227,
    poor: 13,
    nearPoor: 20,
    income: 54,
    trade: 'lúa, vịt đẻ',
  },
  {
    name: 'Cầu Đất',
    formerCommune: 'Phú Khê',
    households: 318,
    people: 1226,
    areaHa: 279,
    farmHa: 137,
    poor: 9,
    nearPoor: 15,
    income: 60,
    trade: 'gạch không nung, dịch vụ',
  },
]

const total = (field: 'households' | 'people' | 'areaHa' | 'farmHa' | 'poor' | 'nearPoor'): number =>
  sum(villages.map((village) => village[field]))

export const commune = {
  households: total('households'),
  people: total('people'),
  areaHa: total('areaHa'),
  farmHa: total('farmHa'),
  poor: total('poor'),
  nearPoor: total('nearPoor'),
} as const
