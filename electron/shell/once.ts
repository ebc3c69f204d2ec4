/** Waits for something that should happen soon; where it doesn't, does something about it and waits no longer. */
export async function once(happened: Promise<unknown>, timeMs: number, otherwise: () => void): Promise<void> {
  const late = Promise.withResolvers<void>()
  const timer = setTimeout(() => {
    otherwise()
    late.resolve()
  }, timeMs)
  await Promise.race([happened, late.promise])
  clearTimeout(timer)
}
