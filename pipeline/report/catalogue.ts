import type { RuleDescription } from './rule.ts';
import { approvalRules } from './rules/approvals.ts';
import { correctionRules } from './rules/corrections.ts';

import { embargoRules } from './rules/embargo.ts';
import { exchangeRules } from './rules/exchange.ts';

import { factRules } from './rules/facts.ts';

import { fileRules } from './rules/files.ts';
import { glossaryRules } from './rules/glossary.ts';
import { imageRules } from './rules/images.ts';
import { labelRules } from './rules/labels.ts';
import { languageRules } from './rules/language.ts';
import { markdownRules } from './rules/markdown.ts';
import { mediaRules } from './rules/media.ts';
import { newRules } from './rules/new.ts';
import { newsroomRules } from './rules/newsroom.ts';
import { outputRules } from './rules/output.ts';
import { packRules } from './rules/pack.ts';
import { pageRules } from './rules/page.ts';
import { settingsRules } from './rules/settings.ts';
import { tableRules } from './rules/tables.ts';

/**
 * The rules of each subject, in the order in which a release is made. Only what explains them loads
 * this file: a build names rules by their ids, which `RuleId` holds to what stands here.
 */
export const subjects = {
  'Files and folders': fileRules,
  'A new release': newRules,
  'Front matter and settings': settingsRules,
  'Corrections and withdrawals': correctionRules,
  Embargoes: embargoRules,
  'The text': markdownRules,
  Pictures: { ...imageRules, ...mediaRules },
  'Numbers, dates and addresses': factRules,
  Translations: tableRules,
  'Words around the text': labelRules,
  'The language of source and translations': languageRules,
  'Glossaries and waivers': glossaryRules,
  'The pages': pageRules,
  Packs: outputRules,
  'Sums and signatures': packRules,
  'The newsroom': newsroomRules,
  Approvals: approvalRules,
  'Files of translators’ tools': exchangeRules,
} satisfies Record<string, Readonly<Record<string, RuleDescription>>>;

/** The id of a rule that a message may name. */
export type RuleId = KeyOf<(typeof subjects)[keyof typeof subjects]>;

/** Every rule that a message may name, by its id. */
export const catalogue = Object.assign(Object.create(null), ...Object.values(subjects)) as Readonly<
  Record<RuleId, RuleDescription>
>;

type KeyOf<T> = T extends unknown ? keyof T : never;
