import type { Hunspell } from 'hunspell-asm';
import { type Guide, isKnownWord } from '../model/guide.ts';
import { matchesIn, pattern } from '../model/pattern-for.ts';
import type { Placed } from './placed.ts';
import type { Subject } from './question.ts';

/** A dictionary in Hunspell's form: its rules of endings, and its words. */
export interface Dictionary {
  readonly aff: Uint8Array;
  readonly dic: Uint8Array;
}

/** Gives the dictionary of a language, by its tag; nothing where there is none. */
export type Dictionaries = (tag: string) => Promise<Dictionary | undefined>;

/**
 * Asks for words that the dictionary of their language does not know. Names are accepted: words with
 * a capital inside a sentence, and whatever the source writes alike; so are the glossary's words.
 */
export async function askSpelling(
  subjects: readonly Subject[],
  guide: Guide,
  dictionaries: Dictionaries,
): Promise<Placed[]> {
  const language = subjects[0]?.language;
  const dictionary = language && (await dictionaries(language));
  if (!dictionary) return [];
  const hunspell = await open(language, dictionary);
  const accepted = withNames(guide);
  return subjects.flatMap((subject) => {
    if (subject.segment.kind === 'contact name') return [];
    const seen = new Set<string>();
    return matchesIn(subject.alone, words).flatMap(({ 0: word, index }): Placed[] => {
      const plain = word.replaceAll('’', "'");
      if (seen.has(plain) || isAccepted(plain, index, { subject, accepted, hunspell })) return [];
      seen.add(plain);
      const better = hunspell.suggest(plain).slice(0, 3);
      return [
        {
          rule: 'spelling',
          level: 'warning',
          reason: `Unexpected word “${word}”, expected ${better.length > 0 ? better.map((one) => `“${one}”`).join(' or ') : 'one that the dictionary knows'}`,
          note: 'If it is right, put it into the words of the glossary.',
          place: subject.place(index),
          segment: subject.segment.key,
        },
      ];
    });
  });
}

/** Words, with hyphens and apostrophes inside; not addresses, numbers or acronyms. */
const words = pattern.gu`(?<![\p{L}\p{N}@._/\\#-])\p{L}[\p{L}\p{M}]*(?:[’'-]\p{L}[\p{L}\p{M}]*)*(?![\p{L}\p{N}@_/\\-]|\.\p{L})`;

const opened = new Map<string, Promise<Hunspell>>();

/** Loads a dictionary once; it takes about a tenth of a second. */
function open(language: string, dictionary: Dictionary): Promise<Hunspell> {
  let hunspell = opened.get(language);
  if (!hunspell) {
    hunspell = load(dictionary);
    opened.set(language, hunspell);
  }
  return hunspell;
}

async function load({ aff, dic }: Dictionary): Promise<Hunspell> {
  const { loadModule } = await import('hunspell-asm');
  const factory = await loadModule();
  return factory.create(
    factory.mountBuffer(aff, 'words.aff'),
    factory.mountBuffer(dic, 'words.dic'),
  );
}

/** The guide's words, with each part of its names. */
function withNames(guide: Guide): Pick<Guide, 'words'> {
  const parts = guide.names.flatMap(({ target }) => target.toLowerCase().split(/[\s-]+/));
  return { words: new Set([...guide.words, ...parts]) };
}

function isAccepted(
  word: string,
  index: number,
  {
    subject,
    accepted,
    hunspell,
  }: { subject: Subject; accepted: Pick<Guide, 'words'>; hunspell: Hunspell },
): boolean {
  const lower = word.toLowerCase();
  if (isKnownWord(lower, accepted) || /\p{Lu}.*\p{Lu}/u.test(word) || word.length < 3) return true;
  // A language that writes in another alphabet keeps foreign names as they are.
  if (subject.language === 'ru' && !/\p{Script=Cyrillic}/u.test(word)) return true;
  if (hunspell.spell(word) || hunspell.spell(lower)) return true;
  if (subject.language === 'ru' && hunspell.spell(lower.replaceAll('ё', 'е'))) return true;
  // A name, unless the capital only opens a sentence.
  const opens = subject.sentences.some(({ start }) => index - start >= 0 && index - start < 3);
  if (/^\p{Lu}/u.test(word) && !opens) return true;
  // French elides, and all join words: « l'accord-cadre ».
  const parts = word.split(/['-]/);
  return (
    parts.length > 1 &&
    parts.every((part) => {
      const small = part.toLowerCase();
      return (
        part.length < 3 ||
        /^\p{Lu}/u.test(part) ||
        isKnownWord(small, accepted) ||
        hunspell.spell(part)
      );
    })
  );
}
