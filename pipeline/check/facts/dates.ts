import { type Pattern, pattern, patternFor } from '../../model/pattern-for.ts';
import { type Atom, type CalendarFact, type Fact, numberKey, type Reading } from './fact.ts';
import type { Lexicon } from './lexicon.ts';
import { find, fold, note, type Passage } from './passage.ts';

/** Notes the dates of a text: whole ones, months with a year, days in figures. */
export function readDates(passage: Passage): void {
  if (!/\d/.test(passage.rest)) return;
  readNumericDates(passage);
  for (const pattern of patternsOf(passage.lexicon)) {
    for (const match of find(passage, pattern)) noteDate(passage, match);
  }
}

/** Notes a word that is a month or a weekday by itself; says whether it is one. */
export function readLoneName(passage: Passage, { 0: word, index }: RegExpExecArray): boolean {
  const { lexicon, text } = passage;
  const form = fold(word, lexicon);
  const before = text.slice(Math.max(0, index - 12), index);
  const month = lexicon.months.get(form);
  const weekday = lexicon.weekdays.get(form);
  if (month !== undefined) {
    const isDoubtful = lexicon.isDoubtfulMonth(word, before);
    const day = { readings: [{ days: [], month }], isDoubtful };
    note(passage, factOf(index, word, day));
  } else if (weekday !== undefined) {
    const isDoubtful = lexicon.isDoubtfulWeekday(word, before);
    const day = { readings: [], weekday, weekdayText: word, isDoubtful };
    note(passage, factOf(index, word, day));
  }
  return month !== undefined || weekday !== undefined;
}

function readNumericDates(passage: Passage): void {
  for (const match of find(passage, isoDate)) {
    const { year, month, day } = match.groups ?? {};
    const reading = { year: Number(year), month: Number(month), days: [Number(day)] };
    note(passage, factOf(match.index, match[0], { readings: [reading], isDoubtful: false }));
  }
  if (passage.lexicon.monthFirst) {
    // What the world calls the eleventh of September.
    for (const match of find(passage, /(?<![\d/.])9\/11(?![\d/])/g)) {
      const reading = { year: 2001, month: 9, days: [11] };
      note(passage, factOf(match.index, match[0], { readings: [reading], isDoubtful: true }));
    }
  }
  for (const match of find(passage, figuresDate)) {
    const { first, second, last = '' } = match.groups ?? {};
    const year = Number(last.length === 2 ? `20${last}` : last);
    const [one, two] = [Number(first), Number(second)];
    const isEnglish = passage.lexicon.monthFirst;
    const readings: Reading[] = [];
    if (two <= 12) readings.push({ days: [one], month: two, year });
    // 06/15/2018 is American.
    if (isEnglish && one <= 12) readings.push({ days: [two], month: one, year });
    if (readings.length === 0 || one > 31 || two > 31) continue;
    note(passage, factOf(match.index, match[0], { readings, isDoubtful: false }));
  }
}

const isoDate = /(?<![\d/.-])(?<year>[12]\d{3})-(?<month>0\d|1[0-2])-(?<day>[0-3]\d)(?![\d-])/gu;
const figuresDate =
  /(?<![\d/.,-])(?<first>\d{1,2})(?<mark>[./-])(?<second>\d{1,2})\k<mark>(?<last>(?:19|20)\d\d|\d\d)(?![\d]|[/.-]\d)/gu;

/**
 * Day before month; month before day where that is custom; month with year. Any word may stand
 * for the month: to look it up costs less than to try two hundred forms at every letter.
 */
function patternsOf(lexicon: Lexicon): readonly Pattern[] {
  const known = patterns.get(lexicon);
  if (known) return known;
  // A greedy word: what is counted, as in {3,14}, is compiled that many times.
  const month = '(?<month>\\p{L}+)\\.?';
  const year =
    '(?:,?\\s+(?:de\\s+)?(?<year>(?:1[5-9]|20|21)\\d\\d)(?![\\d]|[.,]\\d|\\s\\d{3}(?!\\d)))?';
  const behind = '(?:\\s*\\((?<behind>\\p{L}+)\\))?';
  const one = `\\d{1,2}${lexicon.dayMark}(?!\\d)`;
  const days = `(?<days>(?<![\\d.,:/])${one}(?:${lexicon.dayJoin}${one}){0,3})`;
  const made = [pattern.giu`${days}${lexicon.monthJoin}${month}${year}${behind}`];
  if (lexicon.monthFirst) {
    const counted = '%|million|billion|thousand|percent|years?';
    const dayOnly =
      `(?<days>${one}(?![.,:]\\d|\\s*(?:${counted}))` +
      `(?:\\s*(?:[-–—&]|\\band\\b|\\bto\\b)\\s*${one}(?![.,:]\\d|\\s*(?:${counted}|\\p{L}\\p{L}\\p{L}+\\s+\\d{4})))?)`;
    made.push(pattern.giu`(?<!\p{L})${month},?\s+(?:the\s+)?${dayOnly}${year}`);
  }
  made.push(
    pattern.giu`(?<!\p{L})${month},?\s+(?:of\s+|de\s+|)(?<year>(?:1[5-9]|20|21)\d\d)(?![\d]|[.,]\d)`,
  );
  patterns.set(lexicon, made);
  return made;
}

