import { matchesIn, pattern, patternFor } from '../model/pattern-for.ts';
import type { Stretch } from './prose.ts';

/** The sentences of a text, without the spaces between them. */
export function sentencesOf(text: string): Stretch[] {
  const sentences: Stretch[] = [];
  let start = 0;
  const close = (end: number): void => {
    const lead = /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0;
    if (start + lead < end && /[\p{L}\p{N}]/u.test(text.slice(start, end))) {
      sentences.push({ start: start + lead, end });
    }
    start = end;
  };
  for (const stop of matchesIn(text, stops)) {
    const end = stop.index + stop[0].length;
    if (stop[0] !== '\n' && isAbbreviated(text.slice(start, stop.index + 1))) continue;
    close(end);
  }
  close(text.length);
  return sentences;
}

/** What ends a sentence: marks, whatever closes behind them, then a space and a beginning; a break. */
const stops = pattern.gu`[.!?…]+["”»’)\]]*(?:\s[”»])?(?=\s+["“„«‘([—–-]*\s?["“„«‘([]*[\p{Lu}\p{N}])|\n`;

const isAbbreviated = (text: string): boolean => patternFor(text, abbreviation).test(text);

/** A full stop that belongs to what stands before it: an initial, an abbreviation. */
const abbreviation = pattern.u`(?:^|[^\p{L}])(?:\p{Lu}|[Мм]р|Mrs?|Ms|Drs?|Prof|St|Ste|Sgt|Sen|Rep|Gov|Gen|Col|Lt|Jr|Sr|No|Nos|vs|Fig|fig|Art|art|Vol|vol|pp?|cf|ca|e\.g|i\.e|eg|ie|al|etc|approx|Inc|Ltd|Co|Corp|MM|Mme|Mlle|Me|Pr|av|env|ex|chap|т|г|гг|в|вв|им|ул|см|рис|табл|стр|проф|акад|тыс|млн|млрд|руб|чел|напр|др|пр|св|Св|т\.\s?[едкпн]|г-н|г-жа|д-р|[A-Z]\.[A-Z]|a\.m|p\.m)\.$`;
