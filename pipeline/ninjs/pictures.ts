import { posix } from 'node:path';
import { identityOf } from '../model/identity.ts';
import type { LocalizedDocument } from '../model/localized-document.ts';
import { pasteable } from '../model/pasteable.ts';
import { textOf, type XhtmlStory } from './xhtml.ts';

/** The pictures that go with a release, each a news object of its own. */
export function pictureItems(document: LocalizedDocument, { captions }: XhtmlStory) {
  const { images, locale, media, moments } = document;
  return media.map(({ file, alt, credit, copyright }, index) => {
    const caption = captions[index];
    const image = images.get(file);
    return {
      name: posix.basename(file),
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
          {
            name: 'original',
            contentType: image.mediaType,
            title: posix.basename(file),
            width: image.width,
            height: image.height,
            sizeInBytes: image.bytes.length,
          },
        ],
      }),
    };
  });
}
