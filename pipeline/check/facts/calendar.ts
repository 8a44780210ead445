/** A calendar day; months count from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Whether the calendar has such a day; without a year, whether any year has it. */
export function exists(day: number, month: number, year = 2000): boolean {
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The weekday of a day, after ISO 8601: Monday is 1. */
export function weekdayOf({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
}

/**
 * The years that a day without one may mean, in a text of that date: the nearest, and its
 * neighbour too where the day is about half a year away from both.
 *
 * @param written The date of the text, ISO 8601.
 */
export function yearsOf({ month, day }: Omit<Day, 'year'>, written: string): number[] {
  const from = Date.parse(`${written}T00:00:00Z`);
  const year = Number(written.slice(0, 4));
  const distances = [year - 1, year, year + 1]
    .filter((one) => exists(day, month, one))
    .map((one) => ({ year: one, days: Math.abs(Date.UTC(one, month - 1, day) - from) / 864e5 }))
    .sort((left, right) => left.days - right.days);
  const [nearest] = distances;
  return distances
    .filter(({ days }) => days === nearest?.days || (days < 215 && (nearest?.days ?? 0) > 150))
    .map((one) => one.year);
}

/** The day with that weekday which is nearest to another day. */
export function nearestWith(weekday: number, { year, month, day }: Day): Day {
  const ahead = (weekday - weekdayOf({ year, month, day }) + 7) % 7;
  const step = ahead > 3 ? ahead - 7 : ahead;
  const found = new Date(Date.UTC(year, month - 1, day + step));
  return {
    year: found.getUTCFullYear(),
    month: found.getUTCMonth() + 1,
    day: found.getUTCDate(),
  };
}
