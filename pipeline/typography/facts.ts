import { type Pattern, pattern, patternFor } from '../model/pattern-for.ts';
import { NBSP, OBJECT } from './manners.ts';

/**
 * What typography must not touch: addresses, file names, telephone numbers. Each pattern is tried
 * only where such a thing can begin (the look-behind), and its repetitions share no character with
 * what follows them: together that keeps the time linear on any input.
 */
const addresses: readonly Pattern[] = [
  // Pages, without the punctuation of the sentence in which they stand.
  pattern.giu`(?<![\p{L}\p{N}])(?:[a-z][a-z0-9+.\-]{1,15}:\/\/|www\.|mailto:|tel:)[^\s${OBJECT}<>"“”„«»‘’]*[^\s${OBJECT}<>"“”„«»‘’.,:;!?…')\]}]`,
  // E-mail, after the apostrophe that may stand inside: o'brien@example.org.
  pattern.gu`(?<=[\p{L}\p{N}_])'(?=[\p{L}\p{N}_+-]+(?:\.[\p{L}\p{N}_+-]+)*@[\p{L}\p{N}])`,
  pattern.gu`(?<![\p{L}\p{N}_+-]|(?<=[\p{L}\p{N}_+-])\.)[\p{L}\p{N}_+-]+(?:\.[\p{L}\p{N}_+-]+)*@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+`,
  // Hosts, paths and file names: presse.cnes.fr/agenda, PR081-2018_fr.pdf.
  /(?<![\w/\\-]|(?<!\.)\.)[\w-]+(?:[./\\][\w-]+)*\.[a-z][a-z0-9]{1,5}(?!\w)(?:\/[\w./-]*\w)?/giu,
];

/** Telephone numbers: abroad, after a label, in pairs, with an area code. Each ends its match. */
const telephones: readonly Pattern[] = [
  pattern.gu`(?<![\p{L}\p{N}\uFDD0+])(?<number>\+(?=(?:[\s().\u2011–—-]*\d){9})\d{1,4}(?:(?:\s+|[.\u2011–—-]|\s*\(\d{1,5}\)\s*)\d{1,5}){2,8})(?!\d)`,
  pattern.giu`(?<![\p{L}\uFDD0])(?:tel|tél|тел|phone|fax|факс)\.?\s*(?::\s*)?(?<number>\(?\d{1,5}\)?(?:(?:\s+|[.\u2011–—-])\(?\d{1,5}\)?){1,8})(?!\d)`,
  /(?<![\d\uFDD0]|\d[.,–—-])(?<number>\d\d(?:(?:\s+|[.–—-])\d\d){3,4})(?![\d–—-])/gu,
  /(?<![\d\uFDD0])(?<number>(?:[18](?:\s+|[–—-]))?\(\d{2,5}\)\s*\d{2,4}(?:(?:\s+|[–—-])\d{2,4}){1,3})(?!\d)/gu,
];

/**
 * Covers facts with one `OBJECT` for each code unit, so that every place stays where it is, and
 * gives what lies under all the objects of the text. The spaces of telephone numbers become
 * no-break on the way: a number is never torn.
 */
export function coverFacts(text: string): { shown: string; hidden: string } {
  let shown = text;
  for (const address of addresses) shown = shown.replace(patternFor(shown, address), cover);
  const units = text.split('');
  for (const telephone of /\d/.test(text) ? telephones : []) {
    shown = shown.replace(patternFor(shown, telephone), (...args) => {
      const [found] = args;
      const { number } = args.at(-1) as { number: string };
      const end = (args.at(-3) as number) + found.length;
      for (let at = end - number.length; at < end; at++) {
        if (/\s/.test(units[at] ?? '')) units[at] = NBSP;
      }
      return found.slice(0, -number.length) + cover(number);
    });
  }
  return { shown, hidden: units.filter((_, at) => shown[at] === OBJECT).join('') };
}

/** Puts back what `coverFacts` hid. */
export function uncoverFacts(shown: string, hidden: string): string {
  let next = 0;
  return shown.replaceAll(OBJECT, () => hidden[next++] ?? '');
}

function cover(fact: string): string {
  return OBJECT.repeat(fact.length);
}
