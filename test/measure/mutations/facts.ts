import { type Choose, type Mutation, replaceOne } from '../mutation.ts';

/*
 * Facts made wrong. The patterns are plain and of their own, so that what the checks overlook is
 * not overlooked here too.
 */

const months: Readonly<Record<string, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(
    ' ',
  ),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
    ' ',
  ),
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(
    ' ',
  ),
};
const weekdays: Readonly<Record<string, readonly string[]>> = {
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
  fr: 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' '),
  ru: 'понедельник вторник среду четверг пятницу субботу воскресенье'.split(' '),
};
const numerals: Readonly<Record<string, readonly string[]>> = {
  en: 'two three four five six seven eight ten'.split(' '),
  fr: 'deux trois quatre cinq six sept huit dix'.split(' '),
  ru: 'два три четыре пять шесть десять'.split(' '),
};
const magnitudes: Readonly<Record<string, readonly string[]>> = {
  en: ['thousand', 'million', 'billion'],
  fr: ['mille', 'millions', 'milliards'],
  ru: ['тысяч', 'млн', 'млрд'],
};

// Figures that are no part of a word, an address or a longer code.
const number =
  /(?<![\p{L}\d./@_#=&?-])\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?![\p{L}\d@_/-])/gu;
const url = /https?:\/\/[^\s)>\]"»”]+/g;
const email = /[\w.+-]+@[\w-]+\.[\w.]+\w/g;
const code = /(?<![\p{L}\d/._-])[A-Z]{2,}[\p{L}]*[-/]?\d[\dA-Z/-]*\b/gu;
const phone = /\+\d[\d\s()\u00a0\u202f-]{7,}\d|(?<!\d)0\d(?:[ .\u00a0\u202f]\d\d){4}/g;

export const factMutations: readonly Mutation[] = [
  { kind: 'number: digit changed', mutate: inNumber(changeDigit) },
  { kind: 'number: digits swapped', mutate: inNumber(swapDigits) },
  { kind: 'number: digit dropped', mutate: inNumber(dropDigit) },
  {
    kind: 'number: digit added',
    mutate: inNumber((text, choose) => text + choose([...'123456789'])),
  },
  { kind: 'number: dropped', mutate: inNumber(() => '') },
  { kind: 'number: decimal moved', mutate: moveDecimal },
  { kind: 'number: word changed', mutate: swapWord(numerals) },
  { kind: 'number: magnitude changed', mutate: swapMagnitude },
  { kind: 'date: day', mutate: changeDay },
  { kind: 'date: month', mutate: changeMonth },
  { kind: 'date: year', mutate: changeYear },
  { kind: 'date: two swapped', mutate: swapDates },
  { kind: 'date: weekday', mutate: swapWord(weekdays) },
  { kind: 'time', mutate: changeTime },
  {
    kind: 'phone',
    mutate: (target, choose) =>
      replaceOne(target, phone, choose, (text) => changeDigit(text, choose)),
  },
  {
    kind: 'e-mail',
    mutate: (target, choose) =>
      replaceOne(target, email, choose, (text) => changeLetter(text, choose)),
  },
  {
    kind: 'address: letter',
    among: 'document',
    mutate: (target, choose) =>
      replaceOne(
        target,
        url,
        choose,
        (text) => text.slice(0, 8) + changeLetter(text.slice(8), choose),
      ),
  },
  {
    kind: 'address: last part lost',
    among: 'document',
    mutate: (target, choose) =>
      replaceOne(target, url, choose, (text) => text.replace(/\/[^/]+\/?$/, '')),
  },
  { kind: 'link target', among: 'document', mutate: changeTarget },
  {
    kind: 'code: digit',
    mutate: (target, choose) =>
      replaceOne(target, code, choose, (text) => changeDigit(text, choose)),
  },
  {
    kind: 'code: letter',
    mutate: (target, choose) =>
      replaceOne(target, code, choose, (text) => changeCapital(text, choose)),
  },
];

function inNumber(
  change: (text: string, choose: Choose) => string | undefined,
): Mutation['mutate'] {
  return (target, choose) => replaceOne(target, number, choose, (text) => change(text, choose));
}

function changeDigit(text: string, choose: Choose): string | undefined {
  const at = choose([...text.matchAll(/\d/g)].map(({ index }) => index));
  if (at === undefined) return undefined;
  const others = [...'0123456789'].filter(
    (digit) => digit !== text[at] && !(digit === '0' && at === 0),
  );
  return text.slice(0, at) + choose(others) + text.slice(at + 1);
}

function swapDigits(text: string, choose: Choose): string | undefined {
  const places = [...text.matchAll(/(\d)(?=(\d))/g)].filter(
    (match) => match[1] !== match[2] && !(match.index === 0 && match[2] === '0'),
  );
  const at = choose(places)?.index;
  if (at === undefined) return undefined;
  return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
}

function dropDigit(text: string, choose: Choose): string | undefined {
  const at = choose([...text.matchAll(/\d/g)].map(({ index }) => index));
  const left = at === undefined ? '' : text.slice(0, at) + text.slice(at + 1);
  // “07” and “7”, “2.40” and “2.4” are the same.
  return /^[1-9]/.test(left) && amountOf(left) !== amountOf(text) ? left : undefined;
}

const amountOf = (text: string): number => Number(text.replace(/\s/g, '').replace(',', '.'));

function moveDecimal(target: string, choose: Choose): string | undefined {
  return replaceOne(target, /(?<![\d.,])\d+[.,]\d{1,2}(?![\d.,]*\d)/g, choose, (text) => {
    const [whole = '', fraction = ''] = text.split(/[.,]/);
    const mark = text.replace(/\d/g, '');
    return fraction.length > 1
      ? `${whole}${fraction[0]}${mark}${fraction.slice(1)}`
      : `${whole}${fraction}`;
  });
}

function wordPattern(words: readonly string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'giu');
}

