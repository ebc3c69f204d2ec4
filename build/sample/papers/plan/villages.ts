/** Part four of the plan: one page for each village. */
import { text } from '../../form/decree30.ts'
import { format, percent } from '../../form/numbers.ts'
import { table } from '../../form/table.ts'
import { projects, projectTotal } from '../../facts/projects.ts'
import { villages, type Village } from '../../facts/villages.ts'

interface Direction {
  readonly situation: string
  readonly direction: string
  readonly tasks: readonly string[]
}

const directions: Readonly<Record<string, Direction>> = {
  'Làng Hạc': {
    situation:
      'Làng cổ nhất xã, có đình thờ Thành hoàng và nghề mây tre đan hơn hai trăm năm. Ba mươi hai cơ sở dùng 410 lao động, nhưng nhuộm và sấy vẫn làm trong nhà, nước thải chảy ra mương Cánh Thượng.',
    direction:
      'Phát triển làng nghề sạch gắn với du lịch; đưa khâu nhuộm, sấy vào khu sản xuất tập trung từ năm 2030, giữ khâu đan tại hộ.',
    tasks: [
      'Thành lập hợp tác xã mây tre Làng Hạc, xây dựng nhãn hiệu tập thể trong năm 2027.',
      'Dùng bể lắng chung cho 14 hộ nhuộm trong thời gian chờ khu tập trung.',
      'Mỗi năm mở hai lớp truyền nghề, mỗi lớp 25 người, ưu tiên phụ nữ và người dưới 30 tuổi.',
      'Tu bổ đình, khôi phục hội làng mùng sáu tháng Giêng theo nếp sống mới.',
    ],
  },
  'Trung Tâm': {
    situation:
      'Nơi đặt trụ sở xã, chợ Hạc, trạm y tế và Trường THCS Hạc Sơn 1; dân đông nhất xã. Buôn bán lấn vỉa hè, chợ xuống cấp, nước mưa ứ đọng ở ngã ba khi mưa trên 80 mm.',
    direction:
      'Xây dựng thành khu trung tâm có dáng dấp đô thị, trật tự và sạch; dịch vụ chiếm trên 70% thu nhập của thôn vào năm 2030.',
    tasks: [
      'Chỉnh trang chợ Hạc, sắp xếp 146 điểm kinh doanh, bố trí lối thoát nạn.',
      'Đặt 1,4 km cống thoát nước từ ngã ba ra suối Vàng.',
      'Giữ vỉa hè thông thoáng; tổ tự quản họp với hộ kinh doanh mỗi tháng một lần.',
      'Bố trí quỹ đất cho bến, bãi đỗ xe trước năm 2029.',
    ],
  },
  'Đồng Cửa': {
    situation:
      'Đất bằng, đủ nước, có 166 ha sản xuất nông nghiệp; đang hình thành khu dân cư mới 4,6 ha. Sáu mươi hai hộ bị thu hồi đất lúa, trong đó 21 hộ mất trên một nửa diện tích.',
    direction:
      'Vừa là vùng lúa chất lượng cao, vừa là khu ở mới; hộ mất đất có nghề mới trước khi bàn giao mặt bằng.',
    tasks: [
      'Dồn đổi 96 ha thành ba cánh đồng một giống, có hợp đồng bao tiêu.',
      'Dạy nghề, giới thiệu việc làm cho 48 lao động thuộc hộ mất đất.',
      'Hoàn thành hạ tầng khu dân cư mới, đấu giá 118 lô từ năm 2026 đến năm 2029.',
      'Trồng 2,2 km hàng cây ngăn giữa khu ở và ruộng lúa.',
    ],
  },
  'Bến Gạo': {
    situation:
      'Nằm hai bên sông Hạc, có bến thuyền xưa. Cầu tạm bị cuốn năm 2018 và năm 2024; mỗi mùa lũ học sinh nghỉ học từ 5 đến 11 ngày. Nuôi cá lồng mang thu nhập khá nhưng nhiều rủi ro.',
    direction: 'Đi lại an toàn quanh năm; nuôi cá có kiểm soát, không quá 120 lồng.',
    tasks: [
      'Khởi công cầu dân sinh năm 2027, thông xe trước mùa lũ năm 2028.',
      'Lập tổ nuôi cá lồng tự quản, đo chất lượng nước mỗi tuần.',
      'Cắm mốc hành lang bảo vệ bờ sông, vận động 9 hộ di chuyển khỏi mép sạt.',
      'Xây mới nhà văn hóa thôn kết hợp nơi tránh lũ, sàn cao hơn đỉnh lũ lịch sử 0,5 m.',
    ],
  },
  'Gò Mơ': {
    situation:
      'Vùng gò cao, 58 ha mơ và 74 ha cây ăn quả khác. Mơ được mùa thì rớt giá: năm 2024 giá tại vườn có lúc dưới 4.000 đồng/kg. Bãi rác tạm ở cuối thôn gây mùi.',
    direction: 'Chế biến tại chỗ để bán quả mơ quanh năm; trở thành thôn xanh, không còn bãi rác hở.',
    tasks: [
      'Xây dựng cơ sở ngâm, sấy mơ công suất 300 tấn quả tươi mỗi năm theo hình thức hợp tác xã.',
      'Đưa ba sản phẩm từ mơ đạt sản phẩm OCOP ba sao trở lên.',
      'Đóng bãi rác tạm, đưa trạm trung chuyển vào hoạt động năm 2029.',
      'Thay 20 ha vườn già bằng giống mơ chín muộn.',
    ],
  },
  'Sơn Đài Thượng': {
    situation:
      'Thôn cao ở phía bắc, có 46 ha chè già trên 25 năm và đàn trâu bò 640 con. Mùa khô thiếu nước ăn từ giữa tháng 1; đồng cỏ tự nhiên thu hẹp.',
    direction: 'Thay chè già, nuôi trâu bò có chuồng và cỏ trồng; mọi hộ có nước sạch vào năm 2029.',
    tasks: [
      'Trồng thay 30 ha chè giống mới, mỗi năm 6 ha, hỗ trợ một nửa tiền giống.',
      'Trồng 25 ha cỏ, ủ chua thức ăn cho mùa rét; không để trâu bò chết rét.',
      'Đấu nối nước sạch tập trung cho 338 hộ.',
      'Bảo vệ 112 ha rừng đầu nguồn suối Vàng.',
    ],
  },
  'Sơn Đài Hạ': {
    situation:
      'Trung tâm của xã Sơn Đài cũ, hiện còn trụ sở cũ dôi dư 1.100 m². Đường trục đi qua đã thu hồi đất của 54 hộ; 7 hộ chưa đồng ý mức bồi thường cây chè.',
    direction: 'Giải quyết dứt điểm bồi thường; dùng trụ sở dôi dư phục vụ học tập và y tế cho cả cụm.',
    tasks: [
      'Kiểm đếm lại công khai, chi trả xong trước ngày 15 tháng 12 năm 2026.',
      'Chuyển trụ sở cũ thành điểm trạm y tế và phòng đọc, hoạt động từ năm 2027.',
      'Xây nhà đa năng Trường Tiểu học Sơn Đài.',
      'Mở rộng vùng chè an toàn lên 60 ha, có nhật ký sản xuất.',
    ],
  },
  'Đồi Thông': {
    situation:
      'Có 180 ha chè tập trung, chiếm gần một nửa diện tích chè của xã. Xe tải không vào được đồi, búp phải gánh 1,5 km; tiền công vận chuyển chiếm 14% giá bán.',
    direction:
      'Vùng chè chủ lực, cơ giới hóa hái và vận chuyển; thu nhập từ một ha chè đạt 230 triệu đồng vào năm 2030.',
    tasks: [
      'Làm 3,4 km đường vào khu sản xuất trong hai năm 2028 và 2029.',
      'Trang bị 40 máy hái, 12 hệ thống tưới tiết kiệm qua tổ hợp tác.',
      'Xây dựng xưởng sao chè chung, thay lò củi bằng lò điện hoặc viên nén.',
      'Khoán bảo vệ 140 ha thông cho 38 hộ.',
    ],
  },
  'Khe Vàng': {
    situation:
      'Thôn rộng nhất, xa trung tâm 8 km, tỷ lệ hộ nghèo cao nhất xã. Suối Vàng lấn bờ mỗi năm từ 1 đến 2 m, đe dọa 37 hộ và điểm trường mầm non. Người dân sống bằng keo, quế và ong mật.',
    direction:
      'An toàn trước lũ quét và sạt lở là việc hàng đầu; giảm nghèo bằng rừng gỗ lớn, ong mật và lao động có nghề.',
    tasks: [
      'Lắp hai trạm đo mưa tự động và loa cảnh báo trong năm 2027.',
      'Di chuyển 11 hộ ở nơi nguy hiểm nhất đến khu tái định cư xen ghép.',
      'Sửa hồ chứa, xây kè 860 m theo kế hoạch vốn.',
      'Chuyển 120 ha keo sang gỗ lớn, chu kỳ từ 10 năm; phát triển 900 đàn ong.',
    ],
  },
  'Nà Lim': {
    situation:
      'Thôn ít dân nhất, có rừng lim xanh 64 ha được cộng đồng giữ từ nhiều đời. Sóng điện thoại chưa phủ hết; 29 hộ chưa có đường bê tông đến ngõ.',
    direction: 'Giữ rừng lim, trồng dược liệu dưới tán, đón khách trải nghiệm với số lượng có kiểm soát.',
    tasks: [
      'Đề nghị giao rừng cho cộng đồng thôn quản lý trong năm 2027.',
      'Trồng 15 ha ba kích, sa nhân có hợp đồng với cơ sở thu mua.',
      'Phối hợp doanh nghiệp viễn thông xóa 3 điểm lõm sóng.',
      'Làm 2,7 km đường ngõ theo cách Nhà nước hỗ trợ xi măng, Nhân dân góp công.',
    ],
  },
  'Phú Khê': {
    situation:
      'Trung tâm xã Phú Khê cũ, có 18 xưởng cơ khí nhỏ làm máy tuốt, máy băm, cửa sắt. Xưởng xen trong khu dân cư nên gây tiếng ồn; đã có phản ánh về làm đêm.',
    direction: 'Giữ nghề cơ khí, giảm tiếng ồn; là trung tâm giáo dục mầm non của cụm phía nam.',
    tasks: [
      'Ký cam kết giờ làm việc với 18 xưởng; đo tiếng ồn sáu tháng một lần.',
      'Bố trí 1,2 ha đất cho xưởng di chuyển, hoàn thành thủ tục trong năm 2028.',
      'Xây 6 phòng học mầm non, gom hai điểm lẻ.',
      'Liên kết trường nghề, mỗi năm 20 thanh niên học hàn, tiện theo đơn đặt hàng.',
    ],
  },
  'Bãi Sen': {
    situation:
      'Đầm sen 42 ha, năm 2026 đón 24.700 lượt khách trong 11 tháng. Khách đông dồn vào tháng 6, tháng 7; bãi xe, nhà vệ sinh không đủ; mới có 9 hộ làm lưu trú.',
    direction:
      'Du lịch cộng đồng bốn mùa: hoa mùa hạ, ẩm thực mùa thu, làng nghề và lễ hội mùa xuân; đón 60.000 lượt khách vào năm 2030.',
    tasks: [
      'Quy định số thuyền, giá vé, phần trích cho quỹ thôn; công khai hằng tháng.',
      'Xây bãi đỗ xe và hai nhà vệ sinh công cộng từ quỹ du lịch cộng đồng.',
      'Hướng dẫn 20 hộ đủ điều kiện lưu trú, phòng cháy, an toàn thực phẩm.',
      'Giữ nguyên mặt nước 42 ha, không san lấp.',
    ],
  },
  'Đồng Chiêm': {
    situation:
      'Vùng trũng nhất xã, 120 ha hay ngập; hai trong ba vụ mùa gần đây mất trên 40% sản lượng. Nghề vịt đẻ phát triển nhanh, gần 52.000 con, nước thải gây ô nhiễm mương.',
    direction:
      'Chủ động tiêu úng; chuyển diện tích trũng nhất sang một vụ lúa, một vụ cá; nuôi vịt an toàn sinh học.',
    tasks: [
      'Đưa trạm bơm vào vận hành trước mùa mưa năm 2028.',
      'Chuyển 45 ha sang mô hình lúa - cá, có bờ vùng chung.',
      'Di chuyển 12 trại vịt ra xa kênh tưới ít nhất 200 m, có ao lắng.',
      'Làm 2,6 km đường sang Bãi Sen, mở tuyến đưa đón học sinh.',
    ],
  },
  'Cầu Đất': {
    situation:
      'Cửa ngõ phía nam, có cơ sở gạch không nung công suất 18 triệu viên mỗi năm và 60 hộ kinh doanh dịch vụ. Xe tải nhiều, mặt đường hỏng, bụi; một lối ra đồng bị rào chắn chưa hòa giải xong.',
    direction: 'Dịch vụ vận tải, vật liệu xây dựng có trật tự; đường sạch, an toàn cho học sinh.',
    tasks: [
      'Quy định giờ xe tải; doanh nghiệp tưới đường ngày hai lần trong mùa khô.',
      'Yêu cầu cơ sở gạch lắp hệ thống thu bụi trong năm 2027.',
      'Hòa giải, mở lại lối ra đồng trước khi vào vụ xuân năm 2027.',
      'Sửa chữa nhà văn hóa, làm sân thể thao 800 m² từ đất công ích.',
    ],
  },
}

