# What Diên Hồng adds to electron-builder's Windows installer: Vietnamese for the questions it asks only in other
# languages, the dienhong:// links, and leave for other laptops to reach a hub on this one.

!macro customHeader
  # electron-builder has put its English sentences in here for Vietnamese; the last text set is the one that counts.
  !pragma warning push
  !pragma warning disable 6030 # "LangString set multiple times": meant
  LangString win7Required 1066 "Cần Windows 7 trở lên."
  LangString x64WinRequired 1066 "Cần Windows 64 bit."
  LangString appRunning 1066 "${PRODUCT_NAME} đang chạy.$\r$\nBấm OK để đóng.$\r$\nNếu chương trình không đóng, hãy tự đóng rồi thử lại."
  LangString appCannotBeClosed 1066 "Không đóng được ${PRODUCT_NAME}.$\r$\nHãy tự đóng chương trình rồi bấm Thử lại."
  LangString installing 1066 "Đang cài đặt, xin chờ..."
  LangString areYouSureToUninstall 1066 "Bạn có chắc muốn gỡ ${PRODUCT_NAME} khỏi máy này?"
  LangString decompressionFailed 1066 "Không giải nén được các tệp cài đặt. Hãy chạy lại bộ cài đặt."
  LangString uninstallFailed 1066 "Không gỡ được các tệp của bản cũ. Hãy chạy lại bộ cài đặt."
  LangString appClosing 1066 "Đang đóng ${PRODUCT_NAME}..."
  LangString chooseInstallationOptions 1066 "Chọn cách cài đặt"
  LangString chooseUninstallationOptions 1066 "Chọn cách gỡ"
  LangString whichInstallationShouldBeRemoved 1066 "Gỡ bản cài đặt nào?"
  LangString whoShouldThisApplicationBeInstalledFor 1066 "Cài chương trình này cho ai?"
  LangString selectUserMode 1066 "Cài cho mọi người dùng máy này, hay chỉ cho riêng bạn?"
  LangString whichInstallationRemove 1066 "Máy này có cả bản cài cho mọi người và bản cài cho riêng bạn.$\r$\nBạn muốn gỡ bản nào?"
  LangString freshInstallForAll 1066 "Cài mới cho mọi người (cần tài khoản quản trị của máy)."
  LangString freshInstallForCurrent 1066 "Cài mới cho riêng bạn."
  LangString onlyForMe 1066 "Chỉ cho &tôi"
  LangString forAll 1066 "Cho &mọi người dùng máy này"
  LangString loginWithAdminAccount 1066 "Cần đăng nhập bằng một tài khoản quản trị của máy để tiếp tục."
  LangString perUserInstallExists 1066 "Đã có bản cài cho riêng bạn."
  LangString perUserInstall 1066 "Có bản cài cho riêng bạn."
  LangString perMachineInstallExists 1066 "Đã có bản cài cho mọi người."
  LangString perMachineInstall 1066 "Có bản cài cho mọi người."
  LangString reinstallUpgrade 1066 "Sẽ cài lại hoặc nâng cấp."
  LangString uninstall 1066 "Sẽ gỡ."
  !pragma warning pop
!macroend

!macro customInstall
  # Join links. SHELL_CONTEXT is this person or the whole machine, as chosen on the page before.
  WriteRegStr SHELL_CONTEXT "Software\Classes\dienhong" "" "URL:Diên Hồng"
  WriteRegStr SHELL_CONTEXT "Software\Classes\dienhong" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\dienhong\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\dienhong\shell\open\command" "" '"$appExe" "%1"'

  # Hosting on this machine. Only an installation for everyone may open the firewall, and never for public networks;
  # otherwise Windows asks the person who hosts first, as the text before the installation says.
  ${if} $installMode == "all"
    nsExec::Exec 'netsh advfirewall firewall delete rule name="Dien Hong" program="$appExe"'
    Pop $0 # nothing to delete the first time
    nsExec::Exec 'netsh advfirewall firewall add rule name="Dien Hong" dir=in action=allow program="$appExe" profile=domain,private enable=yes'
    Pop $0 # without the rule Windows asks: no reason to stop
  ${endIf}
!macroend

!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegKey SHELL_CONTEXT "Software\Classes\dienhong"
    ${if} $installMode == "all"
      nsExec::Exec 'netsh advfirewall firewall delete rule name="Dien Hong" program="$INSTDIR\${APP_EXECUTABLE_FILENAME}"'
      Pop $0 # it may have been taken away by hand
    ${endIf}
  ${endIf}
!macroend
