/** The languages of the benchmark's releases. */
export type Language = 'en' | 'fr' | 'ru';

/** A source of numbers from 0 up to 1. */
export type Random = () => number;

/** How words of a language are made: invented ones look and hyphenate like real ones. */
interface Sounds {
  readonly function: readonly string[];
  readonly onsets: readonly string[];
  readonly vowels: readonly string[];
  readonly codas: readonly string[];
  readonly endings: readonly string[];
}

/** Share of the running words that are function words, and that the run has never seen. */
const functionShare = 0.34;
const freshShare = 0.36;
/** Words that come back from release to release, the earlier the more often. */
const knownWords = 1200;

/**
 * The numbers of a seed, the same on every machine: Mulberry32 of Tommy Ettinger (public domain).
 */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of these. */
export function pick<T>(of: readonly T[], random: Random): T {
  return of[Math.floor(random() * of.length)]!;
}

/** Gives the words of one language, a part of them never given before. */
export function openVocabulary(language: Language, random: Random): () => string {
  const kind = sounds[language];
  const seen = new Set<string>();
  const coin = (): string => {
    for (;;) {
      const word = syllable(kind, random) + maybe(kind, random) + pick(kind.endings, random);
      if (seen.has(word)) continue;
      seen.add(word);
      return word;
    }
  };
  const known = Array.from({ length: knownWords }, coin);
  return () => {
    const chance = random();
    if (chance < functionShare) return pick(kind.function, random);
    if (chance < functionShare + freshShare) return coin();
    // The square makes the first words common and the last ones rare.
    return known[Math.floor(random() ** 2 * known.length)]!;
  };
}

function syllable({ onsets, vowels, codas }: Sounds, random: Random): string {
  return pick(onsets, random) + pick(vowels, random) + pick(codas, random);
}

function maybe(kind: Sounds, random: Random): string {
  return random() < 0.6 ? syllable(kind, random) : '';
}

const sounds: Readonly<Record<Language, Sounds>> = {
  en: {
    function: list('the of and to in a is that for on with as by at from this which will its are'),
    onsets: list(
      'b c d f g h l m n p r s t v w br ch cl cr dr fl fr gl gr pl pr sh sp st str th tr',
    ),
    vowels: list('a e i o u ea ou'),
    codas: ['', '', '', ...list('n r s l m t nd st ct')],
    endings: list('tion tions ment ness ity ing ed er al ive ance ism ology ally ate ic ers able'),
  },
  fr: {
    function: list(
      'le la les de des du et en un une que qui pour dans sur avec par au aux est ce se',
    ),
    onsets: list('b c d f g l m n p r s t v br ch cl cr dr fl fr gr pl pr qu tr vr'),
    vowels: list('a e i o u é è ou ai an on in'),
    codas: ['', '', '', '', ...list('r s l m t')],
    endings: list(
      'tion tions ment ité eur euse ance isme aire ique ées aient eaux ables ation ements',
    ),
  },
  ru: {
    function: list('и в на с по для от к о что как это из при за не также которые года до между'),
    onsets: list('б в г д ж з к л м н п р с т ф х ц ч ш вл гр др кр пл пр ст тр'),
    vowels: list('а е и о у я ю'),
    codas: ['', '', '', '', ...list('н р с л м т')],
    endings: list(
      'ость ение ования ский ального ировать ическими ениями ателей ости ение ный ная ного ами ация',
    ),
  },
};

function list(words: string): string[] {
  return words.split(' ');
}
