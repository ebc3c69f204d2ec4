import type { FailureKind } from '../../../protocol/failures.ts'

/** What happened, and what to do; never a code. */
export const failures = {
  'hub-unreachable':
    'Chưa kết nối được với máy chủ cuộc họp. Kiểm tra mạng của phòng họp; chương trình vẫn tự kết nối lại.',
  'hub-timeout': 'Máy chủ cuộc họp trả lời chậm. Vui lòng thử lại.',
  'hub-busy': 'Máy chủ cuộc họp đang bận. Vui lòng thử lại sau giây lát.',
  'hub-certificate-changed':
    'Máy chủ ở địa chỉ này không phải máy chủ đã tin cậy trước đây. Không tiếp tục; đề nghị thư ký cấp phiếu mới.',
  'hub-too-old': 'Máy chủ cuộc họp dùng phiên bản cũ hơn. Đề nghị quản trị cập nhật máy chủ.',
  'app-too-old': 'Chương trình trên máy này đã cũ. Cần cập nhật trước khi vào họp.',
  'bad-join-code': 'Mã vào họp không đúng hoặc bị thiếu. Dán lại toàn bộ mã, hoặc quét lại phiếu.',
  'bad-address': 'Địa chỉ không đúng. Ví dụ đúng: 192.168.1.10',
  'wrong-password':
    'Tên đăng nhập hoặc mật khẩu không đúng. Nhập lại; nếu đã quên, đề nghị quản trị đặt mật khẩu mới.',
  'wrong-slip':
    'Mã trên phiếu không đúng. Kiểm tra lại từng ký tự. Nếu phiếu đã được cấp lại, dùng phiếu mới nhất.',
  'slip-expired': 'Phiếu đã hết hạn. Đề nghị thư ký cấp lại phiếu.',
  'slip-used-elsewhere': 'Phiếu này đã dùng trên máy khác. Đề nghị thư ký cấp lại phiếu.',
  'too-many-attempts': 'Đã thử quá nhiều lần. Vui lòng đợi một phút rồi thử lại.',
  'signed-out': 'Phiên đăng nhập đã hết hiệu lực. Vui lòng đăng nhập lại.',
  'not-allowed': 'Ông/bà không có quyền thực hiện việc này. Nếu cần, đề nghị thư ký hoặc quản trị thực hiện.',
  'not-found': 'Nội dung này không còn, hoặc không mở cho ông/bà. Nếu cần xem, đề nghị thư ký.',
  'username-taken': 'Tên đăng nhập này đã có người dùng. Chọn tên khác.',
  'last-administrator':
    'Phải còn ít nhất một tài khoản quản trị. Giao quyền quản trị cho một tài khoản khác trước.',
  'bad-request': 'Nội dung vừa nhập không hợp lệ. Vui lòng kiểm tra lại.',
  'stale-row': 'Nội dung này vừa được người khác sửa. Xem lại bản mới rồi sửa tiếp.',
  'meeting-locked':
    'Cuộc họp đang diễn ra hoặc đã kết thúc nên không sửa được phần này. Điều cần thay đổi đưa vào cuộc họp sau.',
  'not-a-pdf': 'Tệp này không phải PDF. Chuyển sang PDF rồi tải lên lại.',
  'file-too-large': 'Tệp lớn hơn mức cho phép. Giảm dung lượng, hoặc tách thành nhiều tệp.',
  'file-empty': 'Tệp này không có nội dung. Kiểm tra tệp gốc rồi tải lên lại.',
  'pdf-damaged': 'Tệp PDF bị hỏng, không mở được. Xuất lại tệp từ văn bản gốc.',
  'pdf-password': 'Tệp PDF có mật khẩu. Bỏ mật khẩu rồi tải lên lại.',
  'state-secret':
    'Tài liệu có dấu chỉ độ mật. Tài liệu bí mật nhà nước không được dùng trong họp không giấy tờ; gửi bằng bản giấy theo quy định.',
  'chunk-mismatch': 'Dữ liệu bị sai khi truyền. Chương trình sẽ tải lại.',
  'paper-not-here': 'Trang này chưa có trên máy và đang mất kết nối. Trang sẽ hiện khi có mạng.',
  'meeting-not-published': 'Cuộc họp chưa phát hành nên chưa bắt đầu được. Đề nghị thư ký phát hành.',
  'meeting-already-started': 'Cuộc họp đã bắt đầu từ trước, không cần bắt đầu lại.',
  'meeting-not-live': 'Cuộc họp chưa bắt đầu. Vui lòng đợi chủ trì bắt đầu cuộc họp.',
  'meeting-ended': 'Cuộc họp đã kết thúc. Tài liệu và kết quả biểu quyết vẫn xem được.',
  'no-members':
    'Danh sách chưa có thành viên nào có quyền biểu quyết. Đề nghị thư ký ghi rõ ai là thành viên.',
  'not-a-participant': 'Ông/bà không có tên trong cuộc họp này. Nếu có thiếu sót, đề nghị thư ký bổ sung.',
  'unknown-item': 'Mục này không còn trong chương trình họp. Chọn mục khác.',
  'item-already-open': 'Mục này đang được thảo luận, không cần mở lại.',
  'no-open-item': 'Không có mục nào đang mở. Mở một mục trước.',
  'unknown-document': 'Tài liệu này không còn trong cuộc họp. Chọn tài liệu khác.',
  'unknown-person': 'Người này không có trong danh sách dự họp. Đề nghị thư ký bổ sung.',
  'attendance-unchanged': 'Đã ghi nhận từ trước, không cần làm lại.',
  'vote-already-open': 'Đang có một biểu quyết chưa đóng. Đóng biểu quyết đó trước.',
  'vote-id-taken': 'Biểu quyết này đã được mở từ trước, không cần mở lại.',
  'no-quorum':
    'Chưa đủ số thành viên có mặt theo quy định. Đợi thêm thành viên, hoặc ghi nhận người đã có mặt.',
  'unknown-vote': 'Không tìm thấy biểu quyết này. Xem lại danh sách biểu quyết.',
  'vote-not-open': 'Biểu quyết đã đóng. Phiếu này không được tính. Nếu cần, xin báo chủ trì.',
  'not-a-voter': 'Ông/bà không thuộc danh sách biểu quyết lần này. Nếu có thiếu sót, xin báo thư ký.',
  'already-voted': 'Đã có phiếu của ông/bà. Biểu quyết này không đổi phiếu; không cần làm gì thêm.',
  'disk-full': 'Ổ đĩa của máy đã đầy. Xóa bớt tệp; chương trình sẽ tự tải tiếp.',
  'already-running': 'Chương trình đang chạy trên máy này. Chuyển sang cửa sổ đang mở.',
  'port-taken': 'Cổng mạng đang được chương trình khác sử dụng. Đóng chương trình đó rồi thử lại.',
  'cannot-host': 'Không tổ chức họp được trên máy này. Xem chi tiết, hoặc dùng máy khác.',
  'key-lost': 'Khóa dữ liệu của máy này không còn. Đăng nhập lại để tải lại tài liệu.',
  internal: 'Chương trình gặp lỗi. Thử lại; nếu còn lỗi, gửi nhật ký cho bộ phận hỗ trợ.',
} satisfies Record<FailureKind, string>
