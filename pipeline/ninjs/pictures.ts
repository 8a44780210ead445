import { identityOf } from '../model/identity.ts';
import type { ImageCopy, ImageFile } from '../model/image.ts';
import type { LocalizedDocument } from '../model/localized-document.ts';
import { copyName } from '../model/media-name.ts';
import { pasteable } from '../model/pasteable.ts';
import { addressOf } from './address.ts';
import { textOf, type XhtmlStory } from './xhtml.ts';

/** The pictures that go with a release, each a news object of its own. */
export function pictureItems(document: LocalizedDocument, { captions }: XhtmlStory) {
  const { images, locale, media, moments } = document;
  return media.map(({ file, name, alt, credit, copyright }, index) => {
    const caption = captions[index];
    const image = images.get(file);
    return {
      name,
      rel: 'picture',
      uri: `${identityOf(document)}:picture-${index + 1}`,
      type: 'picture',
      language: locale,
      firstCreated: moments.released,
      ...(credit && { by: pasteable(credit.text) }),
      ...(copyright && { copyrightNotice: pasteable(copyright) }),
      descriptions: [
        ...(caption ? [{ role: 'caption', value: pasteable(textOf({ children: caption })) }] : []),
        { role: 'alternative text', value: pasteable(alt.text) },
      ],
      ...(image && {
        renditions: [
          rendition('original', `media/${name}`, image, document),
          ...(image.copies ?? []).map((copy) =>
            rendition(`web-${copy.size}`, `media/${copyName(name, copy.size)}`, copy, document),
          ),
        ],
      }),
    };
  });
}

/** Its size in bytes is not said: the file of the pack says more than the image that we know here. */
function rendition(
  name: string,
  path: string,
  { mediaType, width, height }: ImageFile | ImageCopy,
  document: LocalizedDocument,
) {
  return {
    name,
    ...addressOf(document, path),
    contentType: mediaType,
    title: path.replace(/^media\//, ''),
    width,
    height,
  };
}
