import { distance } from 'fastest-levenshtein';
import { neutralUrl, plainUrl, tongueOf } from './addresses.ts';
import type { Fact } from './fact.ts';

/** The languages of a source and its translation, ISO 639-1. */
export interface Languages {
  readonly source: string;
  readonly target: string;
}

/**
 * Whether two addresses differ only in the language that they name: /en/news and /fr/news, or in
 * that one leaves its site out.
 */
export function isSamePage(source: string, target: string, languages: Languages): boolean {
  const [mine, its] = inOneSite(plainUrl(source), plainUrl(target));
  return neutralUrl(mine) === neutralUrl(its) && isReadable(mine, its, languages);
}

/**
 * Whether two addresses lead to one site, each in its own language: /en/news and /fr/actualites,
 * digital.example.org and numerique.example.org. A slip of the hand differs less than a translated
 * address, and what is no word must be the same in both.
 */
export function isLocalized(source: string, target: string, languages: Languages): boolean {
  const [mine, its] = inOneSite(plainUrl(source), plainUrl(target));
  if (/^(?:[\w-]+\.)*example\.(?:org|com|net)$/.test(mine)) return true;
  const [host, itsHost] = [hostOf(mine), hostOf(its)];
  if (siteOf(host) !== siteOf(itsHost) || !isReadable(mine, its, languages)) return false;
  if (isSlip(neutralUrl(mine), neutralUrl(its)) || !haveSameForm(mine, its)) return false;
  // A site has the same name in another language, or quite another.
  const [site, itsSite] = [hostOf(neutralUrl(mine)), hostOf(neutralUrl(its))];
  if (site !== itsSite && isSlip(site, itsSite)) return false;
  // An address that lost its last part leads to another page.
  if (depthOf(its) < depthOf(mine)) return false;
  const tongue = tongueOf(its);
  return host === itsHost ? tongue !== undefined && tongue !== tongueOf(mine) : true;
}

/**
 * Whether the readers of a translation are sent to a page that they read: in their language, or in
 * English where there is none. What the source itself says in a third language stays.
 */
function isReadable(mine: string, its: string, { source, target }: Languages): boolean {
  const [tongue, itsTongue] = [tongueOf(mine), tongueOf(its)];
  if (itsTongue === undefined || itsTongue === tongue) return true;
  return [undefined, source].includes(tongue) && [target, 'en'].includes(itsTongue);
}

/** Another page of the same site: a translator may have found one for the readers. */
export function isElsewhere(expected: Fact, found: Fact): boolean {
  const [mine, its] = [plainUrl(expected.text), plainUrl(found.text)];
  return hostOf(mine) === hostOf(its) && !isSlip(neutralUrl(mine), neutralUrl(its));
}

/** Whether an address is another one with a letter or two amiss, or cut off. */
function isSlip(mine: string, its: string): boolean {
  return mine.startsWith(its) || distance(mine, its) <= 2;
}

/** Two addresses of which one may leave the site out, because it stands on it. */
function inOneSite(mine: string, its: string): [string, string] {
  const [host, itsHost] = [hostOf(mine), hostOf(its)];
  if (!host === !itsHost || ![mine, its].every((url) => depthOf(url) > 0)) return [mine, its];
  return [mine.slice(host.length), its.slice(itsHost.length)];
}

/** Whether all that is no word is the same: figures, the kind of file, the names of parameters. */
function haveSameForm(mine: string, its: string): boolean {
  if (figuresOf(decode(mine)) !== figuresOf(decode(its))) return false;
  const [kind, itsKind] = [kindOf(mine), kindOf(its)];
  if (kind !== itsKind && (kind || !/^(?:html?|php|aspx?)$/.test(itsKind))) return false;
  const namesOf = (url: string): string =>
    (url.match(/[?&#](?!(?:lang|language|hl|locale|l)=)(?:[\w-]+=|(?<=#))/g) ?? []).join();
  return namesOf(mine) === namesOf(its);
}

/** The ending of a file's name: pdf, html. */
const kindOf = (url: string): string =>
  /^[^/?#]*\/[^?#]*\.([a-z]{2,5})(?=[?#]|$)/i.exec(url)?.[1]?.toLowerCase() ?? '';

/** Without %C3%A9, whose figures mean a letter. */
const decode = (url: string): string => url.replace(/%[\da-f]{2}/gi, '%');

/** How many parts the path has, without the name of a language. */
function depthOf(url: string): number {
  const path = url
    .replace(/[?#].*$/, '')
    .split('/')
    .slice(1);
  return path.filter((part) => part && !/^[a-z]{2}([-_][a-z]{2})?$/i.test(part)).length;
}

/** The host; an address inside a site has none, and is taken for one of every site. */
const hostOf = (url: string): string => /^[^/?#]*/.exec(url)?.[0] ?? '';

const siteOf = (host: string): string => host.split('.').slice(-2).join('.');

export const figuresOf = (text: string): string =>
  text.normalize('NFKC').replace(/\D+/g, ' ').trim();
