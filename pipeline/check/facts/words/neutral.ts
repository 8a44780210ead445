import type { Lexicon } from '../lexicon.ts';

/**
 * What can be known of any language without its grammar: months and weekdays from Unicode's CLDR,
 * figures with either separator, and times with a colon. Numbers in words are not understood.
 */
export function neutral(tag: string): Lexicon {
  const months = new Map<string, number>();
  const weekdays = new Map<string, number>();
  const names = (options: Intl.DateTimeFormatOptions, type: string, day: Date): string =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' })
      .formatToParts(day)
      .find((part) => part.type === type)
      ?.value.toLowerCase() ?? '';
  for (let month = 1; month <= 12; month++) {
    const day = new Date(Date.UTC(2018, month - 1, 15));
    // Beside a day, many languages write another form of the name.
    for (const options of [{ month: 'long' }, { month: 'long', day: 'numeric' }] as const) {
      const name = names(options, 'month', day);
      if (/^\p{L}{3,}$/u.test(name)) months.set(name, month);
    }
  }
  for (let weekday = 1; weekday <= 7; weekday++) {
    const name = names({ weekday: 'long' }, 'weekday', new Date(Date.UTC(2018, 0, weekday)));
    if (/^\p{L}{4,}$/u.test(name)) weekdays.set(name, weekday);
  }
  return {
    language: tag,
    decimal: undefined,
    months,
    shortMonths: new Map(),
    isDoubtfulMonth: () => true,
    weekdays,
    isDoubtfulWeekday: () => true,
    monthFirst: false,
    dayMark: '[.ºª]?',
    dayJoin: '\\s*[-–—]\\s*',
    monthJoin: '[\\s-]+(?:de\\s+)?',
    times: [/(?<![\d.,:/-])(?<hour>\d{1,2}):(?<minute>\d\d)(?::\d\d)?(?![\d:/])/gu],
    isAfternoon: () => false,
    words: new Map(),
    magnitudes: new Map(),
    prefixes: [],
    joiners: new Set(),
    half: undefined,
    isDecade: () => false,
  };
}
