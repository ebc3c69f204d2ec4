/**
 * What goes into the packages and how they present themselves. Read by `package.ts`, and by electron-builder's own
 * command line (`--config build/packaging/electron-builder.ts`).
 */
import type { Configuration } from 'electron-builder'
import { burnFuses } from './fuses.ts'

/**
 * better-sqlite3 carries a binary for every platform; a package gets its own only.
 * `package.json` is there because electron-builder reads a platform's list that only excludes as "everything but".
 */
const onlyPrebuild = (platform: string): string[] => [
  'package.json',
  `!node_modules/better-sqlite3/prebuilds/!(${platform}-\${arch}).node`,
]

const description = {
  vi: 'Phòng họp không giấy tờ',
  en: 'Paperless meeting room',
} as const

const configuration: Configuration = {
  appId: 'vn.dienhong.desktop',
  productName: 'Diên Hồng',
  copyright: 'Copyright © The Diên Hồng authors. Apache License 2.0.',
  directories: { output: 'release', buildResources: 'build/packaging/resources' },
  // Only here because Debian's packages must name a site and there is none yet: `.invalid` can never be anyone's.
  extraMetadata: { homepage: 'https://dien-hong.invalid/', desktopName: 'dien-hong.desktop' },

  // Runtime dependencies are added from package.json by electron-builder; everything else is in the bundles.
  files: [
    'package.json',
    'LICENSE',
    'dist/**',
    '!dist/.*',
    '!**/*.map',
    'assets/sample/**',
    '!node_modules/better-sqlite3/{deps,src}',
    '!node_modules/better-sqlite3/binding.gyp',
    '!node_modules/node-addon-api',
  ],
  // Only what the system's loader must open lies outside the archive, whose contents are checked at every start; left
  // to itself electron-builder unpacks all of a package that has a native library, its code included.
  asar: { smartUnpack: false },
  asarUnpack: ['node_modules/better-sqlite3/prebuilds/*.node'],
  // The prebuilds are N-API: the same binary serves Node and Electron, there is nothing to compile.
  npmRebuild: false,
  electronLanguages: ['vi', 'en-US'],
  afterPack: burnFuses,

  protocols: [{ name: 'Diên Hồng', schemes: ['dienhong'], role: 'Viewer' }],
  // Updates come from a server the administrator names at run time. The address here is one that can't answer; it is
  // needed all the same: without it electron-builder writes neither `latest*.yml` for that server nor
  // `app-update.yml`, in which electron-updater looks for its cache folder.
  publish: [{ provider: 'generic', url: 'https://updates.dien-hong.invalid/' }],

  win: {
    target: [{ target: 'nsis', arch: ['x64'] }],
    icon: 'icon.ico',
    executableName: 'dien-hong',
    files: onlyPrebuild('win32'),
    artifactName: 'dien-hong-${version}-windows-${arch}.${ext}',
  },
  nsis: {
    oneClick: false,
    // Asks "only me" or "everyone on this computer"; only the latter needs an administrator.
    perMachine: false,
    selectPerMachineByDefault: false,
    allowElevation: true,
    allowToChangeInstallationDirectory: true,
    // Windows' own language decides; any other language gets English.
    installerLanguages: ['vi_VN', 'en_US'],
    displayLanguageSelector: false,
    include: 'build/packaging/resources/windows-installer.nsh',
    installerSidebar: 'installer-sidebar.bmp',
    uninstallerSidebar: 'installer-sidebar.bmp',
    installerHeader: 'installer-header.bmp',
    // Prepared meetings and a hub's data outlive the program: removing it is no order to lose them.
    deleteAppDataOnUninstall: false,
  },

  mac: {
    // zip is what the updater downloads; people get the dmg.
    target: [
      { target: 'dmg', arch: ['arm64', 'x64'] },
      { target: 'zip', arch: ['arm64', 'x64'] },
    ],
    icon: 'icon.icns',
    category: 'public.app-category.business',
    files: onlyPrebuild('darwin'),
    artifactName: 'dien-hong-${version}-macos-${arch}.${ext}',
    hardenedRuntime: true,
    entitlements: 'build/packaging/resources/entitlements.mac.plist',
    entitlementsInherit: 'build/packaging/resources/entitlements.mac.plist',
    extendInfo: {
      CFBundleDevelopmentRegion: 'vi',
      CFBundleLocalizations: ['vi', 'en'],
      NSCameraUsageDescription: 'Diên Hồng uses the camera to scan the QR code on your sign-in slip.',
      NSLocalNetworkUsageDescription:
        'Diên Hồng looks for the meeting on this network, and lets other laptops join when you host.',
      NSBonjourServices: ['_dienhong._tcp'],
    },
    // The same sentences in the person's language: vi.lproj and en.lproj.
    extraResources: [{ from: 'build/packaging/resources/mac', to: '.', filter: ['*.lproj/**'] }],
  },
  dmg: {
    title: 'Diên Hồng',
    background: 'build/packaging/resources/dmg-background.png',
    iconSize: 96,
    contents: [
      { x: 150, y: 200, type: 'file' },
      { x: 390, y: 200, type: 'link', path: '/Applications' },
    ],
    // The installer texts are for Windows; a disk that asks before it opens only annoys.
    license: null,
  },

  linux: {
    target: [
      { target: 'AppImage', arch: ['x64', 'arm64'] },
      { target: 'deb', arch: ['x64', 'arm64'] },
    ],
    icon: 'icons',
    executableName: 'dien-hong',
    syncDesktopName: true,
    files: onlyPrebuild('linux'),
    artifactName: 'dien-hong-${version}-linux-${arch}.${ext}',
    category: 'Office',
    synopsis: description.en,
    maintainer: 'The Diên Hồng authors <authors@dien-hong.invalid>',
    vendor: 'The Diên Hồng authors',
    desktop: {
      entry: {
        'Name[vi]': 'Diên Hồng',
        GenericName: description.en,
        'GenericName[vi]': description.vi,
        'Comment[vi]': 'Tài liệu, trình chiếu và biểu quyết trên máy của từng đại biểu',
        Keywords: 'meeting;agenda;vote;paperless;',
        'Keywords[vi]': 'họp;phòng họp;biểu quyết;không giấy;tài liệu;đại biểu;',
        StartupNotify: 'true',
      },
    },
  },
  deb: {
    packageCategory: 'misc',
    priority: 'optional',
    // The t64 names are those of Ubuntu 24.04 and Debian 13.
    depends: [
      'libgtk-3-0 | libgtk-3-0t64',
      'libnss3',
      'libgbm1',
      'libasound2 | libasound2t64',
      'libatspi2.0-0 | libatspi2.0-0t64',
      'libnotify4',
      'libxss1',
      'libxtst6',
      'libuuid1',
      'libsecret-1-0',
      'xdg-utils',
    ],
    // Where the key of the laptop's cache is kept.
    recommends: ['gnome-keyring | kwalletmanager'],
  },
}

export default configuration
