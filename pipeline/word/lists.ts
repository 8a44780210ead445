import { AlignmentType, type ILevelsOptions, LevelFormat } from 'docx';
import type { Job } from './job.ts';

/** The bullets of all lists that are not numbered. */
export function makeBullets(): { reference: string; levels: ILevelsOptions[] } {
  return { reference: 'bullets', levels: levelsOf(() => bullet) };
}

/** Begins a numbered list, which counts by itself; returns its reference. */
export function numberList(start: number, level: number, job: Job): string {
  const reference = `numbers-${job.lists.length + 1}`;
  const levels = levelsOf((index) => ({ ...number(index), ...(index === level && { start }) }));
  job.lists.push({ reference, levels });
  return reference;
}

type Mark = Pick<ILevelsOptions, 'format' | 'text' | 'start'>;

const bullet: Mark = { format: LevelFormat.BULLET, text: '•' };

function number(index: number): Mark {
  return { format: LevelFormat.DECIMAL, text: `%${index + 1}.` };
}

/** The nine levels that Word knows, each moved in a quarter of an inch further. */
function levelsOf(mark: (index: number) => Mark): ILevelsOptions[] {
  return Array.from({ length: 9 }, (_, level) => ({
    level,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 360 * (level + 1), hanging: 360 } } },
    ...mark(level),
  }));
}
