import { distance } from 'fastest-levenshtein';
import { neutralUrl, plainUrl } from './addresses.ts';
import type { Fact } from './fact.ts';

/**
 * Whether two addresses lead to one site, each in its own language: /en/news and /fr/actualites,
 * digital.example.org and numerique.example.org. A slip of the hand differs less than that.
 */
export function isLocalized(source: string, target: string): boolean {
  const [mine, its] = [plainUrl(source), plainUrl(target)];
  if (/^(?:[\w-]+\.)*example\.(?:org|com|net)$/.test(mine)) return true;
  const [host, itsHost] = [hostOf(mine), hostOf(its)];
  if (siteOf(host) !== siteOf(itsHost)) return false;
  const [myPage, itsPage] = [neutralUrl(mine), neutralUrl(its)];
  if (myPage.startsWith(itsPage) || distance(myPage, itsPage) <= 3) return false;
  if (figuresOf(decode(mine)) !== figuresOf(decode(its))) return false;
  // An address that lost its last part leads to another page.
  if (depthOf(its) < depthOf(mine)) return false;
  return host !== itsHost || tongueOf(mine) !== tongueOf(its);
}

/** Another page of the same site: a translator may have found one for the readers. */
export function isElsewhere(expected: Fact, found: Fact): boolean {
  const [mine, its] = [plainUrl(expected.text), plainUrl(found.text)];
  const [myPage, itsPage] = [neutralUrl(mine), neutralUrl(its)];
  const isSlip = myPage.startsWith(itsPage) || distance(myPage, itsPage) <= 3;
  return hostOf(mine) === hostOf(its) && !isSlip;
}

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

function tongueOf(url: string): string | undefined {
  const found =
    /^(en|fr|ru|de|es|it)\.|[/._-](en|fr|ru|de|es|it)(?=[/?#.]|$)|[?&](?:lang|language|hl|locale)=(\w\w)/i;
  return found.exec(url)?.slice(1).find(Boolean);
}

/** The host; an address inside a site has none, and is taken for one of every site. */
const hostOf = (url: string): string => /^[^/?#]*/.exec(url)?.[0] ?? '';

const siteOf = (host: string): string => host.split('.').slice(-2).join('.');

export const figuresOf = (text: string): string =>
  text.normalize('NFKC').replace(/\D+/g, ' ').trim();
