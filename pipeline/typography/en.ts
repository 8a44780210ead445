import { pattern } from '../model/pattern-for.ts';
import { bind, change, initials, type Manners, type Rule, ranges } from './manners.ts';

const months = pattern.u`(?:January|February|March|April|May|June|July|August|September|October|November|December)(?!\p{L})`;

const units = pattern.u`(?:km\/h|km\/s|m\/s|km²|m²|m³|[kcmµn]?m|[kmµ]?g|tonnes?|t|[mµn]?s|min|h|[kMGT]?Hz|[kMGT]?W|[kMGT]?Wh|[kM]?V|[kMGT]B|[kMGT]bit\/s|K|°[CF]?|%|million|billion|trillion|[ap]\.?m\.?)(?![\p{L}\p{N}])`;

const rules: readonly Rule[] = [
  ranges,
  // British newsrooms set a spaced en dash for a parenthesis; a lone hyphen there is a typist's.
  change('spaced-hyphen', /(?<=\S\s+)-{1,3}(?=\s)/gu, '–'),
  // A line may end in a dash but not begin with one.
  bind('dash', /\S/u, /[–—]\s/u),
  bind('day-month', /(?<!\d)\d{1,2}(?:st|nd|rd|th)?/u, months),
  bind('month-day', pattern.u`(?<!\p{L})${months.source}`, /\d{1,2}(?!\d)/u),
  bind('number-unit', /\d/u, units),
  bind('number-sign', pattern.u`(?<!\p{L})[Nn]os?\.`, /\d/u),
  bind('reference', pattern.u`(?<!\p{L})(?:pp?|[Ff]ig|[Cc]h|[Vv]ol)\.`, /\d/u),
  bind('title', pattern.u`(?<!\p{L})(?:Mr|Mrs|Ms|Dr|Prof|St|Sir|Dame)\.?`, pattern.u`\p{Lu}`),
  initials,
];

/** English as British newsrooms set it. */
export const english: Manners = {
  quotes: {
    outer: { open: '“', close: '”', inside: '' },
    inner: { open: '‘', close: '’', inside: '' },
  },
  singleQuotes: 'curled',
  // The ’90s, rock ’n’ roll, ’tis; but '10' between quotes is a quotation.
  elisions:
    /['’](?:\d\ds?(?![\p{L}\p{N}'’])|n['’](?!\p{L})|(?:tis|twas|twere|em|til|cause|bout)(?![\p{L}'’]))/iuy,
  rules,
};
