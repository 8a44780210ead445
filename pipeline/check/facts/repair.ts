import type { Day } from './calendar.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { fold } from './passage.ts';

/**
 * Writes a date with another weekday, in the form that the old one has: «пятницу» for «четверг»
 * behind «в».
 */
export function withWeekday(
  text: string,
  written: string,
  weekday: number,
  language: string,
): string {
  const lexicon = lexiconOf(language);
  const form = fold(written, lexicon);
  const isRussian = lexicon.language === 'ru';
  const next = isRussian
    ? inCase(form, weekday, text.includes(`(${written}`))
    : inPlace(form, weekday, lexicon);
  return text.replace(written, sameCase(next, written));
}

/** The form that stands at the same place in the list of another weekday. */
function inPlace(form: string, weekday: number, { weekdays }: Lexicon): string {
  const forms = (day: number | undefined): string[] =>
    [...weekdays].filter(([, one]) => one === day).map(([name]) => name);
  const at = forms(weekdays.get(form)).indexOf(form);
  return forms(weekday)[at] ?? forms(weekday)[0] ?? form;
}

/** A Russian weekday in the case of another one: nominative, accusative, genitive, dative, instrumental. */
function inCase(form: string, weekday: number, isAside: boolean): string {
  const cases = russianCases.find((forms) => forms.includes(form));
  const at = cases?.lastIndexOf(form, 1) ?? -1;
  // «четверг» is nominative and accusative: in a sentence, «в» stands before it.
  const index = at >= 0 ? (isAside ? 0 : 1) : Math.max(cases?.indexOf(form) ?? 1, 1);
  const isNominative = cases?.[0] === form && cases[1] !== form;
  return russianCases[weekday - 1]?.[isNominative ? 0 : index] ?? form;
}

const russianCases: readonly (readonly string[])[] = [
  'понедельник понедельник понедельника понедельнику понедельником',
  'вторник вторник вторника вторнику вторником',
  'среда среду среды среде средой',
  'четверг четверг четверга четвергу четвергом',
  'пятница пятницу пятницы пятнице пятницей',
  'суббота субботу субботы субботе субботой',
  'воскресенье воскресенье воскресенья воскресенью воскресеньем',
].map((forms) => forms.split(' '));

/** Writes a date with another day, and another month where the week reaches over its end. */
export function withDay(
  text: string,
  old: Omit<Day, 'year'>,
  { day, month }: Day,
  language: string,
): string {
  const lexicon = lexiconOf(language);
  const isFrench = lexicon.language === 'fr';
  const written = lexicon.monthFirst ? String(day) : isFrench && day === 1 ? '1er' : String(day);
  const marks = new RegExp(`(?<!\\d)0?${old.day}(?:st|nd|rd|th|er|-?го)?(?!\\d)`, 'u');
  const dated = text.replace(marks, written);
  if (month === old.month) return dated;
  return dated.replace(/\p{L}+/gu, (word) => {
    const form = fold(word, lexicon);
    if (lexicon.months.get(form) !== old.month) return word;
    const forms = (one: number): string[] =>
      [...lexicon.months].filter(([, value]) => value === one).map(([name]) => name);
    const at = forms(old.month).indexOf(form);
    return sameCase(forms(month)[at] ?? forms(month)[0] ?? word, word);
  });
}

function sameCase(word: string, like: string): string {
  if (/^\p{Lu}{2}/u.test(like)) return word.toUpperCase();
  return /^\p{Lu}/u.test(like) ? word.slice(0, 1).toUpperCase() + word.slice(1) : word;
}
