import type { RuleDescription } from '../rule.ts';

/** Rules of the files that go to translators' tools and come back. */
export const exchangeRules = {
  'exchange-file': {
    means:
      'The file is none that can be imported. It must be XLIFF, PO, a spreadsheet or TMX, sound and of a sensible size; a formula is no translation, and declarations of entities are refused. Nothing was imported.',
    wrong: 'PR081-2018.fr.xlsx in which the translation is a formula: =A2',
    right: 'PR081-2018.fr.xlsx in which the translation is a text',
  },
  'exchange-language': {
    means:
      'The file is in another language than the tables it is to go into. This keeps a Russian text out of the French tables.',
    wrong: 'presspack import PR081-2018.ru.xlf --locale fr',
    right: 'presspack import PR081-2018.ru.xlf --locale ru',
  },
  'exchange-conflict': {
    means:
      'Table and file have both changed a translation since the export. The table’s is kept, because an import must not undo newer work; a person decides.',
    wrong: 'table: “Le CNES a signé…” (yesterday), file: “Le CNES signe…” (exported last week)',
    right: 'presspack import PR081-2018.fr.xlf --take file (or --take table)',
  },
  'exchange-unknown-text': {
    means:
      'The file translates a text that no release has. The source has changed since the export, or the file belongs to another project.',
    wrong: 'the source of the file says “Thursday 15 June”, the release “Friday 15 June”',
    right: 'a file that was exported after the release was changed',
  },
  'exchange-source': {
    means:
      'The source beside a translation is another than was exported. The translation may belong to another text.',
    wrong: 'a spreadsheet in which only the column of translations was sorted',
    right: 'a spreadsheet in which whole rows were sorted',
  },
  'exchange-twice': {
    means:
      'The file translates one text in two ways. Which one is meant cannot be known, and neither is imported.',
    wrong:
      'two rows for “Press Officer”, one with “Attachée de presse”, one with “Chargée de presse”',
    right: 'one row for “Press Officer”',
  },
  'exchange-character': {
    means:
      'A text holds a sign that no file can carry, or is far too long. Such signs are controls that came along with a copy; nobody can see them.',
    wrong: 'a translation with U+0007 in it, pasted from a terminal',
    right: 'the same translation without it',
  },
} as const satisfies Record<string, RuleDescription>;
