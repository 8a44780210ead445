import type { VFile } from 'vfile';
import { matchesIn, pattern } from '../../model/pattern-for.ts';
import type { Place } from '../../model/release.ts';
import { e164Of } from '../../parse/settings.ts';
import { excerpt, say } from '../../report/message.ts';
import { plainUrl } from './addresses.ts';
import type { LinkTarget, Prose } from './prose.ts';

/** Finds web addresses that are written out with a slip: `http:/example.org`, `www,example.org`. */
export function checkSpelledAddresses(
  { text }: Prose,
  placeOf: (at: number) => Place,
  file: VFile,
): void {
  if (!/www|\/\/|https?:/i.test(text)) return;
  for (const { 0: found, index } of matchesIn(text, slip)) {
    complain(found, 'a web address such as https://example.org', placeOf(index), file);
  }
}

const slip = pattern.giu`(?<![\p{L}\p{N}:/.])(?:https?(?::\/(?!\/)|:?;\/\/|\/\/|:\/\/(?=\s|$)|:(?=www\.))|(?:htp|htpp|hhtp|httpp|ttp|htttp)s?:\/\/|www[,;:](?=\p{L})|www\.[\p{L}\p{N}-]+(?![\p{L}\p{N}.-])|www\.[\p{L}\p{N}.-]*,(?=\p{L}{2,4}(?!\p{L})))[^\s<>"“”«»]*`;

/** Finds faults in the address behind a link, and a label that names another one. */
export function checkTarget({ url, label }: LinkTarget, place: Place, file: VFile): void {
  const scheme = /^([a-z]+):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === 'mailto') {
    const address = url.slice(7).replace(/\?.*$/s, '');
    if (!/^[^\s@,]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(address)) {
      complain(url, 'an address such as mailto:press@example.org', place, file);
    } else if (/^[^\s@]+@[^\s@]+$/.test(label.trim()) && label.trim() !== address) {
      complainOfLabel(label, address, place, file);
    }
  } else if (scheme === 'tel') {
    const number = e164Of(url.slice(4));
    if (!number) complain(url, 'a telephone number such as tel:+33144767500', place, file);
    else if (/^\+[\d\s().-]{8,}$/.test(label.trim()) && e164Of(label) !== number) {
      complainOfLabel(label, url.slice(4), place, file);
    }
  } else if (scheme === 'http' || scheme === 'https') checkPage(url, label, { place, file });
}

function checkPage(
  url: string,
  label: string,
  { place, file }: { place: Place; file: VFile },
): void {
  const host = /^[^/?#]*/.exec(plainUrl(url))?.[0] ?? '';
  const isHost = /^(?:[^\s.,;@]+\.)+[\p{L}\p{N}-]{2,}(?::\d+)?$/u.test(host);
  if (!isHost || /^https?[:/]/i.test(plainUrl(url))) {
    complain(url, 'a web address such as https://example.org', place, file);
    return;
  }
  // A label that is an address itself leads where it says.
  const shown = /^(?:https?:\/\/)?(?:[\w-]+\.)+[a-z]{2,}(?:\/\S*)?$/i.test(label.trim());
  const bare = (address: string): string =>
    plainUrl(address.trim())
      .replace(/^www\./, '')
      .split(/[/?#]/)[0] ?? '';
  if (shown && bare(label) !== bare(url)) complainOfLabel(label, url, place, file);
}

function complain(found: string, expected: string, place: Place, file: VFile): void {
  say(file, {
    rule: 'malformed-link',
    level: 'warning',
    reason: `Unexpected “${excerpt(found)}”, expected ${expected}`,
    note: 'Nobody can follow this address.',
    place,
  });
}

function complainOfLabel(label: string, url: string, place: Place, file: VFile): void {
  say(file, {
    rule: 'misleading-link',
    level: 'warning',
    reason: `Unexpected “${excerpt(label)}” as the text of a link to “${excerpt(url)}”, expected the same address`,
    note: 'On screen readers follow the link, on paper they type what they read.',
    place,
  });
}
