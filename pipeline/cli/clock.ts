import { UsageError } from './exit.ts';

/**
 * The moment that a command takes for now, in milliseconds since 1970: what somebody has typed, else
 * the clock's.
 */
export function readClock(typed: string | undefined): number {
  if (typed === undefined) return Date.now();
  const isZoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.test(typed);
  const moment = Date.parse(typed);
  if (isZoned && !Number.isNaN(moment)) return moment;
  throw new UsageError(
    `--now cannot be “${typed}”. It is a moment with its offset from UTC, such as 2018-06-15T17:55:00+02:00.`,
  );
}

/** A moment on the clocks of a time zone, in ISO 8601: `2018-06-15T17:55:00+02:00`. */
export function stampMoment(moment: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
    timeZone,
  }).formatToParts(moment);
  const part = (wanted: Intl.DateTimeFormatPartTypes): string =>
    parts.find(({ type }) => type === wanted)?.value ?? '';
  const offset = /[+-]\d\d:\d\d$/.exec(part('timeZoneName'))?.[0] ?? '+00:00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}${offset}`;
}

/** A moment where the newsroom works: `Friday 15 June 2018, 18:00 CEST (16:00 UTC)`. */
export function writeMoment(iso: string, timeZone: string): string {
  const moment = new Date(iso);
  const day = (zone: string) =>
    new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: zone })
      .format(moment)
      .replace(',', '');
  const time = (zone: string) =>
    new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
      timeZone: zone,
    }).format(moment);
  const there = day('UTC') === day(timeZone) ? '' : `${day('UTC')}, `;
  const local = `${day(timeZone)}, ${time(timeZone)}`;
  return time(timeZone) === time('UTC') ? local : `${local} (${there}${time('UTC')})`;
}

/** How far a moment is from now: `in 3 minutes`, `just now`, `2 hours ago`. */
export function untilNow(moment: number, now: number): string {
  const seconds = Math.abs(moment - now) / 1000;
  const [length, unit] = units.find(([, , limit]) => seconds < limit) ?? years;
  const isPast = moment <= now;
  if (isPast && seconds < 60) return 'just now';
  // A minute that has begun is still to wait, or has not passed; hours and more are told roundly.
  const roundMinutes = isPast ? Math.floor : Math.ceil;
  const count = (unit === 'minute' ? roundMinutes : Math.round)(seconds / length);
  const format = new Intl.RelativeTimeFormat('en');
  return format.format(isPast ? -count : count, unit);
}

const hour = 3600;
const day = 24 * hour;
const years = [365.25 * day, 'year', Number.POSITIVE_INFINITY] as const;
/** Length in seconds, name, and up to how many seconds it is the right one. */
const units = [
  [60, 'minute', hour],
  [hour, 'hour', 2 * day],
  [day, 'day', 60 * day],
  [30.44 * day, 'month', 730 * day],
] as const;
