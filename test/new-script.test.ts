import { VFile } from 'vfile';
import { expect, test, vi } from 'vitest';
import { pdf } from '../pipeline/pdf/pdf.ts';
import { readFaces } from '../pipeline/read/faces.ts';
import { typeset } from '../pipeline/typeset/typeset.ts';
import { documentText } from './support/document-text.ts';
import { dullDesign } from './support/dull-design.ts';
import { problems, readPdf, structureText } from './support/pdf/reader.ts';
import { sampleDocument } from './support/sample.ts';

/* A new script: what it takes is two faces and the name of their family in the table. */
vi.mock('../pipeline/design/faces.ts', async (original) => {
  const own = await original<typeof import('../pipeline/design/faces.ts')>();
  const file = { package: '@expo-google-fonts/noto-sans-georgian', serif: false, common: false };
  const path = (weight: string) => `${weight}/NotoSansGeorgian_${weight}.ttf`;
  const faces = {
    georgian: { ...file, path: path('400Regular'), weight: 400, scale: 1 },
    'georgian-bold': { ...file, path: path('600SemiBold'), weight: 600, scale: 1 },
  };
  return { ...own, faces: { ...own.faces, ...faces }, standIns: [...own.standIns, 'georgian'] };
});

test('is set once its faces are in the table', async () => {
  const document = sampleDocument(georgian, { locale: 'ka' });
  const file = new VFile();
  const paged = typeset(document, readFaces(), file, dullDesign);
  expect(file.messages).toEqual([]);
  const bytes = await pdf(paged);
  const read = readPdf(bytes);
  expect(problems(read)).toEqual([]);
  expect(structureText(read)).toBe(documentText(document));
  const runs = paged.pages.flatMap(({ content }) => content.flatMap(({ drawings }) => drawings));
  const names = new Set(runs.flatMap((run) => (run.kind === 'glyphs' ? [run.face.name] : [])));
  expect(names).toContain('georgian');
  expect(names).toContain('georgian-bold');
});

const georgian = `# კოსმოსური თანამშრომლობა

ორი სააგენტოს ხელმძღვანელები **მოსკოვში** შეხვდნენ, რათა შეეჯამებინათ ერთობლივი მუშაობა და ხელი მოეწერათ შეთანხმებაზე. 🚀
`;
