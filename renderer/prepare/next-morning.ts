/** Eight o'clock on the next working day, by this laptop's calendar: when most meetings are called for. */
export function nextMorning(nowMs: number): number {
  const day = new Date(nowMs)
  do day.setDate(day.getDate() + 1)
  while (day.getDay() === 0 || day.getDay() === 6)
  day.setHours(8, 0, 0, 0)
  return day.getTime()
}
