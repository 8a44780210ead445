/** A calendar day in the words of a language: `15 June 2018`, `1er juin 2018`, `15 июня 2018 г.` */
export function writeDay(iso: string, locale: string): string {
  return formatDay(new Date(`${iso.slice(0, 10)}T12:00:00Z`), locale, 'UTC');
}

/**
 * Noon of a calendar day in a time zone, in ISO 8601 with the zone's offset on that day. No zone
 * changes its clocks at noon.
 */
export function noonOf(day: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const offsetAt = (moment: Date): string => {
    const parts = format.formatToParts(moment);
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    // `GMT+02:00`, `GMT`; of some zones long ago with seconds, which ISO 8601 has not.
    return /[+-]\d\d:\d\d/.exec(name)?.[0] ?? '+00:00';
  };
  const guess = offsetAt(new Date(`${day}T12:00:00Z`));
  const offset = offsetAt(new Date(`${day}T12:00:00${guess}`));
  return `${day}T12:00:00${offset}`;
}

/** The parts of a moment in a time zone, each in the words of a language. */
export interface MomentParts {
  readonly date: string;
  readonly weekday: string;
  /** Two digits each, on the 24-hour clock. */
  readonly hour: string;
  readonly minute: string;
  /** The zone's short name in the language, such as CEST. */
  readonly zone: string;
}

/**
 * Takes a moment apart for a language.
 *
 * @param iso ISO 8601 date-time with its offset.
 * @param timeZone IANA name of the zone in which to tell the time.
 */
export function momentParts(iso: string, locale: string, timeZone: string): MomentParts {
  const moment = new Date(iso);
  const format = openFormat(locale, {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    timeZone,
  });
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    format.formatToParts(moment).find((found) => found.type === type)?.value ?? '';
  return {
    date: formatDay(moment, locale, timeZone),
    weekday: part('weekday'),
    hour: part('hour').padStart(2, '0'),
    minute: part('minute').padStart(2, '0'),
    zone: part('timeZoneName'),
  };
}

function formatDay(moment: Date, locale: string, timeZone: string): string {
  const parts = openFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  }).formatToParts(moment);
  const french = new Intl.Locale(locale).language === 'fr';
  return parts
    .map(({ type, value }) =>
      // The first of a month is an ordinal in French (Imprimerie nationale, Lexique, « Dates »);
      // CLDR writes “1 juin”.
      french && type === 'day' && value === '1' ? '1er' : value,
    )
    .join('');
}

/** A format is slow to make, and there are but few: kept by what it is made of. */
function openFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(dateLocale(locale), options);
    formats.set(key, format);
  }
  return format;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Newsrooms that write plain `en` put the day before the month; `en-US` has its own custom. */
function dateLocale(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale;
}
