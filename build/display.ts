/** Whether a window would be seen by anyone. */
export function hasDisplay(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): boolean {
  if (isSet(environment['CI'])) return false
  if (platform === 'win32' || platform === 'darwin') return true
  return isSet(environment['DISPLAY']) || isSet(environment['WAYLAND_DISPLAY'])
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'false' && value !== '0'
}
