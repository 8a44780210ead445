import type { Picture } from '../model/paged-document.ts';
import type { OpenedImage, Writer } from './writer.ts';

/** The pictures of one document, each embedded once. */
export interface Pictures {
  /** Paints a picture on the page that is open. */
  paint(picture: Picture): void;
  /** Writes what is embedded, when everything has been painted. */
  finish(): Promise<void>;
}

/**
 * Opens the pictures of a document. pdfkit unpacks some of them on other threads and writes each
 * when it happens to be ready; here they wait for each other, so that the bytes do not depend on
 * who is first.
 */
export function openPictures(writer: Writer): Pictures {
  const opened = new Map<Uint8Array, OpenedPicture>();
  return {
    paint({ bytes, x, y, width, height }) {
      const picture = opened.get(bytes) ?? openPicture(writer, bytes);
      opened.set(bytes, picture);
      writer.image(picture.image, x, y, { width, height });
    },
    async finish() {
      for (const { unpacked, write } of opened.values()) {
        await unpacked;
        write();
      }
    },
  };
}

interface OpenedPicture {
  readonly image: OpenedImage;
  readonly unpacked: Promise<void>;
  readonly write: () => void;
}

function openPicture(writer: Writer, bytes: Uint8Array): OpenedPicture {
  const image = writer.openImage(bytes);
  const { finalize } = image;
  // A JPEG needs no unpacking: it is written when it is painted.
  if (!finalize) return { image, unpacked: Promise.resolve(), write: () => {} };
  const { promise: unpacked, resolve } = Promise.withResolvers<void>();
  image.finalize = () => resolve();
  return { image, unpacked, write: () => finalize.call(image) };
}
