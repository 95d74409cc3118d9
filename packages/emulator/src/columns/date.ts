const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** The clock of the service, which is that of China: what a time without an offset is taken to mean. */
const offsetMinutes = 8 * 60;

/**
 * A date as MinApp shows it: ISO 8601 with microseconds at UTC+8, such as `2018-09-01T18:31:02.631000+08:00`.
 *
 * All dates are kept in this one form, so that comparing them as text compares the times.
 *
 * @returns undefined for what is not an ISO 8601 date
 */
export function normalizeDate(text: string): string | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", offset] = match;
  const wall = new Date(0);
  wall.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const rolledOver = wall.getUTCMonth() !== Number(month) - 1 || wall.getUTCDate() !== Number(day);
  if (!isOffset(offset)) return undefined;
  if (rolledOver || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  wall.setUTCHours(Number(hour), Number(minute) + offsetMinutes - minutesOf(offset), Number(second));
  if (wall.getUTCFullYear() < 0 || wall.getUTCFullYear() > 9999) return undefined;
  return `${wall.toISOString().slice(0, 19)}.${fraction.slice(0, 6).padEnd(6, "0")}+08:00`;
}

function isOffset(offset: string | undefined): boolean {
  return offset === undefined || offset === "Z" || /^[+-](0\d|1[0-4]):?[0-5]\d$/.test(offset);
}

function minutesOf(offset: string | undefined): number {
  if (offset === undefined) return offsetMinutes;
  if (offset === "Z") return 0;
  const [hours, minutes] = [offset.slice(1, 3), offset.slice(-2)].map(Number) as [number, number];
  return (offset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}
