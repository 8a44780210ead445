import { matchesIn, type Pattern, pattern } from '../model/pattern-for.ts';
import type { RuleId } from '../report/catalogue.ts';
import type { Finding, Question } from './question.ts';

const months =
  'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const days = 'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche';

interface Usage {
  readonly rule: RuleId;
  readonly pattern: Pattern;
  /** What was expected in the place of a match; nothing if the match is right after all. */
  readonly mend: (match: RegExpExecArray, text: string) => string | undefined;
  readonly note: string;
}

/**
 * What French writes otherwise than English (Lexique des règles typographiques en usage à
 * l'Imprimerie nationale). Spaces and quotation marks are set by the build and not asked about.
 */
const usages: readonly Usage[] = [
  {
    rule: 'french-first-day',
    pattern: pattern.giu`(?<![\p{L}\p{N}.,])1[\s\u00a0\u202f](?=(?:${months})(?!\p{L}))`,
    mend: () => '1er',
    note: 'Le premier jour du mois : 1er juin. Les autres jours restent des cardinaux : 2 juin.',
  },
  {
    rule: 'french-time',
    pattern: pattern.giu`(?<![\p{L}\p{N}:.,/-])([01]?\d|2[0-4]):([0-5]\d)(?![\p{L}\p{N}:]|\s?[ap]\.?m)`,
    mend: ([, hour, minute]) => `${hour} h ${minute}`,
    note: 'L’heure s’écrit avec h : 10 h 30.',
  },
  {
    rule: 'french-accented-capital',
    pattern: pattern.gu`(?<![\p{L}\p{N}-])(?:Etat|Etats|Ecole|Ecoles|Eglise|Election|Elections|Elysée|Elysee|Egypte|Ethiopie|Equateur|Evénement|Evénements|Evènement|Etude|Etudes|Etudiants?|Equipe|Equipes|Emission|Emissions|Energie|Energies|Economie|Editions?|Edition|Education|Evolution|Evaluation|Energétique|Electricité|Electronique|Eric|Emile|Etienne|Emilie|Eléonore|Edouard|Erythrée|Ile|Iles)(?![\p{L}\p{N}])`,
    mend: ([found]) => (found.startsWith('I') ? `Î${found.slice(1)}` : `É${found.slice(1)}`),
    note: 'Les capitales gardent leurs accents.',
  },
  {
    rule: 'french-accented-capital',
    // « A » with a following word is the preposition, but for grades, plans and vitamins.
    pattern:
      /(?<=^|[.!?…:]\s+|[«“]\s*|\n)A(?=\s+(?:l[’']|la\s|cette\s|cet\s|ce\s|partir|propos|travers|noter|savoir|ces\s|cause|compter|côté|défaut|l’issue|l'issue|long|Paris|Moscou|Toulouse|Bruxelles|Londres|Genève|New\s|suivre|terme|nouveau|quelques|peine|titre|leur\s|son\s|sa\s|ses\s|notre\s|votre\s|mesure|moins|chaque|défaut|ce\b|\d))/gu,
    mend: () => 'À',
    note: 'Les capitales gardent leurs accents.',
  },
  {
    rule: 'french-accented-capital',
    pattern: pattern.gu`(?<![\p{L}\p{N}])Ca(?=\s+(?:va|fait|ne|n[’']|y|a|peut|se|me|nous)\s)`,
    mend: () => 'Ça',
    note: 'Les capitales gardent leurs accents.',
  },
  {
    rule: 'french-small-letter',
    pattern: pattern.gu`(?<=\d(?:er)?[\s\u00a0\u202f]|(?:en|de|d[’']|du|le|au|depuis|mi-|début|fin|courant)[\s\u00a0]?)(?:${capitalised(months)})(?![\p{L}-])|(?<=\p{Ll}[\s,]+)(?:${capitalised(days)})(?=[\s\u00a0]+\d|[\s,]+dernier|[\s,]+prochain|[,.])`,
    mend: ([found], text) => {
      // May Day, Mars and Avril are names as well; « Mars » is the planet where no day stands before.
      const index = text.indexOf(found);
      if (
        /^(?:Mars|Avril|Mai)$/.test(found) &&
        !/\d(?:er)?[\s\u00a0\u202f]$/u.test(text.slice(0, index))
      )
        return undefined;
      return found.toLowerCase();
    },
    note: 'Les mois et les jours s’écrivent sans majuscule.',
  },
  {
    rule: 'french-number-sign',
    pattern: pattern.gu`(?<![\p{L}\p{N}])(?:No\.?|#|N°|№|Nr\.)[\s\u00a0\u202f]?(?=\d)`,
    mend: ([found], text) => {
      const index = text.indexOf(found);
      // At the head of a sentence or label the capital is right.
      if (found.startsWith('N°'))
        return /^$|[.!?…:]\s*$/.test(text.slice(0, index).trimEnd()) ? undefined : 'n°';
      return found.startsWith('#') ? undefined : 'n°';
    },
    note: 'Numéro s’abrège en n°, avec une petite lettre au milieu d’une phrase.',
  },
  {
    rule: 'french-decimal',
    pattern: pattern.gu`(?<![\p{L}\p{N}.,:/-])\d{1,3}\.\d{1,2}(?=[\s\u00a0\u202f]?(?:%|€|\$|£|millions?|milliards?|km|kg|m²|°C|euros?|dollars?|points?|fois|mètres?|tonnes?|litres?))`,
    mend: ([found]) => found.replace('.', ','),
    note: 'La décimale se sépare par une virgule.',
  },
];

/** Asks for what is written as in English. */
export const askFrench: Question = ({ alone, language }) => {
  if (language !== 'fr') return [];
  return usages.flatMap(({ rule, pattern, mend, note }) =>
    matchesIn(alone, pattern).flatMap((match): Finding[] => {
      const expected = mend(match, alone);
      const found = match[0].trim();
      return expected === undefined || expected === found
        ? []
        : [
            {
              rule,
              level: 'warning',
              reason: `Unexpected “${found}”, expected “${expected}”`,
              note,
              at: match.index,
            },
          ];
    }),
  );
};

function capitalised(names: string): string {
  return names.replace(
    /(^|\|)(\p{Ll})/gu,
    (_, bar: string, letter: string) => bar + letter.toUpperCase(),
  );
}