function targets({ name, households, people, poor, nearPoor, income, farmHa }: Village, i: number): string {
  // The poorer the village, the faster it is to grow.
  const growth = 1.076 + Math.max(0, 66 - income) * 0.0008
  const at = (years: number) => Math.round(income * growth ** years)
  const left = (count: number, share: number) => Math.round(count * share)
  return table({
    caption: `Bảng IV.${i + 1}. Chỉ tiêu chủ yếu của thôn ${name}`,
    columns: [
      { label: 'Chỉ tiêu', width: 40 },
      { label: 'Đơn vị', width: 15, align: 'c' },
      { label: '2025', width: 15 },
      { label: '2028', width: 15 },
      { label: '2030', width: 15 },
    ],
    rows: [
      ['Số hộ', 'hộ', households, left(households, 1.021), left(households, 1.036)],
      ['Dân số', 'người', people, left(people, 1.024), left(people, 1.041)],
      ['Thu nhập bình quân đầu người', 'triệu đồng', income, at(3), at(5)],
      ['Hộ nghèo', 'hộ', poor, left(poor, 0.55), left(poor, 0.25)],
      ['Hộ cận nghèo', 'hộ', nearPoor, left(nearPoor, 0.68), left(nearPoor, 0.42)],
      ['Đất sản xuất nông nghiệp', 'ha', farmHa, left(farmHa, 0.99), left(farmHa, 0.98)],
    ],
  })
}

