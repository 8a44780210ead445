import { pattern } from '../../model/pattern-for.ts';
import { numberKey } from './fact.ts';
import { find, note, type Passage } from './passage.ts';

/** Notes the Roman numerals of centuries, kings and chapters: XXI, XIV, II. */
export function readRoman(passage: Passage): void {
  for (const match of find(passage, roman)) {
    const [text] = match;
    const value = romanValue(text.replaceAll('Х', 'X'));
    if (value === undefined) continue;
    const keys = [numberKey(value)];
    note(passage, {
      kind: 'number',
      start: match.index,
      end: match.index + text.length,
      keys,
      atoms: [{ keys, demand: value > 2 ? 'answer' : 'never', text }],
    });
  }
}

const roman = pattern.gu`(?<![\p{L}\p{N}.'’&-])(?:[IVXХ]{2,6}|[VXХ](?=(?:e|ᵉ|ème)?\s+(?:siècle|век)))(?=(?:e|ᵉ|ème|er)?(?![\p{L}\p{N}&]))`;

function romanValue(text: string): number | undefined {
  if (!/^X{0,3}(?:IX|IV|V?I{0,3})$/.test(text)) return undefined;
  const figures = { I: 1, V: 5, X: 10 } as const;
  const values = [...text].map((letter) => figures[letter as 'I' | 'V' | 'X']);
  return values.reduce<number>(
    (sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value),
    0,
  );
}
