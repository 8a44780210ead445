import type { RuleDescription } from '../rule.ts';

/** Rules of the files that go to translators' tools and come back. */
export const exchangeRules = {
  'exchange-file': {
    means:
      'A file that is imported must be one that translators’ tools write: XLIFF, PO, a spreadsheet or TMX, sound and of a sensible size. Nothing is imported from one that is not.',
    wrong: 'PR081-2018.fr.xlsx in which the translation is a formula: =A2',
    right: 'PR081-2018.fr.xlsx in which the translation is a text',
  },
  'exchange-language': {
    means:
      'The languages of an imported file must be those of the release and of a folder in locales/, so that no Russian text is written into the French tables.',
    wrong: 'presspack import PR081-2018.ru.xlf --locale fr',
    right: 'presspack import PR081-2018.ru.xlf --locale ru',
  },
  'exchange-conflict': {
    means:
      'Somebody has changed a translation in the table after the file was exported, and the file says something else. The table’s is kept, because an import must not undo newer work; a person decides.',
    wrong: 'table: “Le CNES a signé…” (yesterday), file: “Le CNES signe…” (exported last week)',
    right: 'presspack import PR081-2018.fr.xlf --take file (or --take table)',
  },
  'exchange-unknown-text': {
    means:
      'The file holds a translation of a text that no release has: the source has changed since the export, or the file belongs to another project.',
    wrong: 'the source of the file says “Thursday 15 June”, the release “Friday 15 June”',
    right: 'a file that was exported after the release was changed',
  },
  'exchange-source': {
    means:
      'The source text beside a translation is not the one that its hidden name stands for. The translation may belong to another text.',
    wrong: 'a spreadsheet in which only the column of translations was sorted',
    right: 'a spreadsheet in which whole rows were sorted',
  },
  'exchange-twice': {
    means:
      'The file has two different translations of one text. Which one is meant cannot be known.',
    wrong:
      'two rows for “Press Officer”, one with “Attachée de presse”, one with “Chargée de presse”',
    right: 'one row for “Press Officer”',
  },
  'exchange-character': {
    means:
      'A text holds a character that is none (a control character, half of a surrogate pair), which neither the tables nor translators’ files can carry, or it is far too long to be a text.',
    wrong: 'a translation with U+0007 in it, pasted from a terminal',
    right: 'the same translation without it',
  },
} as const satisfies Record<string, RuleDescription>;