function page(village: Village, i: number): string {
  const { name, formerCommune, areaHa, households, people, poor, trade } = village
  const direction = directions[name]
  if (direction === undefined) throw new Error(`no direction for village ${name}`)
  const built = projects.filter((project) => project.place.split(', ').includes(name))
  const names = built.map((p) => `${p.name} (tổng mức ${format(projectTotal(p))} triệu đồng)`).join('; ')
  return `<section class="new-page"><h3>${i + 1}. Thôn ${name}</h3>${text(`
<b>Hiện trạng.</b> Thuộc xã ${formerCommune} cũ; diện tích ${format(areaHa)} ha, ${format(households)} hộ, ${format(people)} người; nghề chính: ${trade}. Năm 2025 còn ${poor} hộ nghèo, bằng ${percent(poor, households)}. ${direction.situation}

<b>Định hướng.</b> ${direction.direction}

<b>Nhiệm vụ.</b>

${direction.tasks.map((task, n) => `${'abcdefg'[n]}) ${task}`).join('\n\n')}

<b>Công trình trên địa bàn thôn.</b> ${built.length === 0 ? 'Không có công trình riêng; thụ hưởng chương trình chiếu sáng đường trục thôn.' : `${names}. Ngoài ra, thôn thụ hưởng chương trình chiếu sáng đường trục thôn.`}
`)}${targets(village, i)}</section>`
}

export const villagePages = villages.map(page).join('\n')
