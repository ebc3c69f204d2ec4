/** `app://dienhong/`: the window's files from the package, in place of `file://` and its many rights. */
import { protocol } from 'electron'
import { openRendererFiles, securityHeaders, type RendererFiles } from '../renderer-files.ts'
import { appScheme, isOwnUrl } from './own-pages.ts'

/** Must run before the program is ready. Nothing that loosens a policy is asked for. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        stream: true,
        corsEnabled: true,
        codeCache: true,
      },
    },
  ])
}

/** Throws when the package holds no built renderer. */
export async function serveAppScheme(rendererFolder: string, log: (line: string) => void): Promise<void> {
  const files = await openRendererFiles(rendererFolder, 'shell', null)
  protocol.handle(appScheme, (request) => answer(request, files, log))
}

async function answer(
  request: Request,
  files: RendererFiles,
  log: (line: string) => void,
): Promise<Response> {
  if (request.method !== 'GET' || !isOwnUrl(request.url)) {
    return new Response('403', { status: 403, headers: securityHeaders })
  }
  try {
    return await files.respond(new URL(request.url).pathname)
  } catch (error) {
    log(`app protocol: ${String(error)}`)
    return new Response('500', { status: 500, headers: securityHeaders })
  }
}
