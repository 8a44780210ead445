import { unzipSync } from 'fflate';
import { leaksOfWords, type Secrets } from './text.ts';

/** What a Word file carries besides its text (ECMA-376, part 1: 15.2, 17.13, 17.3.2.41). */
export function leaksOfWord(file: Buffer, secrets: Secrets): string[] {
  const parts = Object.entries(unzipSync(file)).map(
    ([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')] as const,
  );
  const leaks: string[] = [];
  for (const [name, text] of parts) {
    if (!/\.(?:xml|rels)$/.test(name)) {
      if (/vbaProject|\.bin$/.test(name)) leaks.push('a macro');
      continue;
    }
    leaks.push(
      ...leaksOfWords(text.replace(/<[^>]*>/g, ''), secrets),
      ...leaksOfWords(text, secrets),
    );
    if (/<w:(?:ins|del|moveFrom|moveTo)\b/.test(text)) leaks.push('a tracked change');
    if (/<w:vanish\s*\/>/.test(text)) leaks.push('hidden text');
    if (/(?:^|\/)comments\w*\.xml$/.test(name) && /<w:comment\b/.test(text))
      leaks.push('a comment');
    const person = /<(?:dc:creator|cp:lastModifiedBy)>([^<]+)</.exec(text)?.[1];
    if (person && !secrets.source.includes(person)) leaks.push(`the author’s name, ${person}`);
  }
  return leaks;
}
