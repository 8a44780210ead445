import type { VFile } from 'vfile';
import type { Place, Release } from '../../model/release.ts';
import { slotsOf } from '../../parse/segments.ts';
import { e164Of } from '../../parse/settings.ts';
import { excerpt, say } from '../../report/message.ts';
import type { CheckContext } from '../check.ts';
import { exists, nearestWith, weekdayOf, yearsOf } from './calendar.ts';
import type { Fact } from './fact.ts';
import { checkSpelledAddresses, checkTarget } from './form.ts';
import { proseOf } from './prose.ts';
import { factsOf, type Reading, readFacts } from './read.ts';
import { withDay, withWeekday } from './repair.ts';

/**
 * Asks whether the facts of a source can be right: whether its days have the weekdays that it
 * says, whether its dates and times exist, and its addresses and telephone numbers are well formed.
 */
export function checkSourceFacts(release: Release, { file }: CheckContext): void {
  for (const passage of passagesOf(release)) {
    for (const fact of passage.reading.facts) {
      const told = { release, file, place: passage.placeOf(fact) };
      if (fact.day) checkDay(fact, told);
      else if (fact.kind === 'time') checkTime(fact, told);
      else if (fact.kind === 'phone' && fact.start >= 0) checkPhone(fact, told);
      else if (fact.kind === 'email' && fact.start >= 0) checkEmail(fact, told);
    }
    const { prose } = passage.reading;
    checkSpelledAddresses(prose, (at) => passage.placeAt(prose.offsetOf(at)), file);
    for (const link of prose.links) checkTarget(link, passage.placeAt(link.offset), file);
  }
}

interface SourcePassage {
  readonly reading: Reading;
  readonly placeOf: (fact: Fact) => Place;
  /** The place of an offset in the Markdown. */
  readonly placeAt: (offset: number) => Place;
}

/** The blocks of the text, each with its places in the file, and what stands above the text. */
function passagesOf(release: Release): SourcePassage[] {
  const { tree, language, file, segments } = release;
  const raw = String(file.value);
  const blocks = slotsOf(tree, file.path).flatMap((slot): SourcePassage[] => {
    if ('field' in slot) return [];
    const reading = factsOf(proseOf(slot.node.children, raw), language);
    const placeAt = (offset: number): Place => placeIn(raw, offset, file.path);
    return [
      {
        reading,
        placeAt,
        placeOf: ({ start }) => placeAt(start < 0 ? -1 - start : reading.prose.offsetOf(start)),
      },
    ];
  });
  const lines = segments
    .filter(({ kind }) => ['kicker', 'subtitle', 'alternative text', 'image title'].includes(kind))
    .map(({ source, place }): SourcePassage => {
      const reading = readFacts(source, language);
      return { reading, placeOf: () => place, placeAt: () => place };
    });
  return [...blocks, ...lines];
}

function placeIn(raw: string, offset: number, path: string): Place {
  const before = raw.slice(0, offset);
  const line = before.match(/\r\n|\r|\n/g)?.length ?? 0;
  const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  return { path, line: line + 1, column: offset - start + 1 };
}

interface Told {
  readonly release: Release;
  readonly file: VFile;
  readonly place: Place;
}

function checkDay(fact: Fact, told: Told): void {
  const [reading, ...others] = fact.day?.readings ?? [];
  const { month, year } = reading ?? {};
  // 6/5/2018 is two days in two countries.
  if (!reading || month === undefined || others.length > 0 || fact.day?.isDoubtful) return;
  const wrong = reading.days.find((day) => !exists(day, month, year));
  if (wrong !== undefined) {
    say(told.file, {
      rule: 'impossible-date',
      level: 'warning',
      reason: `Unexpected “${excerpt(fact.text)}”, expected a day that the calendar has`,
      note: 'Is the day or the month a slip?',
      place: told.place,
    });
    return;
  }
  checkWeekday(fact, { days: reading.days, month, year }, told);
}

/** “Thursday 15 June” in 2018: that day was a Friday. */
function checkWeekday(
  { text, day: { weekday, weekdayText = '' } = { isDoubtful: false, readings: [] } }: Fact,
  date: {
    readonly days: readonly number[];
    readonly month: number;
    readonly year: number | undefined;
  },
  { release, file, place }: Told,
): void {
  const { days, month } = date;
  const [day] = days;
  if (!weekday || day === undefined) return;
  const years = date.year ? [date.year] : yearsOf({ month, day }, release.facts.date);
  const [year] = years;
  const isRight = years.some((one) =>
    days.some((other) => weekdayOf({ year: one, month, day: other }) === weekday),
  );
  if (isRight || year === undefined) return;
  const { language } = release;
  const real = weekdayOf({ year, month, day });
  const one = withWeekday(text, weekdayText, real, language);
  const other = withDay(text, { day, month }, nearestWith(weekday, { year, month, day }), language);
  const whole = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, day),
  );
  say(file, {
    rule: 'weekday-date',
    level: 'warning',
    reason: `Unexpected “${text}”, expected ${weekdays[real]}, the weekday of ${whole}`,
    note: question(one, other, language),
    place,
  });
}

const weekdays = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Both repairs, in the language of the text: only its writer knows which is meant. */
function question(one: string, other: string, language: string): string {
  const small = language.toLowerCase().split('-')[0];
  if (small === 'fr') return `« ${one} », ou « ${other} » ?`;
  if (small === 'ru') return `«${one}» или «${other}»?`;
  return `“${one}”, or “${other}”?`;
}

function checkTime({ text }: Fact, { file, place }: Told): void {
  const [, hour = 0, minute = 0, half] =
    /^(\d\d?)[:.](\d\d)\s*([ap])?/i.exec(text) ?? /^(\d\d?)()\s*([ap])/i.exec(text) ?? [];
  const isReal = Number(hour) <= (half ? 12 : 24) && Number(minute) < 60;
  // “90:10” is a share, and no slip of a clock.
  if (isReal || Number(hour) > 30) return;
  say(file, {
    rule: 'impossible-time',
    level: 'warning',
    reason: `Unexpected “${excerpt(text)}”, expected a time that a clock shows`,
    note: 'Hours go from 0 to 24, minutes from 0 to 59.',
    place,
  });
}

function checkPhone({ text }: Fact, { file, place }: Told): void {
  if (!text.trim().startsWith('+') || e164Of(text)) return;
  say(file, {
    rule: 'malformed-phone',
    level: 'warning',
    reason: `Unexpected “${excerpt(text)}”, expected a telephone number that exists`,
    note: 'A figure is missing, too many or wrong for this country.',
    place,
  });
}

function checkEmail({ text }: Fact, { file, place }: Told): void {
  if (/@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}$/u.test(text)) return;
  say(file, {
    rule: 'malformed-email',
    level: 'warning',
    reason: `Unexpected “${excerpt(text)}”, expected an e-mail address such as press@example.org`,
    note: 'A letter to this address cannot arrive.',
    place,
  });
}
