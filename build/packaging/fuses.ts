/**
 * What the packaged program can't be talked into, burnt into its binary: no running as a plain Node, no debugger or
 * module slipped in by environment or command line, no code from anywhere but its own archive.
 * Every fuse of this Electron is named; a new one makes packaging fail until somebody has decided about it.
 *
 * Consequence: `child_process.fork` with ELECTRON_RUN_AS_NODE does not work; the core and the hub run as utility
 * processes. Native modules beside the archive (`app.asar.unpacked`) still load: the fuse about the archive rules only
 * where the program itself is looked for.
 */
import { join } from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion, type FuseConfig } from '@electron/fuses'
import { Arch, type AfterPackContext } from 'electron-builder'

const fuses = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Bounds checks of WebAssembly by memory protection: pdf.js decodes scans with it. No security is lost.
  [FuseV1Options.WasmTrapHandlers]: true,
} as const

/** Where electron-builder has put the program, under the name it will have. */
function programPath({ appOutDir, electronPlatformName, packager }: AfterPackContext): string {
  const name = packager.appInfo.productFilename
  switch (electronPlatformName) {
    case 'darwin':
      return join(appOutDir, `${name}.app`)
    case 'win32':
      return join(appOutDir, `${name}.exe`)
    default:
      return join(appOutDir, name)
  }
}

/** electron-builder's `afterPack` hook: before signing, so that the signature covers the fuses. */
export async function burnFuses(context: AfterPackContext): Promise<void> {
  const config: FuseConfig = {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // Apple silicon refuses a program whose signature no longer fits; an unsigned build needs a new ad-hoc one.
    resetAdHocDarwinSignature: context.electronPlatformName === 'darwin' && context.arch === Arch.arm64,
    ...fuses,
  }
  await flipFuses(programPath(context), config)
}
