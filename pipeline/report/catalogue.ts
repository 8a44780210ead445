import type { RuleDescription } from './rule.ts';
import { syncRules } from './rules/sync.ts';

/**
 * Every rule that a message may name, by its id. The rules of one subject stand in one file of
 * `rules/`; a test holds that no message names a rule that is not here.
 */
export const catalogue: Readonly<Record<string, RuleDescription>> = {
  ...syncRules,
};
