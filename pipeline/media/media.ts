import type { Paragraph, PhrasingContent } from 'mdast';
import type { Artifact } from '../model/artifact.ts';
import type { PictureNotes } from '../model/image.ts';
import type { LocalizedDocument, LocalizedMedia } from '../model/localized-document.ts';
import { copyName } from '../model/media-name.ts';
import { printable } from '../model/pasteable.ts';
import { embed } from './embed.ts';
import { iimBlock } from './iim.ts';
import { type PictureWords, xmpPacket } from './xmp.ts';

/**
 * The pictures that go with a release as files of its pack, in full size and in smaller copies, each
 * with its caption, alternative text, credit and copyright inside, in every language of the pack
 * (IPTC Photo Metadata 2023.2), so that they stay with it wherever it goes.
 */
export function mediaArtifacts(documents: readonly LocalizedDocument[]): Artifact[] {
  const own = documents.find(({ locale, originalLanguage }) => locale === originalLanguage);
  const main = own ?? documents[0];
  if (!main) return [];
  return main.media.flatMap((picture, index) => {
    const image = main.images.get(picture.file);
    if (!image) return [];
    const { mediaType, copies = [] } = image;
    const words = wordsOf(index, { main, documents, notes: image.notes ?? {} });
    const blocks = { xmp: xmpPacket(words), iim: iimBlock(words) };
    const file = (name: string, format: string, bytes: Uint8Array): Artifact => ({
      name: `media/${name}`,
      format,
      mediaType,
      bytes: embed(bytes, blocks),
    });
    return [
      file(picture.name, 'media', image.bytes),
      ...copies.map(({ size, bytes }) => file(copyName(picture.name, size), 'preview', bytes)),
    ];
  });
}

/** What the files say of a picture: the front matter first, then what the file said itself. */
function wordsOf(
  index: number,
  {
    main,
    documents,
    notes,
  }: { main: LocalizedDocument; documents: readonly LocalizedDocument[]; notes: PictureNotes },
): PictureWords {
  const picture = main.media[index] as LocalizedMedia;
  const said = (of: (media: LocalizedMedia) => string | undefined) => {
    const texts = documents.flatMap(({ locale, media }) => {
      const text = of(media[index] as LocalizedMedia);
      return text ? [{ locale, text: printable(text) }] : [];
    });
    return { main: printable(of(picture) ?? ''), texts };
  };
  const caption = said(({ caption: one }) => one && textOf(one));
  const credit = picture.credit ? printable(picture.credit.text) : notes.credit;
  const creator = picture.credit ? undefined : notes.creator;
  const copyright = picture.copyright ? printable(picture.copyright) : notes.copyright;
  return {
    alternative: said(({ alt }) => alt.text),
    caption: caption.main === '' ? { main: notes.caption ?? '', texts: [] } : caption,
    ...(credit && { credit }),
    ...(creator && { creator }),
    ...(copyright && { copyright }),
  };
}

/** The words of a caption on one line. */
function textOf({ children }: Pick<Paragraph, 'children'>): string {
  const read = (node: PhrasingContent): string => {
    if (node.type === 'break') return ' ';
    if ('children' in node) return textOf(node as Pick<Paragraph, 'children'>);
    return 'value' in node && node.type !== 'html' ? node.value : '';
  };
  return children.map(read).join('').replace(/\s+/g, ' ').trim();
}
