import { pattern, patternFor } from '../../model/pattern-for.ts';
import { type Atom, numberKey } from './fact.ts';
import { find, note, type Passage } from './passage.ts';

/** Notes the references of a text: PR081-2018, A/RES/70/1, MTB-2, CO₂, COVID-19, 3-D. */
export function readCodes(passage: Passage): void {
  if (!/[\d₀-₉]/.test(passage.text)) return;
  for (const match of find(passage, candidate)) {
    // “COVID-19-related” speaks of COVID-19.
    const text = match[0].replace(patternFor(match[0], adjectival), '');
    if (!isCode(text)) continue;
    note(passage, {
      kind: 'code',
      start: match.index,
      end: match.index + text.length,
      keys: [codeKey(text)],
      atoms: atomsOf(text),
    });
  }
}

/** The letters and figures of a code, without what joins them and whatever their case. */
export function codeKey(text: string): string {
  const plain = text.normalize('NFKC').toUpperCase();
  const latin = plain.replace(/[АВЕКМНОРСТХ]/g, (letter) => twins.get(letter) ?? letter);
  return `c:${latin.replace(patternFor(latin, joints), '')}`;
}

const joints = pattern.gu`[^\p{L}\p{N}/.]`;

const twins = new Map([...'АВЕКМНОРСТХ'].map((letter, at) => [letter, 'ABEKMHOPCTX'[at] ?? '']));

const adjectival = pattern.u`(?<=\d)(?:[-\u2010\u2011–]\p{Ll}{3,})+$`;
const joined = '[-\\u2010\\u2011–/._]';
const candidate = pattern.gu`(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}./_\u2010\u2011–-]{0,60}[\d₀-₉])[\p{L}\p{N}]{1,40}(?:${joined}[\p{L}\p{N}]{1,40}){0,8}(?![\p{L}\p{N}_])`;

const pointed = pattern.u`^\p{L}{1,6}\.\d+$`;

function isCode(text: string): boolean {
  const letters = /\p{L}/u.exec(text);
  const figure = /[\d₀-₉]/u.exec(text);
  if (!letters || !figure) return false;
  // “No.1”, “p.12”, “vol.3”: a word and a number.
  if (patternFor(text, pointed).test(text)) return false;
  if (letters.index < figure.index) {
    const before = text.slice(0, figure.index);
    // “mid-1990s” and “post-2015” are words before a number.
    return /\p{Lu}/u.test(before) || /\p{L}$/u.test(before) || /\d\p{Lu}/u.test(text);
  }
  // 3D, 4G, 2FA, 3-D, but not 21st, 10-летний, 1960s, 50M.
  return /^\d{1,4}[-\u2010\u2011–]?[A-Z]{1,4}\d{0,4}$/u.test(text) && !/^\d+[KMBT]$/.test(text);
}

function atomsOf(text: string): Atom[] {
  const plain = text.normalize('NFKC');
  return [...plain.matchAll(/\d+(?:\.\d+)?/g)].map(([figures]) => ({
    keys: keysOfFigures(figures),
    demand: 'always',
    text: figures,
  }));
}

function keysOfFigures(figures: string): string[] {
  const value = Number(figures);
  return figures.length > 15 ? [`n:${figures}`] : [numberKey(value)];
}