function swapWord(lists: Readonly<Record<string, readonly string[]>>): Mutation['mutate'] {
  return (target, choose, { to }) => {
    const words = lists[to];
    if (!words) return undefined;
    return replaceOne(target, wordPattern(words), choose, (text) =>
      choose(words.filter((word) => word.toLowerCase() !== text.toLowerCase())),
    );
  };
}

function swapMagnitude(target: string, choose: Choose, { to }: { to: string }): string | undefined {
  const all = {
    en: /thousand|million|billion/,
    fr: /mille|millions?|milliards?/,
    ru: /тысяч[аи]?|тыс\.?|млн|млрд|миллион(?:а|ов)?|миллиард(?:а|ов)?/,
  };
  const pattern = all[to as 'en' | 'fr' | 'ru'];
  if (!pattern) return undefined;
  const behind = new RegExp(`(?<=\\d[\\s-])(?:${pattern.source})(?!\\p{L})`, 'giu');
  return replaceOne(target, behind, choose, (text) =>
    choose(
      (magnitudes[to] ?? []).filter(
        (word) => word.slice(0, 6) !== text.slice(0, 6).toLowerCase() && rank(word) !== rank(text),
      ),
    ),
  );
}

const rank = (word: string): number =>
  /^(?:th|mille$|ты)/i.test(word) ? 3 : /^(?:billion|milliard|млрд|миллиард)/i.test(word) ? 9 : 6;

function datePattern(to: string): RegExp {
  const month = (months[to] ?? []).join('|');
  return to === 'en'
    ? new RegExp(`\\b(?:${month}) \\d{1,2}\\b|\\b\\d{1,2} (?:${month})\\b`, 'gu')
    : new RegExp(`(?<!\\d)\\d{1,2}(?:er)?\\s(?:${month})(?!\\p{L})`, 'gu');
}

function changeDay(target: string, choose: Choose, { to }: { to: string }): string | undefined {
  return replaceOne(target, datePattern(to), choose, (text) =>
    text.replace(/\d+(?:er)?/, (day) => {
      const days = [...Array(28).keys()]
        .map((at) => at + 1)
        .filter((one) => one !== Number.parseInt(day, 10));
      return String(choose(days));
    }),
  );
}

function changeMonth(target: string, choose: Choose, { to }: { to: string }): string | undefined {
  const names = months[to] ?? [];
  return replaceOne(target, datePattern(to), choose, (text) =>
    text.replace(/\p{L}{3,}/u, (name) => choose(names.filter((one) => one !== name)) ?? name),
  );
}

function swapDates(target: string, _choose: Choose, { to }: { to: string }): string | undefined {
  const [one, ...others] = [...target.matchAll(datePattern(to))];
  const other = others.find(([text]) => text !== one?.[0]);
  if (!one || !other) return undefined;
  const between = target.slice(one.index + one[0].length, other.index);
  const after = target.slice(other.index + other[0].length);
  return target.slice(0, one.index) + other[0] + between + one[0] + after;
}

function changeYear(target: string, choose: Choose): string | undefined {
  return replaceOne(target, /(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d)/g, choose, (text) =>
    String(Number(text) + (choose([-10, -1, 1, 2, 9]) ?? 1)),
  );
}

function changeTime(target: string, choose: Choose): string | undefined {
  return replaceOne(target, /(?<![\d:])\d{1,2}(?::|\s?h\s?)[0-5]\d(?![\d:])/g, choose, (text) =>
    text.replace(choose([/^\d+/, /\d+$/]) ?? /^\d+/, (part) =>
      String((Number(part) + (choose([1, 2, 5]) ?? 1)) % 24).padStart(part.length, '0'),
    ),
  );
}

function changeLetter(text: string, choose: Choose): string | undefined {
  const at = choose([...text.matchAll(/[a-z]/g)].map(({ index }) => index));
  if (at === undefined) return undefined;
  const letters = [...'abcdefghijklmnoprstuvxyz'].filter((letter) => letter !== text[at]);
  return text.slice(0, at) + choose(letters) + text.slice(at + 1);
}

function changeCapital(text: string, choose: Choose): string | undefined {
  const at = choose([...text.matchAll(/[A-Z]/g)].map(({ index }) => index));
  if (at === undefined) return undefined;
  const letters = [...'ABCDEFGHJKLMNPRSTUVZ'].filter((letter) => letter !== text[at]);
  return text.slice(0, at) + choose(letters) + text.slice(at + 1);
}

/** The address of a Markdown link. */
function changeTarget(target: string, choose: Choose): string | undefined {
  return replaceOne(target, /\]\([^)\s]{4,}/g, choose, (text) => {
    const scheme = /^\]\((?:[a-z]+:\/?\/?)?/.exec(text)?.[0] ?? '](';
    const changed = changeLetter(text.slice(scheme.length), choose);
    return changed && scheme + changed;
  });
}
