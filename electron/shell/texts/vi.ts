export const vi = {
  appName: 'Diên Hồng',

  // Pages of the browser shell
  keyUsedTitle: 'Địa chỉ này đã được dùng rồi',
  keyUsedBody:
    'Mỗi địa chỉ mở được một lần. Hãy quay lại cửa sổ đang mở, hoặc nhấn Enter ở nơi đã chạy chương trình để lấy địa chỉ mới.',
  noSessionTitle: 'Trang này chưa được mở đúng cách',
  noSessionBody:
    'Hãy mở bằng địa chỉ mà chương trình vừa cho; nhấn Enter ở nơi đã chạy chương trình để lấy địa chỉ mới.',
  opening: 'Đang mở…',

  // Lines in the terminal
  noElectron: 'Máy này chưa có phần chạy cửa sổ riêng (Electron), nên Diên Hồng mở trong trình duyệt.',
  noDisplay:
    'Không có màn hình, nên Diên Hồng không mở cửa sổ. Hãy mở địa chỉ này trong trình duyệt trên máy này:',
  openedInApp: 'Diên Hồng đang mở trong {browser}. Đóng cửa sổ hoặc nhấn Ctrl+C để thoát.',
  openedInDefault: 'Diên Hồng đang mở trong trình duyệt. Nhấn Ctrl+C để thoát.',
  newAddress: 'Địa chỉ mới, mở được một lần:',
  handedOver: 'Diên Hồng đang chạy sẵn; đã mở thêm một cửa sổ ở đó.',
  enterForAddress: 'Nhấn Enter để lấy địa chỉ mới, Ctrl+C để thoát.',
  bundling: 'Đang dựng chương trình (chỉ lần đầu hoặc khi mã nguồn thay đổi)…',
  stopping: 'Đang dừng…',
  demoReady: 'Phiên họp thử đã sẵn sàng. Nhấn Ctrl+C để thoát; mọi dữ liệu họp thử sẽ được xóa.',
  demoPreparing: 'Đang chuẩn bị phiên họp thử…',
  demoSecretary: 'Thư ký',
  demoChair: 'Chủ trì',
  demoDelegate: 'Đại biểu',
  demoRoom: 'Màn hình chung',

  // Menus
  menuFile: 'Tệp',
  menuNewWindow: 'Cửa sổ mới',
  menuSupportReport: 'Lưu báo cáo để gửi hỗ trợ…',
  menuPrint: 'In…',
  menuClose: 'Đóng cửa sổ',
  menuQuit: 'Thoát',
  menuEdit: 'Sửa',
  menuUndo: 'Hoàn tác',
  menuRedo: 'Làm lại',
  menuCut: 'Cắt',
  menuCopy: 'Sao chép',
  menuPaste: 'Dán',
  menuSelectAll: 'Chọn tất cả',
  menuView: 'Xem',
  menuZoomIn: 'Phóng to',
  menuZoomOut: 'Thu nhỏ',
  menuZoomReset: 'Cỡ bình thường',
  menuFullScreen: 'Toàn màn hình',
  menuWindow: 'Cửa sổ',
  menuMinimize: 'Thu nhỏ cửa sổ',
  menuCloseRoom: 'Đóng màn hình chung',
  menuHelp: 'Trợ giúp',
  menuAbout: 'Giới thiệu Diên Hồng',
  menuServices: 'Dịch vụ',
  menuHide: 'Ẩn Diên Hồng',
  menuHideOthers: 'Ẩn các ứng dụng khác',
  menuShowAll: 'Hiện tất cả',

  // Dialogues
  aboutBody: 'Phòng họp không giấy tờ. Phiên bản {version}.',
  coreStoppedTitle: 'Diên Hồng gặp sự cố và cần chạy lại phần xử lý',
  coreStoppedBody:
    'Tài liệu, ghi chú và phiếu đã ghi trên máy này vẫn còn. Chọn “Chạy lại” để tiếp tục; nếu vẫn gặp lỗi, hãy lưu báo cáo và gửi cho bộ phận hỗ trợ.',
  coreRestart: 'Chạy lại',
  saveReport: 'Lưu báo cáo',
  quit: 'Thoát',
  keyLostTitle: 'Không mở được dữ liệu trên máy này',
  keyLostBody:
    'Khóa bảo vệ dữ liệu không còn đọc được, thường do tài khoản máy tính đã đổi. Dữ liệu trên máy này không thể mở lại; tài liệu vẫn còn trên máy chủ của cuộc họp. Chọn “Bắt đầu lại” để cất dữ liệu cũ sang một bên và đăng nhập lại.',
  startAfresh: 'Bắt đầu lại',
  alreadyRunning: 'Diên Hồng đang chạy với thư mục dữ liệu này.',
  quitHostingTitle: 'Máy này đang tổ chức cuộc họp',
  quitHostingBody:
    'Đang có {count} người kết nối. Nếu thoát, họ sẽ mất kết nối cho đến khi máy này chạy lại.',
  quitAnyway: 'Vẫn thoát',
  stay: 'Ở lại',
  unsavedTitle: 'Có thay đổi chưa lưu xong',
  unsavedBody:
    'Một số thay đổi trong phần chuẩn bị chưa lưu được vào máy chủ của cuộc họp. Nếu đóng bây giờ, những thay đổi đó có thể bị mất.',
  closeAnyway: 'Vẫn đóng',
  updateTitle: 'Có bản Diên Hồng mới',
  updateBody:
    'Phiên bản {version} đã tải xong. Cài đặt mất khoảng một phút và sẽ khởi động lại chương trình.',
  updateNow: 'Khởi động lại và cài đặt',
  updateLater: 'Khi tôi thoát',
  displayName: 'Màn hình {number}',
  displayMain: 'Màn hình {number} (chính)',
} as const
