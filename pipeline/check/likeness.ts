/**
 * How a word sounds, roughly, whatever alphabet it is written in: its consonants as Latin letters,
 * those taken together that languages confuse. `Rogozin` and «Рогозиным» share `rksn`.
 */
export function soundOf(word: string): string {
  let sound = sounds.get(word);
  if (sound === undefined) {
    // Words come again and again. A text of nothing but new ones must not fill the memory.
    if (sounds.size > 20_000) sounds.clear();
    sound = consonantsOf(word);
    sounds.set(word, sound);
  }
  return sound;
}

const sounds = new Map<string, string>();

function consonantsOf(word: string): string {
  const latin = /\p{Script=Cyrillic}/u.test(word)
    ? [...word.toLowerCase()].map((letter) => cyrillic[letter] ?? '').join('')
    : word
        .toLowerCase()
        .normalize('NFD')
        .replace(/[^a-z]/g, '');
  return latin
    .replace(/sch|tch|tsh|sh|ch|zh|dzh|dj/g, 's')
    .replace(/ph|th/g, (pair) => (pair === 'ph' ? 'f' : 't'))
    .replace(/ts|tz|z|x|j/g, 's')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/ck|kh|gh|q|c|g|h/g, 'k')
    .replace(/w|b/g, 'v')
    .replace(/[aeiouy]/g, '')
    .replace(/(.)\1+/g, '$1');
}

const cyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ы: 'i',
  э: 'e',
  ю: 'u',
  я: 'a',
  і: 'i',
  ї: 'i',
};
