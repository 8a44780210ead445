import { type Guide, isKnownWord } from '../model/guide.ts';
import { matchesIn, pattern, patternFor } from '../model/pattern-for.ts';
import type { Finding, Overview, Subject } from './question.ts';

/** An acronym in brackets behind its long form: “Space Climate Observatory (SCO)”. */
const introduced = pattern.gu`\((?<acronym>\p{Lu}[\p{Lu}\p{N}]{1,7}s?)\)`;

/**
 * Asks whether an acronym that the source introduces in brackets is introduced in the translation,
 * too, if that uses it anywhere else.
 */
export const findUnintroduced: Overview = (pairs) =>
  pairs.flatMap((pair) => {
    const { source, target } = pair;
    return matchesIn(source.prose.text, introduced).flatMap(({ groups }) => {
      const acronym = stem(groups?.acronym ?? '');
      if (target.prose.text.includes(acronym)) return [];
      if (!pairs.some((other) => other.target.prose.text.includes(acronym))) return [];
      return [
        {
          pair,
          rule: 'lost-acronym',
          level: 'warning' as const,
          reason: `Unexpected absence of “${acronym}”, expected it in brackets as in the source`,
          note: 'The source explains it here, and the rest of the translation relies on it.',
          at: 0,
        },
      ];
    });
  });

const stem = (acronym: string): string => acronym.replace(/s$/, '');

/**
 * Asks whether an acronym is lost that all the other segments of the release keep as it is, two of
 * them at least.
 */
export const findLostAcronyms: Overview = (pairs) => {
  const kept = new Map<string, number>();
  const lost = new Map<string, (typeof pairs)[number][]>();
  for (const pair of pairs) {
    for (const acronym of acronymsOf(pair.source)) {
      const isKept = pair.target.prose.text.includes(acronym);
      if (isKept) kept.set(acronym, (kept.get(acronym) ?? 0) + 1);
      else lost.set(acronym, [...(lost.get(acronym) ?? []), pair]);
    }
  }
  return [...lost].flatMap(([acronym, losers]) => {
    const [pair, ...others] = losers;
    if (!pair || others.length > 0 || (kept.get(acronym) ?? 0) < 3) return [];
    if (pair.source.prose.text.includes(`(${acronym}`)) return [];
    return [
      {
        pair,
        rule: 'lost-acronym',
        level: 'warning' as const,
        reason: `Unexpected absence of “${acronym}”, expected it as in the rest of the translation`,
        note: 'The source has it here, and everywhere else the translation keeps it.',
        at: 0,
      },
    ];
  });
};

const longAcronym = pattern.gu`(?<![\p{L}\p{N}.-])\p{Lu}{3,8}(?![\p{L}\p{N}])`;
const acronymOrPlural = pattern.gu`(?<![\p{L}\p{N}.@/_-])\p{Lu}{2,8}s?(?![\p{L}\p{N}@/_])`;

/** Acronyms with three letters or more: of two letters most are translated. */
function acronymsOf({ alone }: Subject): Set<string> {
  // A line all in capitals has no acronyms.
  if (!/\p{Ll}/u.test(alone)) return new Set();
  return new Set(alone.match(patternFor(alone, longAcronym)) ?? []);
}

/**
 * Asks whether an acronym of the source is explained where it is first used: in brackets behind its
 * long form, or before it.
 *
 * @param subjects The whole text, in its order.
 */
export function findUnexplained(
  subjects: readonly Subject[],
  guide: Guide,
  known: readonly string[],
): (Finding & { readonly subject: Subject })[] {
  const seen = new Set(known);
  return subjects.flatMap((subject) => {
    const { text } = subject.prose;
    if (!/\p{Ll}/u.test(text)) return [];
    return matchesIn(text, acronymOrPlural).flatMap(({ 0: found, index }) => {
      const acronym = stem(found);
      if (seen.has(acronym) || isAccepted(acronym, guide)) return [];
      seen.add(acronym);
      if (isExplained(acronym, subjects) || isForeign(subject, index)) return [];
      return [
        {
          subject,
          rule: 'unexplained-acronym',
          level: 'warning' as const,
          reason: `Unexpected acronym “${acronym}”, expected its long form where it is first used`,
          note: `Write “Long Form (${acronym})”, or add ${acronym} to the words of locales/glossary.json if every reader knows it.`,
          at: index,
        },
      ];
    });
  });
}

function isForeign({ prose }: Subject, index: number): boolean {
  return prose.foreign.some(({ start, end }) => start <= index && index < end);
}

/** “Space Climate Observatory (SCO)”, “SCO (Space …)”, “SCO, the Space …”. */
function isExplained(acronym: string, subjects: readonly Subject[]): boolean {
  const brackets = pattern.u`\([^()]*(?<!\p{L})${acronym}s?(?!\p{L})[^()]*\)|(?<!\p{L})${acronym}s?["”»]?\s*\(\p{L}{2,}[^()]*\s[^()]*\)`;
  // “MTB-2 instrument (Mouse Telemetry for Bion-M2)”: the letters of the acronym begin the words.
  const initials = [...acronym]
    .map((letter) => `${letter}[\\p{L}-]*(?:\\s\\p{Ll}+){0,2}`)
    .join('\\s');
  const apart = pattern.u`(?<!\p{L})${acronym}[^()]{0,30}\((?:the\s)?${initials}`;
  return subjects.some(
    ({ prose: { text } }) =>
      patternFor(text, brackets).test(text) || patternFor(text, apart).test(text),
  );
}

function isAccepted(acronym: string, guide: Guide): boolean {
  const lower = acronym.toLowerCase();
  return (
    wellKnown.has(acronym) ||
    /^[IVXLCDM]+$/.test(acronym) ||
    isKnownWord(lower, guide) ||
    guide.names.some(({ source }) => source === acronym)
  );
}

/** What no reader of news needs to be told. */
const wellKnown = new Set(
  'AI CD CEO CET CEST CNN BBC DNA DVD EU EUR FAQ GDP GMT GPS HD HTML HIV HTTP HTTPS ID IT NASA NATO NGO OK PC PDF PIN PM AM PR RNA SIM SMS TV UK UN URL US USA USB USD USSR UTC VIP VAT WHO WWW XML MP NB PS FR RU EN СМИ США ООН РФ СССР ЕС НАТО НАСА УК ТВ ВИЧ ДНК МСК ВОЗ ONU UE OTAN OMS PIB TVA ADN ONG PME SNCF VIH'.split(
    ' ',
  ),
);