const patterns = new WeakMap<Lexicon, readonly Pattern[]>();

function noteDate(passage: Passage, match: RegExpExecArray): void {
  const { lexicon } = passage;
  const { behind, days: written = '', month: name = '', year } = match.groups ?? {};
  const form = fold(name, lexicon);
  const month = lexicon.months.get(form) ?? lexicon.shortMonths.get(form);
  const days = [...written.matchAll(/\d+/g)].map(([day]) => Number(day));
  // “40 May flies” are no date; the 32nd of May is a slip.
  if (month === undefined || days.some((day) => day < 1 || day > 39)) return;
  // Only the verb is written small: “15 may apply”.
  if (lexicon.language === 'en' && /^[a-z]/.test(name)) return;
  const ahead = days.length > 0 ? weekdayBefore(passage, match.index) : undefined;
  const aside = behind && lexicon.weekdays.has(fold(behind, lexicon)) ? behind : undefined;
  const weekdayText = ahead?.word ?? aside;
  const weekday = weekdayText && lexicon.weekdays.get(fold(weekdayText, lexicon));
  const day: CalendarFact = {
    readings: [{ days, month, ...(year && { year: Number(year) }) }],
    ...(weekday && { weekday, weekdayText }),
    isDoubtful: false,
  };
  const start = ahead?.start ?? match.index;
  const whole = behind && !aside ? match[0].replace(/\s*\([^(]*$/, '') : match[0];
  const text = passage.text.slice(start, match.index + whole.length);
  // The point of an abbreviation is the date's, that of the sentence is not.
  const isShort = lexicon.shortMonths.has(form) && !lexicon.months.has(form);
  note(passage, factOf(start, isShort ? text : text.replace(/\.$/, ''), day));
}

/** The weekday in front of a day: “Thursday, the 15th”. */
function weekdayBefore(
  { rest, lexicon }: Passage,
  end: number,
): { word: string; start: number } | undefined {
  const from = Math.max(0, end - 30);
  const ahead = rest.slice(from, end);
  const match = patternFor(ahead, wordAtEnd).exec(ahead);
  const word = match?.[1];
  if (!word || !lexicon.weekdays.has(fold(word, lexicon))) return undefined;
  return { word, start: from + match.index };
}

const wordAtEnd = pattern.u`(?<!\p{L})(\p{L}+)\.?,?\s+(?:(?:on|the|le)\s+)*$`;

function factOf(start: number, text: string, day: CalendarFact): Omit<Fact, 'text'> {
  return {
    kind: 'date',
    start,
    end: start + text.length,
    keys: [],
    atoms: atomsOfDay(day, text),
    day,
  };
}

/** What a date is made of: each part in any of its readings. */
export function atomsOfDay(day: CalendarFact, text: string): Atom[] {
  const demand = day.isDoubtful ? 'never' : 'always';
  const atoms: Atom[] = [];
  const first = day.readings[0];
  const dayKeys = day.readings.map(({ days }) => days);
  first?.days.forEach((_, at) => {
    const keys = dayKeys.map((days) => numberKey(days[at] ?? 0));
    atoms.push({ keys, demand, text, isDay: true });
  });
  if (first?.month !== undefined) {
    const keys = day.readings.map(({ month }) => `m:${month}`);
    atoms.push({ keys, demand, text });
  }
  if (first?.year !== undefined) {
    const keys = [numberKey(first.year)];
    atoms.push({ keys, demand, text: String(first.year) });
  }
  if (day.weekday !== undefined) {
    atoms.push({ keys: [`w:${day.weekday}`], demand, text: day.weekdayText ?? text });
  }
  return atoms;
}
