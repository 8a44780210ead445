import { pattern, patternFor } from '../model/pattern-for.ts';

/**
 * Whether a word is an article, a conjunction or a short preposition, in which no line of a headline
 * should end: it belongs to what follows. So it is behind a bracket, a quotation mark or, in French, an
 * elision: « (le », « d’un ».
 */
export function isSmallWord(word: string, locale: string): boolean {
  const language = new Intl.Locale(locale).language;
  const lower = word.toLocaleLowerCase(language);
  const bare = lower.replace(patternFor(lower, marksBefore), '');
  const whole = language === 'fr' ? bare.replace(patternFor(bare, elision), '') : bare;
  return smallWords.get(language)?.has(whole) ?? false;
}

const marksBefore = pattern.u`^[^\p{L}\p{N}]+`;
const elision = pattern.u`^\p{L}+['’](?=.)`;

const smallWords: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['en', list('a an the and or of to in on at by for with from as into')],
  [
    'fr',
    list(
      'le la les l’ un une des de du d’ à au aux en et ou ni par pour sur sous dans avec sans ce cet cette ces son sa ses leur leurs',
    ),
  ],
  ['ru', list('в во и к ко с со у о об обо от до за из на не ни но а по под при для над без или')],
]);

function list(words: string): Set<string> {
  return new Set(words.split(' '));
}
