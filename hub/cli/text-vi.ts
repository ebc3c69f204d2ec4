/** What the headless hub says, in Vietnamese. */
import type { Text } from './text-en.ts'

export const vietnamese: Text = {
  help: `Diên Hồng, máy chủ phòng họp.

Cách dùng: npm run hub -- [tùy chọn]

  --data THƯ_MỤC           nơi lưu toàn bộ dữ liệu                     DIENHONG_DATA
                           (mặc định: {defaultData})
  --name TÊN               tên máy chủ mà mọi người nhìn thấy          DIENHONG_NAME
                           (mặc định: tên máy tính này)
  --port CỔNG              0: cổng trống bất kỳ (mặc định: {defaultPort})    DIENHONG_PORT
  --host ĐỊA_CHỈ           địa chỉ lắng nghe (mặc định: tất cả)        DIENHONG_HOST
  --public-address H:P     địa chỉ mà máy khác dùng để kết nối;        DIENHONG_PUBLIC_ADDRESS
                           có thể ghi nhiều lần                        (cách nhau bằng dấu phẩy)
  --max-file-mb N          tài liệu lớn nhất, megabyte (mặc định: 200) DIENHONG_MAX_FILE_MB
  --no-announce            không quảng bá máy chủ bằng mDNS            DIENHONG_ANNOUNCE=0

Quản trị viên đầu tiên, chỉ tạo một lần khi máy chủ chưa có:
  --admin-username TÊN     tên đăng nhập                               DIENHONG_ADMIN_USERNAME
  --admin-name HỌ_TÊN      họ và tên                                   DIENHONG_ADMIN_NAME
  --admin-password-file F  mật khẩu: dòng đầu của tệp này              DIENHONG_ADMIN_PASSWORD
                           Phần còn thiếu sẽ được hỏi trên màn hình.

  --backup TỆP             sao lưu toàn bộ vào một tệp mới rồi thoát, dù máy chủ
                           đang chạy hay không. Để khôi phục: đặt tệp đó với tên
                           "hub.sqlite" vào một thư mục dữ liệu trống. Tệp chứa
                           khóa của máy chủ: hãy cất giữ cẩn thận.
  --lang vi|en             ngôn ngữ của các thông báo này (mặc định: LANG)
  --help                   hiện hướng dẫn này

Tùy chọn được ưu tiên hơn biến môi trường. Nhật ký ghi ra stderr, mỗi dòng một đối tượng JSON.
`,
  started: 'Máy chủ "{name}" đang chạy. Các máy khác kết nối tới:',
  joinCode: 'Mã tham gia (dán vào chương trình hoặc tạo mã QR):',
  digits: 'Dãy số để đối chiếu khi gõ địa chỉ: {digits}',
  stopping: 'Đang dừng…',
  backedUp: 'Đã sao lưu toàn bộ vào {path}.',
  askUsername: 'Tên đăng nhập của quản trị viên: ',
  askName: 'Họ và tên quản trị viên: ',
  askPassword: 'Mật khẩu (ít nhất 8 ký tự): ',
  badOption: 'Tùy chọn không hợp lệ: {detail}\nXem --help.',
  noAdministrator:
    'Máy chủ chưa có quản trị viên. Hãy ghi --admin-username, --admin-name và --admin-password-file (xem --help), hoặc khởi động trên cửa sổ dòng lệnh.',
  badAdministrator: 'Quản trị viên cần có họ tên, tên đăng nhập và mật khẩu ít nhất 8 ký tự.',
  noData: 'Không có máy chủ nào trong {path}.',
  portTaken: 'Cổng {detail} đang được chương trình khác sử dụng. Hãy chọn cổng khác bằng --port.',
  alreadyRunning: 'Một máy chủ khác đang chạy trên thư mục dữ liệu này.',
  cannotHost: 'Không mở được dữ liệu này: {detail}',
  diskFull: 'Ổ đĩa đã đầy.',
  fileExists: 'Tệp sao lưu đã tồn tại.',
  other: 'Không thực hiện được: {detail}',
}
