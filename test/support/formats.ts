import type { Paragraph, Root } from 'mdast';
import { VFile } from 'vfile';
import { formats } from '../../pipeline/formats.ts';
import type { Artifact } from '../../pipeline/model/artifact.ts';
import type { LocalizedDocument } from '../../pipeline/model/localized-document.ts';
import { rules } from '../../pipeline/parse/rules.ts';
import { pressHere } from '../../pipeline/press/press.ts';
import { readFaces } from '../../pipeline/read/faces.ts';
import { sampleImages } from './pages.ts';
import { sampleDocument } from './sample.ts';

/** A document made of Markdown as parse/ gives it: references resolved, raw HTML gone. */
export function ruledDocument(
  markdown: string,
  overrides: Partial<LocalizedDocument> = {},
): LocalizedDocument {
  const document = sampleDocument(markdown, { images: sampleImages, ...overrides });
  const tree: Root = { type: 'root', children: [document.headline, ...document.body.children] };
  rules.runSync(tree, new VFile({ path: 'source/sample.md' }));
  const [headline, ...children] = tree.children;
  return {
    ...document,
    headline: headline as LocalizedDocument['headline'],
    body: { type: 'root', children },
  };
}

const faces = readFaces();

/** The file of a document in one format. */
export async function make(
  name: string,
  document: LocalizedDocument,
  siblings: readonly Artifact[] = [],
): Promise<Buffer> {
  const format = formats.find((one) => one.name === name);
  if (!format) throw new Error(`no format ${name}`);
  const file = new VFile({ path: 'source/TEST-1.md' });
  const { sheet } = format;
  const print = sheet && pressHere(faces)({ document, sheet, path: file.path });
  const tools = { print, file, siblings };
  return Buffer.from(await format.make(document, tools));
}

/** A release of everything that stands around a text: notice, embargo, dateline, pictures. */
export const surroundings: Partial<LocalizedDocument> = {
  kicker: paragraph('France–Russia space cooperation'),
  subtitle: paragraph('The framework takes over from the agreement of 1966'),
  dateline: 'Moscow, 15 June 2018',
  opening: 'Moscow, 15 June 2018\u00A0–',
  town: { text: 'Moscow' },
  embargo: { iso: '2018-06-15T18:00:00+02:00', text: 'Embargoed until 18:00 CEST (16:00 UTC)' },
  version: 2,
  notice: {
    kind: 'correction',
    label: 'Correction',
    text: paragraph('The launch is in October, and not in November.'),
  },
  media: [
    {
      file: 'images/rocket.png',
      name: 'rocket.png',
      alt: { text: 'A rocket on its pad' },
      caption: paragraph('The rocket at dusk.'),
      credit: { text: 'Jeanne Martin' },
      copyright: '© CNES 2018',
    },
    { file: 'images/lost.png', name: 'lost.png', alt: { text: 'A satellite in a clean room' } },
  ],
};

export function paragraph(value: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value }] };
}
