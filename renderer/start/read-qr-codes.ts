/** Camera pictures in, texts of QR codes out. */
import jsQR from 'jsqr'

/** Enough for a slip held at arm's length, and cheap enough for four looks a second on an old laptop. */
const lookWidth = 640
const lookEveryMs = 250

/** Shows the camera in `video` and reports each code seen until `signal` aborts. Rejects where there is no camera. */
export async function readQrCodes(
  video: HTMLVideoElement,
  signal: AbortSignal,
  onText: (text: string) => void,
): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 1280 }, audio: false })
  const stop = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  if (signal.aborted) return stop()
  video.srcObject = stream
  await video.play()

  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  const timer = setInterval(() => {
    if (context === null || video.videoWidth === 0) return
    canvas.width = lookWidth
    canvas.height = Math.round((lookWidth * video.videoHeight) / video.videoWidth)
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
    const code = jsQR(data, width, height, { inversionAttempts: 'dontInvert' })
    if (code !== null && code.data !== '') onText(code.data)
  }, lookEveryMs)
  signal.addEventListener('abort', () => {
    clearInterval(timer)
    stop()
  })
}
