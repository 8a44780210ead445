/** The dictionary of a language in Hunspell's form. */
export interface DictionaryFile {
  readonly aff: Uint8Array;
  readonly dic: Uint8Array;
}

/**
 * Reads the dictionary of a language, by the first part of its tag; nothing where there is none.
 * They are LibreOffice's, as packages: a language is added by one line here.
 */
export async function readDictionary(tag: string): Promise<DictionaryFile | undefined> {
  const load = dictionaries[tag.split('-')[0] ?? ''];
  return load && (await load()).default;
}

const dictionaries: Readonly<Record<string, () => Promise<{ default: DictionaryFile }>>> = {
  en: () => import('dictionary-en-gb'),
  fr: () => import('dictionary-fr'),
  ru: () => import('dictionary-ru'),
};
