import { numberKey } from './fact.ts';
import { find, note, type Passage } from './passage.ts';

/** Notes the times of day: 10:30, 6 p.m., 10 h 30, 10 ч 30 мин. */
export function readTimes(passage: Passage): void {
  if (!/\d/.test(passage.rest)) return;
  const { lexicon } = passage;
  for (const pattern of lexicon.times) {
    for (const match of find(passage, pattern)) {
      const { hour: written = '', minute, half } = match.groups ?? {};
      const shown = Number(written);
      const hour = hourOf(shown, half?.toLowerCase(), lexicon.isAfternoon);
      const text = match[0].trimEnd();
      note(passage, {
        kind: 'time',
        start: match.index,
        end: match.index + text.length,
        keys: [`t:${60 * hour + Number(minute ?? 0)}`],
        atoms: [
          // Elsewhere the hours may stand as a bare number, of the clock's twelve or of the day's.
          {
            keys: [...new Set([shown, hour])].map(numberKey),
            demand: 'always',
            text,
          },
          ...(minute === undefined
            ? []
            : [
                {
                  keys: [numberKey(Number(minute))],
                  demand: minute === '00' ? ('never' as const) : ('always' as const),
                  text,
                },
              ]),
        ],
      });
    }
  }
}

function hourOf(
  hour: number,
  half: string | undefined,
  isAfternoon: (half: string) => boolean,
): number {
  if (half === undefined) return hour;
  if (isAfternoon(half)) return hour < 12 ? hour + 12 : hour;
  return hour === 12 ? 0 : hour;
}
