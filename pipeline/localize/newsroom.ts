import type { NewsroomLabels } from '../model/newsroom-labels.ts';
import type { Locale } from '../model/string-table.ts';
import { typographText } from '../typography/typography.ts';
import { noonOf, writeDay } from './dates.ts';
import { labelsOf, prepareFurniture } from './furniture.ts';
import { prepareStrings } from './strings.ts';

/**
 * The words of the newsroom's own pages in a locale.
 *
 * @param fallback A locale whose words stand for those that are not translated yet: pages of all
 *   languages are made whichever are built.
 */
export function localizeNewsroom(locale: Locale, fallback: Locale): NewsroomLabels {
  const { tag } = locale;
  const furniture = prepareFurniture(
    tag,
    prepareStrings(locale, 'labels'),
    prepareStrings(fallback, 'labels'),
  );
  const { language, availableIn, skip, download, formats, colon } = labelsOf(furniture, tag, 1);
  return {
    tag,
    language: language || tag,
    releases: furniture('releases'),
    releasesOf: furniture('releasesOf'),
    latest: furniture('latest'),
    years: furniture('years'),
    subscribe: furniture('subscribe'),
    notAvailable: furniture('notAvailable'),
    allFiles: furniture('allFiles'),
    allLanguages: furniture('allLanguages'),
    availableIn,
    skip,
    download,
    correction: furniture('correction'),
    withdrawal: furniture('withdrawal'),
    formats,
    colon,
  };
}

/** How the newsroom tells days: for machines as noon where it works, for people in a language's words. */
export function tellDays(timeZone: string) {
  const noons = new Map<string, string>();
  return {
    noonOf(day: string): string {
      const noon = noons.get(day) ?? noonOf(day, timeZone);
      noons.set(day, noon);
      return noon;
    },
    writeDay: (day: string, tag: string): string => typographText(writeDay(day, tag), tag),
  };
}
