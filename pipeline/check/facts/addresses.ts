import { type Pattern, pattern } from '../../model/pattern-for.ts';
import { e164Of, nationalOf } from '../../parse/settings.ts';
import { find, note, type Passage } from './passage.ts';
import type { LinkTarget } from './prose.ts';

/** Notes the web addresses, e-mail addresses and telephone numbers of a text. */
export function readAddresses(passage: Passage): void {
  const { text: whole } = passage;
  for (const match of whole.includes('@') ? find(passage, email) : []) {
    const [text] = match;
    note(passage, { kind: 'email', ...spanOf(match), keys: [emailKey(text)], atoms: [] });
  }
  const pages = [
    ...(/www\.|:\/\//i.test(whole) ? [web] : []),
    ...(/\.[a-zр]{2}/i.test(whole) ? [domain] : []),
  ];
  for (const pattern of pages) {
    for (const match of find(passage, pattern)) {
      const text = trimUrl(match[0]);
      const { start } = spanOf(match);
      note(passage, {
        kind: 'link',
        start,
        end: start + text.length,
        keys: linkKeys(text),
        atoms: [],
      });
    }
  }
  // Cheap questions first: most texts have no telephone number.
  if (!/\d{2}/.test(whole) || !/[+(]|\d-\d|0\d\D\d|tel|tél|тел|phone|fax|факс/i.test(whole)) return;
  for (const pattern of phones) {
    for (const match of find(passage, pattern)) {
      const figures = match.groups?.number ?? match[0];
      if (figures.replace(/\D/g, '').length < 7) continue;
      const end = (match.index ?? 0) + match[0].length;
      note(passage, {
        kind: 'phone',
        start: end - figures.length,
        end,
        keys: phoneKeys(figures),
        atoms: [],
      });
    }
  }
}

/** What the address of a link means, by its scheme. */
export function readTarget({ url }: LinkTarget): {
  kind: 'link' | 'email' | 'phone';
  keys: string[];
} {
  // An address without its mailto: is told by its own rule, but it is an address.
  if (/^mailto:|^[^/@\s]+@[^/@\s]+$/i.test(url)) {
    return { kind: 'email', keys: [emailKey(url.replace(/^mailto:|\?.*$/gis, ''))] };
  }
  if (/^tel:/i.test(url)) return { kind: 'phone', keys: phoneKeys(url.slice(4)) };
  return { kind: 'link', keys: linkKeys(url) };
}

function emailKey(text: string): string {
  return `e:${text
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase()}`;
}

/** The figures of the number; those of its E.164 form (ITU-T), if it begins with a plus sign. */
function phoneKeys(text: string): string[] {
  if (!text.includes('+')) return [`p:${text.replace(/\D/g, '')}`];
  return [`p:${e164Of(text) ?? `+${text.replace(/\D/g, '')}`}`];
}

/** Whether two numbers are one, of which the first or the second may be written for readers abroad. */
export function isSamePhone(one: string, other: string): boolean {
  if (one === other) return true;
  const [mine, its] = [one, other].map((key) => key.slice(2)) as [string, string];
  if (mine.startsWith('+') === its.startsWith('+')) return false;
  const [abroad, home] = mine.startsWith('+') ? [mine, its] : [its, mine];
  const national = home.replace(/^[08]/, '');
  if (national.length < 8 || !abroad.endsWith(national)) return false;
  // What stands before the number is the code of a country where such numbers exist.
  return nationalOf(abroad) === national || nationalOf(abroad) === home;
}

/** The address as it is, and without what names a language in it. */
export function linkKeys(url: string): string[] {
  const exact = plainUrl(url);
  const neutral = neutralUrl(exact);
  return [`u:${exact}`, `U:${neutral}`];
}

/** An address without scheme and outer slashes, its host in lower case. */
export function plainUrl(url: string): string {
  const bare = url
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/+(?=$|[?#])/, '');
  const end = bare.search(/[/?#]/);
  if (end < 0) return bare.toLowerCase();
  return bare.slice(0, end).toLowerCase() + bare.slice(end);
}

/** `example.org/en/news` and `example.org/fr/news` are one page in two languages. */
export function neutralUrl(url: string): string {
  return tonguePlaces
    .reduce((rest, place) => rest.replace(place, '$1'), url)
    .replace(/[?&](?=#|$)/, '')
    .replace(/\/+(?=$|[?#])/, '');
}

/** The language that an address names, ISO 639-1; nothing if it names none. */
export function tongueOf(url: string): string | undefined {
  for (const place of tonguePlaces) {
    const found = [...url.matchAll(place)][0]?.[2]?.toLowerCase();
    if (found) return tongueNames.get(found) ?? found.slice(0, 2);
  }
  return undefined;
}

const tongueNames = new Map([
  ['e', 'en'],
  ['f', 'fr'],
  ['eng', 'en'],
  ['english', 'en'],
  ['anglais', 'en'],
  ['fra', 'fr'],
  ['fre', 'fr'],
  ['french', 'fr'],
  ['francais', 'fr'],
  ['rus', 'ru'],
  ['russian', 'ru'],
]);

const names = [...tongueNames.keys()].filter((name) => name.length > 1).join('|');
const tongue = `((?:ar|be|bg|cs|da|de|el|en|es|et|fa|fi|fr|he|hu|hy|it|ja|ka|kk|ko|lt|lv|nl|no|pl|pt|ro|ru|sk|sl|sr|sv|tr|uk|zh)(?:[-_][a-z]{2})?|${names})`;

/** Where an address may name a language: its host, a part of its path, a file, a parameter. */
const tonguePlaces: readonly RegExp[] = [
  new RegExp(`^()${tongue}\\.`, 'gi'),
  new RegExp(`()/${tongue}(?=[/?#]|$)`, 'gi'),
  new RegExp(`()[._-]${tongue}(?=\\.\\w{2,5}(?:[?#]|$)|/?$)`, 'gi'),
  // Canada's: index-e.html, index-f.html; there alone, as annex-e.pdf is no language.
  /((?:\.gc|\bcanada)\.ca\/[^\s?#]*?|\/(?:index|home|default|main))[_-]([ef])(?=[_.])/gi,
  new RegExp(`([?&])(?:lang|language|hl|locale|l)=${tongue}(?:&|(?=#|$))`, 'gi'),
];

const web = pattern.giu`(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s\uFFFC<>"“”„«»‘’]+`;

// Two-letter endings are those of countries that our readers live in: “etc.Il” is no host.
const domain = pattern.giu`(?<![\p{L}\p{N}@_./-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}(?:com|org|net|int|info|gov|edu|mil|museum|space|aero|press|news|media|blog|app|dev|io|tv|eu|fr|ru|de|uk|be|ch|ca|us|it|es|pt|nl|at|lu|pl|cz|se|no|fi|dk|ie|jp|cn|in|br|au|nz|su|kz|ua|by|рф)(?![\p{L}\p{N}@-]|\.[\p{L}\p{N}])(?:\/[^\s\uFFFC<>"“”„«»‘’]*)?`;

const email = pattern.giu`(?<![\p{L}\p{N}._%+@-])(?:mailto:)?[\p{L}\p{N}_%+-][\p{L}\p{N}._%+-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})*`;

/** Abroad; after a label; in pairs; with an area code; North American. */
const phones: readonly Pattern[] = [
  pattern.gu`(?<![\p{L}\p{N}+])\+(?:\d|[\s().\u2011–-](?=[\s().\u2011–-]?[\s(]?\d|\)?\s?\d)){6,24}\d?(?!\d)`,
  pattern.giu`(?<!\p{L})(?:tel|tél|тел|phone|téléphone|телефон|fax|факс)\.?\s*(?:no\.?\s*)?:?\s*(?<number>\(?\d{1,5}\)?(?:[\s.\u2011–-]?\(?\d{1,5}\)?){1,8})(?!\d)`,
  /(?<![\d.,–-])0\d(?:[\s.\u2011-]\d\d){4}(?![\d–-])/gu,
  /(?<!\d)(?:[18][\s–-]?)?\(\d{2,5}\)\s*\d{2,4}(?:[\s–-]\d{2,4}){1,3}(?!\d)/gu,
  /(?<![\d–-])(?:[18]-)?\d{3}-\d{3}-\d{2}-?\d{2}(?![\d–-])/gu,
];

/** Without the punctuation of the sentence in which it stands. */
function trimUrl(url: string): string {
  const trimmed = url.replace(/[.,:;!?…'’*_]+$/u, '');
  const closes = trimmed.endsWith(')') && !trimmed.includes('(');
  return closes ? trimUrl(trimmed.slice(0, -1)) : trimmed;
}

function spanOf(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length };
}
