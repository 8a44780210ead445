import type { Element, ElementContent } from 'hast';
import type { Paragraph } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { VFile } from 'vfile';
import { screen } from '../../design/screen.ts';
import { copyOf, type ImageFile } from '../../model/image.ts';
import { isLanguageTag } from '../../model/language.ts';
import type {
  LocalizedDocument,
  LocalizedMedia,
  LocalizedText,
} from '../../model/localized-document.ts';
import { copyName } from '../../model/media-name.ts';
import { direction } from '../direction.ts';
import { block, element } from '../element.ts';
import { makeText } from '../text.ts';

/**
 * Makes the section of the pictures that go with a release: each in a size that fits the screen, with
 * its caption, author and owner, and a link to the file in full size. They are files of the pack
 * beside the page; without them the page says what they show.
 */
export function makePictures(document: LocalizedDocument): Element | undefined {
  const { labels, media } = document;
  if (media.length === 0) return undefined;
  return block(
    'section',
    { className: ['pictures'], ariaLabelledBy: ['pictures'] },
    element('h2', { id: 'pictures' }, labels.media),
    ...media.map((picture) => makeFigure(picture, document)),
  );
}

function makeFigure(picture: LocalizedMedia, document: LocalizedDocument): Element {
  const { alt, caption, copyright, credit, file } = picture;
  const { labels } = document;
  const image = document.images.get(file);
  return block(
    'figure',
    // The label repeats the caption, as RGAA 4.1.2, criterion 1.9, asks.
    caption ? { role: 'figure', ariaLabel: plainText(caption) } : {},
    image
      ? makeImage(picture, image)
      : element('span', { className: ['image'], ...languageOf(alt) }, alt.text),
    block(
      'figcaption',
      {},
      caption && element('p', {}, ...contentOf(caption, document)),
      credit && element('p', {}, `${labels.credit}${labels.colon}`, spoken(credit)),
      copyright === undefined ? undefined : element('p', {}, copyright),
      image && makeDownload(picture, image, document),
    ),
  );
}

/** On a telephone the smallest copy is fetched, on a large screen the next; never the whole file. */
function makeImage({ alt, name }: LocalizedMedia, image: ImageFile): Element {
  const shown = copyOf(image, largest);
  const nameOf = (size: number) => encodeURI(`media/${copyName(name, size)}`);
  const copies = (image.copies ?? []).map(({ size, width }) => `${nameOf(size)} ${width}w`);
  const whole = `media/${encodeURI(name)}`;
  const srcSet = 'size' in shown ? copies : [...copies, `${whole} ${image.width}w`];
  return element('img', {
    src: 'size' in shown ? nameOf(shown.size) : whole,
    ...(srcSet.length > 1 && {
      srcSet: srcSet.join(', '),
      sizes: `(min-width: ${screen.breakpoints.narrow}) ${screen.measure}, 100vw`,
    }),
    alt: alt.text,
    ...languageOf(alt),
    width: shown.width,
    height: shown.height,
    loading: 'lazy',
    decoding: 'async',
  });
}

/** Pixels that the widest column of text may show, on a screen with two of them for one. */
const largest = 1600;

function makeDownload({ name }: LocalizedMedia, image: ImageFile, { locale }: LocalizedDocument) {
  const { bytes, height, mediaType, width } = image;
  const number = new Intl.NumberFormat(locale);
  const isLarge = bytes.length >= 1e6;
  const weight = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: bytes.length >= 1e7 || !isLarge ? 0 : 1,
  }).format(Math.max(1, bytes.length / (isLarge ? 1e6 : 1e3)));
  const kind = mediaType === 'image/png' ? 'PNG' : 'JPEG';
  const size = `${number.format(width)}\u00A0×\u00A0${number.format(height)}`;
  return element(
    'p',
    {},
    element('a', { href: `media/${encodeURI(name)}`, type: mediaType }, name),
    ` (${kind}, ${size}, ${weight.replace(' ', '\u00A0')})`,
  );
}

function spoken(words: LocalizedText): Element | string {
  return words.lang === undefined ? words.text : element('span', languageOf(words), words.text);
}

function languageOf({ lang }: LocalizedText): { lang?: string; dir?: string } {
  return lang !== undefined && isLanguageTag(lang) ? { lang, dir: direction(lang) } : {};
}

/** A caption as the children of an element: it may have emphasis and links. */
function contentOf(caption: Paragraph, document: LocalizedDocument): ElementContent[] {
  const { kicker: _, notice: __, subtitle: ___, ...rest } = document;
  const { body } = makeText({ ...rest, body: { type: 'root', children: [caption] } }, new VFile());
  return body.flatMap((node) =>
    node.type === 'element' && node.tagName === 'p' ? node.children : [],
  );
}
