import type { Element } from 'hast';
import { direction } from '../html/direction.ts';
import { block, element } from '../html/element.ts';
import type { LanguageEntry } from '../model/manifest.ts';
import { linkFrom } from './address.ts';
import {
  downloadsOf,
  type Entry,
  editionOf,
  mainFileOf,
  originalOf,
  pathOf,
  type Site,
  stateOf,
  zipOf,
} from './entry.ts';
import type { IndexPage } from './page.ts';

/** Makes one release of an index page; in its original language where the page's own is lacking. */
export function makeRelease(entry: Entry, page: IndexPage, site: Site): Element {
  const { labels } = page;
  const own = editionOf(entry, labels.tag);
  const shown = own ?? originalOf(entry);
  const foreign = own ? {} : { lang: shown.tag, dir: direction(shown.tag) };
  const { date, reference } = entry.manifest;
  const state = stateOf(entry, labels);
  return block(
    'li',
    { className: ['release'] },
    block(
      'p',
      { className: ['when'] },
      element('time', { dateTime: date }, own?.date ?? site.writeDay(date, labels.tag)),
      element('span', {}, reference),
    ),
    block(
      'div',
      {},
      shown.kicker === undefined
        ? undefined
        : element('p', { className: ['kicker'], ...foreign }, shown.kicker),
      element('h2', foreign, titleLink(entry, shown, page)),
      state === undefined ? undefined : element('p', { className: ['state'] }, state),
      own ? undefined : element('p', { className: ['missing'] }, labels.notAvailable),
      own && downloads(entry, page, shown),
      otherLanguages(entry, page),
    ),
  );
}

function titleLink(entry: Entry, { tag, title }: LanguageEntry, page: IndexPage): Element | string {
  const file = mainFileOf(entry, tag);
  return file
    ? element('a', { href: linkFrom(page, pathOf(entry, file)), hrefLang: tag }, title)
    : title;
}

/** The other formats with their sizes, and the zips. */
function downloads(entry: Entry, page: IndexPage, { title }: LanguageEntry): Element | undefined {
  const { labels } = page;
  const whole = zipOf(entry);
  const own = zipOf(entry, labels.tag);
  const { languages } = entry.manifest;
  const items = [
    ...downloadsOf(entry, labels).map((file) => ({
      label: labels.formats[file.format] ?? file.format,
      path: pathOf(entry, file),
      type: file.mediaType,
      size: file.size,
    })),
    ...(own ? [{ label: labels.allFiles, path: own.name, type: zipType, size: own.size }] : []),
    ...(whole && (languages.length > 1 || !own)
      ? [{ label: labels.allLanguages, path: whole.name, type: zipType, size: whole.size }]
      : []),
  ];
  if (items.length === 0) return undefined;
  return block(
    'ul',
    // A list without marks is none to some screen readers, unless it says so.
    {
      className: ['downloads'],
      role: 'list',
      ariaLabel: `${labels.download}${labels.colon}${title}`,
    },
    ...items.map(({ label, path, type, size }) =>
      element(
        'li',
        {},
        element('a', { href: linkFrom(page, path), type }, label),
        ' ',
        element('small', {}, sizeIn(size, labels.tag)),
      ),
    ),
  );
}

const zipType = 'application/zip';

/** The languages in which the release is to be read, but the page's own. */
function otherLanguages(entry: Entry, page: IndexPage): Element | undefined {
  const { labels } = page;
  const links = entry.manifest.languages.flatMap(({ tag, name }) => {
    const file = tag === labels.tag ? undefined : mainFileOf(entry, tag);
    const href = file && linkFrom(page, pathOf(entry, file));
    return href ? [element('a', { href, lang: tag, hrefLang: tag }, name)] : [];
  });
  if (links.length === 0) return undefined;
  return element(
    'p',
    { className: ['others'] },
    `${labels.availableIn}${labels.colon}`,
    ...links.flatMap((link, index) => (index === 0 ? [link] : [', ', link])),
  );
}

/** A size in bytes as the language writes it: “94 kB”, « 94 ko ». */
function sizeIn(bytes: number, tag: string): string {
  const [unit, value] = bytes < 999_500 ? ['kilobyte', bytes / 1e3] : ['megabyte', bytes / 1e6];
  const digits = Number(value) < 10 ? 1 : 0;
  const key = `${tag} ${unit} ${digits}`;
  const format =
    sizeFormats.get(key) ??
    new Intl.NumberFormat(tag, {
      style: 'unit',
      unit: String(unit),
      maximumFractionDigits: digits,
    });
  sizeFormats.set(key, format);
  return format.format(Number(value));
}

/** To make one takes longer than to use it a thousand times. */
const sizeFormats = new Map<string, Intl.NumberFormat>();
