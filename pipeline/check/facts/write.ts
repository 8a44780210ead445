import type { Fact } from './fact.ts';
import { lexiconOf } from './lexicon.ts';

/** Writes a fact of the source as a language writes it: “15 June” is « 15 juin » in French. */
export function writeFact(fact: Fact, language: string): string {
  if (fact.kind === 'date') return writeDate(fact, language) ?? fact.text;
  if (fact.kind === 'number') return writeNumber(fact, language) ?? fact.text;
  if (fact.kind === 'time') return writeTime(fact, language) ?? fact.text;
  return fact.text;
}

/** Figures in the manner of the language; nothing where words or signs stand about them. */
function writeNumber({ text, keys: [key = ''] }: Fact, language: string): string | undefined {
  if (!key.startsWith('n:') || key.endsWith('.0') || !/^\d/.test(text) || /^\d{1,4}$/.test(text))
    return undefined;
  const value = Number(key.slice(2));
  const isPlain = /^[\d.,\s]+$/.test(text);
  if (!isPlain && value < 1e6) return undefined;
  // A French « billion » is 10¹², but readers think of the English one.
  if (!isPlain && value >= 1e12 && lexiconOf(language).language === 'fr') {
    return `${new Intl.NumberFormat(language).format(value / 1e9).replace(/\s/g, ' ')} milliards`;
  }
  const format = new Intl.NumberFormat(language, {
    ...(isPlain ? {} : { notation: 'compact', compactDisplay: 'long' }),
    maximumSignificantDigits: 15,
  });
  // Nobody has to type an invisible character: typography sets these spaces.
  return format.format(value).replace(/\s/g, ' ');
}

/** A time of day as the language's press writes it, without the half of the day. */
function writeTime({ keys: [key = ''] }: Fact, language: string): string | undefined {
  const minutes = Number(key.slice(2));
  const small = lexiconOf(language).language;
  if (!key.startsWith('t:') || small === 'en') return undefined;
  const [hour, minute] = [Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0')];
  if (small !== 'fr') return `${hour}:${minute}`;
  return minute === '00' ? `${hour} h` : `${hour} h ${minute}`;
}

function writeDate({ day }: Fact, language: string): string | undefined {
  const reading = day?.readings[0];
  if (!day) return undefined;
  const parts: string[] = [];
  if (day.weekday) parts.push(nameOf({ weekday: 'long' }, 1, day.weekday, language));
  if (reading?.month) {
    if (reading.days.length > 1) return undefined;
    const [number] = reading.days;
    const name = nameOf(
      number ? { month: 'long', day: 'numeric' } : { month: 'long' },
      reading.month,
      15,
      language,
    );
    const isFirst = number === 1 && lexiconOf(language).language === 'fr';
    const words = [isFirst ? '1er' : number, name, reading.year];
    parts.push(words.filter(Boolean).join(' '));
  }
  return parts.join(language.startsWith('ru') ? ', ' : ' ') || undefined;
}

/** The name of a month, or of a weekday: in January 2018 the days of the month began on a Monday. */
function nameOf(
  options: Intl.DateTimeFormatOptions,
  month: number,
  day: number,
  language: string,
): string {
  const type = options.weekday ? 'weekday' : 'month';
  const moment = new Date(Date.UTC(2018, month - 1, day));
  return (
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
      .formatToParts(moment)
      .find((part) => part.type === type)?.value ?? ''
  );
}
