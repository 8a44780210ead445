import { matchesIn, type Pattern, pattern } from '../model/pattern-for.ts';
import {
  bind,
  change,
  type Edit,
  initials,
  LINE,
  type Manners,
  NBSP,
  NNBSP,
  type Rule,
  thousands,
} from './manners.ts';

const months = pattern.u`(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?!\p{L})`;

const units = pattern.u`(?:km\/h|km\/s|m\/s|km²|m²|m³|[kcmµn]?m|[kmµ]?g|tonnes?|t|[mµn]?s|min|h|j|ans?|[kMGT]?Hz|[kMGT]?W|[kMGT]?Wh|[kM]?V|[kMGT]o|[kMGT]bit\/s|K|°C?|[%‰$£]|(?:k|M|Md|G)?€|euros?|millions?|milliards?)(?![\p{L}\p{N}])`;

/** What may stand right before a mark that wants a space: no space, nothing open, no dash. */
const attached = /[^\s;:!?([{«“„‘"'–—-]/u;

/** A mark before a letter or a digit is no punctuation: `a?b=1`, `!important`. */
const high = pattern.u`[;!?](?![\p{L}\p{N}=/&])`;

/** A colon that ends something; not 10:30, 16:9, `a:b` or `:-)`. */
const colon = new RegExp(`:(?=$|[\\s${LINE}»”’")\\]])`, 'u');

const rules: readonly Rule[] = [
  { name: 'dash', edits: bindDashes },
  // Lexique des règles typographiques en usage à l'Imprimerie nationale: a thin no-break space
  // before ; ! ?, a full one before the colon and inside guillemets.
  bind('high-punctuation', /^|[^\s«“„‘([{]/u, high, NNBSP),
  change('high-punctuation-missing', after(attached, high), (match) => NNBSP + match[0]),
  bind('colon', /^|[^\s«“„‘([{]/u, colon),
  change('colon-missing', after(attached, colon), (match) => NBSP + match[0]),
  bind('day-month', /(?<!\d)(?:\d{1,2}|1er)/u, months),
  bind('number-unit', /\d/u, units),
  bind('hour', /(?<!\d)\d{1,2}\s?h/u, /\d{2}(?!\d)/u),
  bind('number-sign', pattern.u`(?<!\p{L})[Nn](?:°|º|[oᵒ]s?)`, /\d/u),
  change(
    'number-sign-missing',
    pattern.gu`(?<=(?<!\p{L})[Nn])[°º](?=\d)`,
    (match) => match[0] + NBSP,
  ),
  bind('reference', pattern.u`(?<!\p{L})(?:pp?|fig|art|chap|vol)\.`, /\d/u),
  bind('title', pattern.u`(?<!\p{L})(?:MM?\.|Mmes?|Mlles?|Drs?|Prs?|Me|Mgr)`, pattern.u`\p{Lu}`),
  initials,
  thousands(NNBSP),
];

/** French as set in France. */
export const french: Manners = {
  quotes: {
    outer: { open: '«', close: '»', inside: NBSP },
    inner: { open: '“', close: '”', inside: '' },
  },
  singleQuotes: 'raised',
  rules,
};

function after(before: Pattern, mark: Pattern): Pattern {
  return pattern.gu`(?<=${before.source})${mark.source}`;
}

/**
 * Dashes around a parenthesis hold on to it: the first by the space after it, the second by the
 * space before it. A dash alone in its sentence opens a parenthesis that ends with the sentence.
 */
function bindDashes(text: string): Edit[] {
  const edits: Edit[] = [];
  let isOpen = false;
  let done = 0;
  for (const { groups = {}, index } of matchesIn(text, dashOrStop)) {
    const { before = '', dash, after = '' } = groups;
    if (dash === undefined) {
      isOpen = false;
      continue;
    }
    isOpen = !isOpen && after !== '';
    const start = index + before.length;
    const end = start + dash.length;
    if (!isOpen && before && index >= done) edits.push({ start: index, end: start, insert: NBSP });
    if (dash.startsWith('-')) edits.push({ start, end, insert: '–' });
    if (isOpen) edits.push({ start: end, end: end + after.length, insert: NBSP });
    done = isOpen ? end + after.length : end;
  }
  return edits;
}

/**
 * A dash with spaces around it (after the second of a pair a comma or a full stop may follow), not
 * between two digits; or the end of a sentence, which « M. » is not.
 */
const dashOrStop = pattern.gu`(?<before>(?<=\S)\s+|^)(?<dash>[–—]|(?<=\s)-{1,3}(?=\s))(?=(?<after>\s+)|[,.;)])(?<!\d\s+\S{1,3}(?=\s+\d))|(?:\p{Ll}\p{Ll}\.|[!?…])(?=[»”)]?\s[\s«»“”(]*\p{Lu})`;
