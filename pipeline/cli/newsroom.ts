import { relative } from 'node:path';
import type { VFile } from 'vfile';
import { localizeNewsroom, tellDays } from '../localize/localize.ts';
import type { Newsroom } from '../model/newsroom.ts';
import type { Locale } from '../model/string-table.ts';
import type { Output } from '../pack/pack.ts';
import type { Report } from '../report/json.ts';
import { say } from '../report/message.ts';

/** What the newsroom is made of, besides the packs that stand. */
export interface NewsroomTask {
  readonly newsroom: Newsroom;
  /** All of the project. */
  readonly locales: readonly Locale[];
  readonly output: Output;
  readonly directory: string;
  /** Where complaints go that concern no release. */
  readonly complaints: VFile;
}

/** Brings index pages, feeds and the site map in line with the packs that stand. */
export async function publishNewsroom({
  newsroom,
  locales,
  output,
  directory,
  complaints,
}: NewsroomTask): Promise<Report['newsroom']> {
  const fallback = locales.find(({ tag }) => tag === newsroom.language) ?? locales[0];
  if (!fallback) return undefined;
  const { makeNewsroom } = await import('../newsroom/newsroom.ts');
  const site = {
    newsroom,
    languages: locales.map((locale) => localizeNewsroom(locale, fallback)),
    ...tellDays(newsroom.timeZone),
  };
  const published = await output.publish((standing) => makeNewsroom(standing, site));
  const feeds = newsroom.baseUrl !== undefined;
  if (published.outcome !== 'refused') {
    const written = published.written.map(({ path, size }) => ({ path, bytes: size }));
    return { ...published, written, removed: [...published.removed], feeds };
  }
  const place = relative('', directory) || '.';
  say(complaints, {
    rule: 'foreign-newsroom',
    level: 'warning',
    reason: `Unexpected ${published.names.map((name) => `${place}/${name}`).join(', ')}, expected no files but those of presspack in the place of the newsroom`,
    note: 'The packs are whole, but no index, feed or site map was written. Move these away and build again.',
    place: { path: `${place}/${published.names[0]}`, line: 1, column: 1 },
  });
  return { outcome: 'refused', pages: 0, written: [], removed: [], feeds };
}
