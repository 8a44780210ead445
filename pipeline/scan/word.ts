import { unzipSync } from 'fflate';
import { leaksOfPicture } from './picture.ts';
import { isStranger, leaksOfWords, type Secrets } from './text.ts';

/** What a Word file carries besides its text (ECMA-376, part 1: 15.2, 17.13, 17.3.2.41). */
export function leaksOfWord(file: Buffer, secrets: Secrets): string[] {
  const leaks = leaksOfArchive(file);
  for (const [name, content] of Object.entries(unzipSync(file))) {
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    if (/\.(?:xml|rels)$/.test(name))
      leaks.push(...leaksOfPart(name, bytes.toString('utf8'), secrets));
    else if (/\.(?:png|jpe?g)$/i.test(name)) leaks.push(...leaksOfPicture(bytes, secrets));
    else if (/vbaProject|\.bin$/.test(name)) leaks.push('a macro');
    if (/(?:^|\/)(?:embeddings|customXml)\//.test(name)) leaks.push('an attached file');
  }
  return leaks;
}

function leaksOfPart(name: string, text: string, secrets: Secrets): string[] {
  // Words are cut by runs and end with paragraphs.
  const plain = text.replace(/<\/w:p>|<w:(?:br|tab)\b[^>]*>/g, ' ').replace(/<[^>]*>/g, '');
  const leaks = [...leaksOfWords(plain, secrets), ...leaksOfWords(text, secrets)];
  for (const [pattern, found] of baggage) if (pattern.test(text)) leaks.push(found);
  if (/(?:^|\/)comments\w*\.xml$/.test(name) && /<w:comment\b/.test(text)) leaks.push('a comment');
  const people = text.matchAll(
    /<(?:dc:creator|cp:lastModifiedBy|Manager|Company)>([^<]+)<|<w15:person\b[^>]*w15:author="([^"]+)"/g,
  );
  for (const [, element, attribute] of people) {
    const person = element ?? attribute;
    if (isStranger(person, secrets)) leaks.push(`the author’s name, ${person}`);
  }
  return leaks;
}

const baggage: readonly (readonly [RegExp, string])[] = [
  [/<w:(?:ins|del|moveFrom|moveTo)\b/, 'a tracked change'],
  [
    /<w:(?:vanish|specVanish|webHidden)(?:\s+w:val="(?:1|true|on)")?\s*\/>|<w:sz w:val="[0-3]"/,
    'hidden text',
  ],
  [
    /<w:(?:docVar|rsidRoot|attachedTemplate)\b|<(?:Template|HyperlinkBase)>[^<]/,
    'what an editing program noted',
  ],
  [/<property\b[^>]*name="/, 'a property of its own'],
];

/** What an archive says besides its files (PKWARE, APPNOTE 6.3.10: 4.3.12, 4.3.16, 4.5). */
export function leaksOfArchive(file: Buffer): string[] {
  const end = file.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > file.length) return [];
  const leaks: string[] = [];
  if (end + 22 < file.length) leaks.push('a comment of its archive');
  let at = file.readUInt32LE(end + 16);
  for (let count = file.readUInt16LE(end + 10); count > 0 && at + 46 <= end; count -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((field) => file.readUInt16LE(at + field));
    if (extra) leaks.push('what a system noted in its archive');
    if (comment) leaks.push('a comment of its archive');
    at += 46 + name! + extra! + comment!;
  }
  return leaks;
}
